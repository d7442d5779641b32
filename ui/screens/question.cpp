// One question a page: choices, a count, a date, or something typed with the keyboard below.
#include <algorithm>
#include <charconv>

#include "kiosk/form/choices.h"
#include "kiosk/journey/draft.h"
#include "kiosk/text/numerals.h"
#include "kiosk/text/spoken.h"
#include "ui/screens/columns.h"
#include "ui/screens/question_address.h"
#include "ui/screens/question_date.h"
#include "ui/screens/question_photo.h"
#include "ui/screens/screens.h"
#include "ui/screens/stage.h"
#include "ui/screens/typed.h"

namespace motcua::ui {
namespace {

using content::FieldType;
using journey::Draft;
using text::T;

constexpr std::string_view kContinue = "question.continue";

const Draft* draft_of(const journey::Model& model, const content::Field& field) {
    const auto& drafts = model.visit->drafts;
    const auto at =
        std::find_if(drafts.begin(), drafts.end(), [&](const Draft& d) { return d.field == field.id; });
    return at == drafts.end() ? nullptr : &*at;
}

std::string_view value_of(const journey::Model& model, const content::Field& field) {
    const Draft* draft = draft_of(model, field);
    if (!draft) return {};
    return draft->picking ? view(draft->picking->typed) : view(draft->value);
}

std::string_view id_of(const Frame& f, const content::Field& field) { return f.keep("question." + field.id); }

// An address that begins: of this ward or elsewhere.
bool is_where(const journey::Model& model, const content::Field& field) {
    const Draft* draft = draft_of(model, field);
    return draft && draft->picking && draft->picking->step == journey::AddressStep::where;
}
bool is_chosen(const journey::Model& model, const content::Field& field) {
    return field.type == FieldType::choice || field.type == FieldType::choices ||
           field.type == FieldType::sex || is_where(model, field);
}
bool is_typed(const journey::Model& model, const content::Field& field) {
    return !is_chosen(model, field) && field.type != FieldType::count;
}
bool is_amount(FieldType type) { return type == FieldType::number || type == FieldType::money; }
bool is_identity(FieldType type) { return type == FieldType::citizen_id || type == FieldType::old_id; }
bool is_number(FieldType type) {
    return is_identity(type) || is_amount(type) || type == FieldType::phone || type == FieldType::date ||
           type == FieldType::year;
}

std::string_view input_of(FieldType type) {
    switch (type) {
        case FieldType::person_name: return "name";
        case FieldType::citizen_id:
        case FieldType::old_id:
        case FieldType::number: return "number";
        case FieldType::money: return "money";
        case FieldType::email: return "email";
        case FieldType::phone: return "phone";
        case FieldType::year: return "year";
        case FieldType::date: return "date";
        default: return "text";
    }
}

// The fields that the page really asks: the card has answered the others.
std::vector<const content::Field*> asked(const journey::Model& model, const content::Page& page) {
    std::vector<const content::Field*> fields;
    for (const content::Field& field : page.fields)
        if (draft_of(model, field)) fields.push_back(&field);
    return fields;
}

std::string_view hint_of(const journey::Model& model, const Frame& f, const content::Page& page,
                         const std::vector<const content::Field*>& fields) {
    if (!fields.empty() && draft_of(model, *fields.front())->picking) {
        const journey::Picking& picking = *draft_of(model, *fields.front())->picking;
        const bool pages_own = picking.step == journey::AddressStep::where && !page.hint.vi.empty();
        return pages_own ? f.say(page.hint) : address_hint(model, f, *fields.front(), picking);
    }
    if (!page.hint.vi.empty()) return f.say(page.hint);
    if (fields.empty()) return "";
    const content::Field& field = *fields.front();
    if (field.type == FieldType::choices) return f.say(T::question_choose_some);
    if (!field.required) return f.say(T::question_optional);
    if (field.type == FieldType::choice) return f.say(T::question_choose_one);
    if (field.type == FieldType::date && field.partial_date) return f.say(T::question_date_hint);
    if (field.type == FieldType::email) return f.say(T::question_email_hint);
    if (field.type == FieldType::money) return f.say(T::question_money_hint);
    if (field.decimals > 0) return f.say(T::question_decimal_hint);
    if (is_number(field.type)) return f.say(T::question_number_hint);
    return is_typed(model, field) ? typing_hint(f, model.visit->typist.method) : std::string_view();
}

const content::Field* field_of(const journey::Model& model, std::string_view id) {
    const content::Page* page = form::page_of_field(*journey::procedure(model), id);
    if (!page) return nullptr;
    const auto at = std::find_if(page->fields.begin(), page->fields.end(),
                                 [id](const content::Field& field) { return field.id == id; });
    return &*at;
}

// Before or after which other date: its name, and the day that was answered.
std::string_view order_words(const journey::Model& model, const Frame& f, T problem, std::string_view other) {
    const content::Field* field = field_of(model, other);
    if (!field) return f.say(problem, {{"other_day", ""}, {"other", ""}});
    const form::Answers answers =
        journey::with_drafts(model.visit->answers, *model.visit, *journey::question_page(model));
    return f.say(problem, {{"other_day", f.keep(text::partial_date(answers.value(other)))},
                           {"other", f.say(field->label)}});
}

std::string_view problem_words(const journey::Model& model, const Frame& f, const content::Field& field,
                               T problem) {
    const auto amount = [&](std::int64_t number) {
        const Secret written = text::grouped(std::to_string(number), f.words.language);
        const std::string unit = form::unit_of(field, f.words);
        return f.keep(std::string(view(written)) + (unit.empty() ? "" : " " + unit));
    };
    switch (problem) {
        case T::problem_count:
            return f.say(problem, {{"min", std::to_string(field.min)}, {"max", std::to_string(field.max)}});
        case T::problem_number:
            return f.say(problem, {{"min", amount(field.min)}, {"max", amount(form::amount_max(field))}});
        case T::problem_not_before: return order_words(model, f, problem, field.not_before);
        case T::problem_not_after: return order_words(model, f, problem, field.not_after);
        default: return f.say(problem);
    }
}

// ---- blocks of a body
// -------------------------------------------------------------------------------------------

void add_problem(const journey::Model& model, Frame& f, const content::Field& field, float width,
                 std::vector<Block>& blocks) {
    const Draft* draft = draft_of(model, field);
    if (!draft || !draft->problem) return;
    const Banner banner{f.keep("question." + field.id + ".problem"),
                        problem_words(model, f, field, *draft->problem), BannerKind::wrong};
    blocks.push_back(banner_block(f, width, banner));
}

bool is_selected(std::string_view value, const content::Field& field, const std::string& option) {
    if (field.type != FieldType::choices) return value == option;
    if (option == content::kNoneOfThem) return form::is_none_chosen(value);
    const auto ids = form::chosen(value);
    return std::find(ids.begin(), ids.end(), option) != ids.end();
}

void add_choice(Frame& f, const content::Field& field, std::string_view value, const content::Option& option,
                float width, std::vector<Block>& blocks) {
    const Choice choice{f.keep("question." + field.id + "." + option.id),
                        f.say(option.label),
                        option.help.vi.empty() ? std::string_view() : f.say(option.help),
                        is_selected(value, field, option.id),
                        field.type == FieldType::choices,
                        icon_named(option.picture)};
    blocks.push_back({choice_height(f.pen, choice, width),
                      [&f, choice, id = field.id, option_id = option.id](const Rect& rect) {
                          if (draw_choice(f.pen, rect, choice))
                              f.send(journey::intent::Choose{id, option_id});
                      }});
}

void add_choices(const journey::Model& model, Frame& f, const content::Field& field, float width,
                 std::vector<Block>& blocks) {
    if (is_where(model, field)) {
        const std::string_view chosen = where_chosen(*draft_of(model, field)->picking);
        for (const content::Option& option : where_options(model, f))
            add_choice(f, field, chosen, option, width, blocks);
        return;
    }
    const std::string_view chosen = value_of(model, field);
    const auto said = [&](T key) {
        return text::LocalText{std::string(f.say(key)), std::string(f.say(key))};
    };
    if (field.type == FieldType::sex) {
        add_choice(f, field, chosen, {"F", said(T::sex_female), {}}, width, blocks);
        add_choice(f, field, chosen, {"M", said(T::sex_male), {}}, width, blocks);
    }
    for (const content::Option& option : field.options) add_choice(f, field, chosen, option, width, blocks);
    if (field.type == FieldType::choices && !field.required)
        add_choice(f, field, chosen, {std::string(content::kNoneOfThem), said(T::question_none_of_them), {}},
                   width, blocks);
}

void add_stepper(const journey::Model& model, Frame& f, const content::Field& field, float width,
                 std::vector<Block>& blocks) {
    const auto least = static_cast<int>(field.min);
    const auto most = static_cast<int>(field.max);
    int count = least;
    const std::string_view digits = value_of(model, field);
    std::from_chars(digits.data(), digits.data() + digits.size(), count);
    const Stepper stepper{id_of(f, field),          f.say(field.label),     count, least, most,
                          f.say(T::question_fewer), f.say(T::question_more)};
    blocks.push_back({std::max(f.mm(44.0F), width * 0.12F), [&f, stepper, id = field.id](const Rect& rect) {
                          if (const int by = draw_stepper(f.pen, rect, stepper))
                              f.send(journey::intent::StepCount{id, by});
                      }});
}

// "049 158 001 234": numbers are read in groups.
std::string_view grouped(const Frame& f, FieldType type, std::string_view digits) {
    if (is_amount(type)) return f.keep(std::string(view(text::grouped(digits, f.words.language))));
    if (!is_identity(type) && type != FieldType::phone) return f.keep(std::string(digits));
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const bool phone_group = type == FieldType::phone && (i == 4 || i == 7);
        const bool id_group = is_identity(type) && i > 0 && i % 3 == 0;
        if (phone_group || id_group) out += ' ';
        out += digits[i];
    }
    return f.keep(std::move(out));
}

constexpr float kWayWidth =
    22.0F;  // millimetres: of a button to lines that have no room, and the least height
constexpr float kWayHeight = 18.0F;

// What was written above and below the lines that have room.
void draw_ways_through(Frame& f, Rect place, std::string_view id, const FieldLines& lines) {
    const std::size_t most = lines.all - lines.shown;
    const std::size_t above = std::min(f.scratch.lines_above_end, most);
    const std::size_t step = std::max<std::size_t>(1, lines.shown - 1);  // one line stays, to go on from
    const auto button = [&](std::string_view end, T words, Icon icon, bool enabled) {
        return Button{.id = f.keep(std::string(id) + std::string(end)),
                      .label = f.say(words),
                      .kind = ButtonKind::small,
                      .icon = icon,
                      .enabled = enabled,
                      .icon_only = true};
    };
    const float gap = f.mm(space::choice_gap);
    const bool stacked = place.h >= 2 * f.pen.target(kWayHeight) + gap;
    const Button up = button(".up", T::question_lines_up, Icon::up, above < most);
    const Button down = button(".down", T::question_lines_down, Icon::down, above > 0);
    const Rect first = stacked ? place.cut_top((place.h - gap) / 2) : place.cut_left((place.w - gap) / 2);
    const Rect second = stacked ? place.cut_bottom(place.h - gap) : place.cut_right(place.w - gap);
    if (draw_button(f.pen, first, up)) f.scratch.lines_above_end = std::min(above + step, most);
    if (draw_button(f.pen, second, down)) f.scratch.lines_above_end = above - std::min(above, step);
}

void draw_text_field(Frame& f, Rect rect, Field box, const std::string& id) {
    const float gap = f.mm(space::choice_gap);
    const float way = f.pen.target(kWayWidth);
    const bool stacked = rect.h >= 2 * f.pen.target(kWayHeight) + gap;
    if (box.focused && field_lines(f.pen, box, rect).shown < field_lines(f.pen, box, rect).all) {
        const Rect ways = rect.cut_right(stacked ? way : 2 * way + gap);
        rect.cut_right(f.mm(space::choice_gap));
        box.lines_above_end = f.scratch.lines_above_end;
        draw_ways_through(f, ways, box.id, field_lines(f.pen, box, rect));
    }
    if (!draw_field(f.pen, rect, box)) return;
    f.scratch.field = id;
    f.scratch.lines_above_end = 0;
}

void add_text_field(const journey::Model& model, Frame& f, const content::Field& field, float width,
                    std::vector<Block>& blocks) {
    constexpr std::size_t kLongTextLines = 3;
    const Draft* draft = draft_of(model, field);
    Field box{id_of(f, field),
              draft && draft->picking ? address_label(f, *draft->picking) : f.say(field.label),
              grouped(f, field.type, value_of(model, field)),
              "",
              input_of(field.type),
              f.scratch.field == field.id,
              draft && draft->problem.has_value(),
              true,
              Align::left};
    box.unit = f.keep(form::unit_of(field, f.words));
    if (field.type == FieldType::long_text && !box.wrong) box.lines_least = kLongTextLines;
    blocks.push_back({field_height(f.pen, box, width),
                      [&f, box, id = field.id](const Rect& rect) { draw_text_field(f, rect, box, id); }});
    blocks.back().least = least_field_height(f.pen, box);
}

// One zero too many is seen sooner in words.
void add_money_words(const journey::Model& model, Frame& f, const content::Field& field, float width,
                     std::vector<Block>& blocks) {
    const std::string_view digits = value_of(model, field);
    std::uint64_t amount = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), amount);
    if (amount == 0) return;
    const Secret words = text::in_words(amount, f.words.language);
    const std::string said = std::string(view(words)) + " " + form::unit_of(field, f.words);
    blocks.push_back(text_block(f, width,
                                {.id = f.keep("question." + field.id + ".words"),
                                 .text = f.say(T::question_money_words, {{"words", said}}),
                                 .personal = true}));
}

DateBoxes boxes_of(const content::Field& field, const Draft& draft) {
    return {"question." + field.id, field.id, view(draft.value), draft.problem.has_value(),
            field.partial_date};
}

// What may be left out where the glass has no room for it.
struct Offer {
    bool ways = true;      // of a date; and a sum of money in words
    std::size_t rows = 0;  // of places
};

std::vector<Block> blocks_of(const journey::Model& model, Frame& f,
                             const std::vector<const content::Field*>& fields, float width,
                             const Offer& offer) {
    std::vector<Block> blocks;
    for (const content::Field* field : fields) {
        if (fields.size() > 1)
            blocks.push_back(text_block(f, width,
                                        {.id = f.keep("question." + field->id + ".label"),
                                         .text = f.say(field->label),
                                         .style = Style::small_strong}));
        if (is_chosen(model, *field))
            add_choices(model, f, *field, width, blocks);
        else if (field->type == FieldType::count)
            add_stepper(model, f, *field, width, blocks);
        else if (field->type == FieldType::date)
            add_date(f, boxes_of(*field, *draft_of(model, *field)), width, offer.ways, blocks);
        else
            add_text_field(model, f, *field, width, blocks);
        if (field->type == FieldType::money && offer.ways) add_money_words(model, f, *field, width, blocks);
        add_problem(model, f, *field, width, blocks);
        const Draft& draft = *draft_of(model, *field);
        if (draft.picking && is_typed(model, *field))
            add_places(model, f, *field, draft, width, offer.rows, blocks);
    }
    return blocks;
}

// ---- the two kinds of page
// --------------------------------------------------------------------------------------

// One list of choices, in two columns where the glass lies; what is wrong with the answer stands above them.
std::vector<Block> list_of(const journey::Model& model, Frame& f, const content::Field& field,
                           const Rect& body, Pages& pages) {
    std::vector<Block> blocks;
    add_problem(model, f, field, body.w, blocks);
    const float room = room_on_one_page(f, body, pages);
    List list = list_in_columns(f, body.w, pages.gap, room, [&](float width) {
        std::vector<Block> choices;
        add_choices(model, f, field, width, choices);
        return choices;
    });
    pages.most = choices_a_page(f) / list.columns + blocks.size();
    for (Block& row : list.rows) blocks.push_back(std::move(row));
    return blocks;
}

void draw_chosen_page(const journey::Model& model, Frame& f, const std::vector<const content::Field*>& fields,
                      const Rect& body) {
    Pages pages;
    pages.page = f.scratch.page;
    pages.gap = f.mm(space::choice_gap);
    const bool one_list = fields.size() == 1 && is_chosen(model, *fields.front());
    pages.most = choices_a_page(f);
    pages.stretch = 1.4F;
    // Of several all are seen before one goes on.
    if (one_list && fields.front()->type == FieldType::choices) pages.last = LastButtons::at_the_end;
    pages.buttons = {{kContinue, f.say(T::common_continue), ButtonKind::primary}};
    pages.blocks =
        one_list ? list_of(model, f, *fields.front(), body, pages) : blocks_of(model, f, fields, body.w, {});
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == kContinue) f.send(journey::intent::Continue{});
    if (tap.turn_to) f.scratch.page = *tap.turn_to;
}

Keys keys_for(const journey::Model& model, const Frame& f, const content::Field& field) {
    Keys keys = letter_keys(f, draft_of(model, field)->keyboard, model.visit->typist);
    if (is_number(field.type)) keys.kind = Keys::Kind::number;
    if (field.type == FieldType::email) keys.kind = Keys::Kind::email;
    if (field.type == FieldType::money) keys.beside_zero = Keys::BesideZero::three_zeros;
    if (field.decimals > 0)
        keys.beside_zero =
            text::decimal_sign(f.words.language) == ',' ? Keys::BesideZero::comma : Keys::BesideZero::point;
    for (const content::Suggestion& each : journey::suggestions(model, field.id))
        keys.suggestions.push_back(each.phrase);
    return keys;
}

const content::Field& focused_field(const journey::Model& model, Frame& f,
                                    const std::vector<const content::Field*>& fields) {
    for (const content::Field* field : fields)
        if (field->id == f.scratch.field) return *field;
    const auto first = std::find_if(fields.begin(), fields.end(),
                                    [&](const auto* field) { return is_typed(model, *field); });
    f.scratch.field = (*first)->id;
    return **first;
}

// As high as the blocks are, or as they may be at the least.
float height_of(const std::vector<Block>& blocks, float gap, bool least) {
    float height = 0;
    for (const Block& block : blocks) height += (least && block.least > 0 ? block.least : block.height) + gap;
    return height;
}

// The more is offered, the better, until it is higher than `room`.
std::vector<Block> blocks_that_fit(const journey::Model& model, Frame& f,
                                   const std::vector<const content::Field*>& fields, float width,
                                   float room) {
    const float gap = f.mm(space::choice_gap);
    Offer offer{true, choices_a_page(f)};
    std::vector<Block> blocks = blocks_of(model, f, fields, width, offer);
    const auto is_over = [&] { return height_of(blocks, gap, false) > room; };
    const auto offer_less = [&] { blocks = blocks_of(model, f, fields, width, offer); };
    offer.ways = false;
    if (is_over()) offer_less();
    const bool picks = draft_of(model, *fields.front())->picking.has_value();
    for (; picks && is_over() && offer.rows > 0; offer_less()) --offer.rows;
    return blocks;
}

void draw_typed_page(const journey::Model& model, Frame& f, Head head,
                     const std::vector<const content::Field*>& fields) {
    const content::Field& field = focused_field(model, f, fields);
    const bool landscape = f.pen.theme.panel.landscape();
    const float gap = f.mm(space::choice_gap);
    const Draft* draft = draft_of(model, field);
    const bool is_wrong = draft && draft->problem;
    if (is_wrong) head.hint = {};  // what is wrong says what to do
    const float width = width_above_keys(f) - 2 * f.mm(space::margin);
    // For this many rows of places the keys become lower; for the fewer ones the head gives way, too.
    const std::size_t wanted_rows = 4;
    const std::size_t least_rows = is_wrong ? 1 : 2;
    const auto with_rows = [&](std::size_t rows) {
        Head out = head;
        out.body_needs += height_of(blocks_of(model, f, fields, width, {true, rows}), gap, true);
        return out;
    };
    Keys keys = keys_for(model, f, field);
    const Rect below = cut_keyboard(f, keys, with_rows(wanted_rows));
    head = with_rows(least_rows);
    f.pen.stay_within(f.content);
    Rect body = landscape ? draw_stacked_head(model, f, head) : draw_head(model, f, head);
    const std::vector<Block> blocks = blocks_that_fit(model, f, fields, width, body.h + gap);
    float over = height_of(blocks, gap, false) - body.h - gap;
    for (const Block& block : blocks) {
        const float gives = block.least > 0 ? std::clamp(over, 0.0F, block.height - block.least) : 0;
        over -= gives;
        block.draw(body.cut_top(block.height - gives));
        body.cut_top(gap);
    }
    f.pen.stay_within(below);
    const KeyTap tap = draw_keyboard(f.pen, below, keys, kContinue);
    send_keys(f, field.id, tap);
    if (tap.key || tap.suggestion || !f.typed.empty()) f.scratch.lines_above_end = 0;
    if (tap.suggestion) f.send(journey::intent::TakeSuggestion{field.id, *tap.suggestion});
    if (tap.go_on) f.send(journey::intent::Continue{});
}

// Another person's card is asked for; who has none here goes on to typing.
void draw_person_page(const journey::Model& model, Frame& f, const content::Page& page) {
    const auto hint = page.hint.vi.empty() ? f.say(T::scan_hint) : f.say(page.hint);
    const Rect body = draw_head(
        model, f, {.id = "question.title", .title = f.say(page.question), .hint = hint, .beside = true});
    Pages pages;
    pages.gap = f.mm(space::gap);
    pages.blocks.push_back(stage_block(f, Icon::scene_scan));
    pages.buttons = {{kContinue, f.say(T::question_type_person), ButtonKind::primary}};
    if (draw_pages(f, body, pages).button == kContinue) f.send(journey::intent::Continue{});
}

}  // namespace

void draw_question(const journey::Model& model, Frame& f) {
    const content::Page* page = journey::question_page(model);
    if (!page) return;
    if (!page->person.empty()) return draw_person_page(model, f, *page);
    if (journey::photo_field(model)) return draw_photo_page(model, f, *page);
    const auto fields = asked(model, *page);
    Head head{"question.title", f.say(page->question), hint_of(model, f, *page, fields)};
    if (!fields.empty() && draft_of(model, *fields.front())->picking)
        head.title = address_title(f, *page, *draft_of(model, *fields.front())->picking);
    const auto typed = [&](const content::Field* field) { return is_typed(model, *field); };
    if (std::any_of(fields.begin(), fields.end(), typed)) return draw_typed_page(model, f, head, fields);
    head.body_needs = list_needs(f);
    draw_chosen_page(model, f, fields, draw_head(model, f, head));
}

}  // namespace motcua::ui
