// Everything that was answered, each line with where it comes from and a way to change it.
#include <algorithm>
#include <map>

#include "ui/screens/columns.h"
#include "ui/screens/screens.h"

namespace motcua::ui {
namespace {

using content::CardItem;
using form::ReviewRow;
using form::Source;
using text::T;

T source_words(Source source) {
    switch (source) {
        case Source::card: return T::source_card;
        case Source::resident: return T::source_resident;
        case Source::declared: return T::source_declared;
        case Source::volunteer: return T::source_volunteer;
        case Source::carried: return T::source_carried;
        case Source::staff: return T::source_staff;
    }
    return T::source_resident;
}

T fault_words(queue::SaveFault fault) {
    switch (fault) {
        case queue::SaveFault::disk_full: return T::review_not_saved_full;
        case queue::SaveFault::folder_older_than_guard: return T::review_not_saved_old_folder;
        default: return T::review_not_saved;
    }
}

std::string last_part(const std::string& id) { return id.substr(id.rfind('.') + 1); }

// "applicant.name" is review.name, whoever else has a name; other last parts only where one row has them.
std::vector<std::string> row_ids(const std::vector<ReviewRow>& rows) {
    std::map<std::string, int> uses;
    for (const ReviewRow& row : rows) ++uses[last_part(row.field->id)];
    std::vector<std::string> ids;
    for (const ReviewRow& row : rows) {
        const std::string part = last_part(row.field->id);
        const CardItem item = row.field->from_card;
        const bool persons_own =
            row.page->person.empty() && (item == CardItem::full_name || item == CardItem::id);
        ids.push_back("review." + (persons_own || uses[part] == 1 ? part : row.field->id));
    }
    return ids;
}

// ---- one line
// ---------------------------------------------------------------------------------------------------

struct RowLook {
    std::string id;
    std::string field;
    std::string_view label;
    std::string_view source;
    std::string_view value;
    std::string_view said;  // "Đã ghi: …", "Trên thẻ ghi: …"; may be empty
    std::vector<Button> buttons;
    bool said_is_personal = false;
    bool personal = true;  // the value
};

float between(const Frame& f) { return f.mm(space::key_gap); }

float buttons_width(const Frame& f, const RowLook& row) {
    float width = 0;
    for (const Button& button : row.buttons) width += button_width(f.pen, button) + between(f);
    return width;
}

constexpr float kLeastWords = 72.0F;  // millimetres: an identity number stands on one line

// The words' column: what the buttons leave, or all of it where too little would be left.
struct RowParts {
    float words = 0;
    float width = 0;
    bool buttons_below = false;
    float label_height = 0;
    float value_height = 0;
    float said_height = 0;
    bool chip_below = false;
};

float chip_width(const Frame& f, std::string_view source) {
    return width_of(f.pen.theme.face(Style::small_strong), source) + f.mm(6.0F);
}

RowParts parts_of(const Frame& f, const RowLook& row, float width) {
    RowParts parts;
    const float inner = width - 2 * f.mm(space::padding);
    const float buttons = buttons_width(f, row);
    // Much to read takes the whole width.
    constexpr std::size_t kLinesBeside = 3;
    parts.buttons_below =
        !row.buttons.empty() &&
        (inner - buttons < f.mm(kLeastWords) ||
         f.pen.lay_out(Style::strong, row.value, inner - buttons).lines.size() > kLinesBeside);
    parts.width = inner;
    parts.words = parts.buttons_below ? inner : inner - buttons;
    const float chip = chip_width(f, row.source) + f.mm(4.0F);
    const Face& small = f.pen.theme.face(Style::small);
    parts.chip_below = width_of(small, row.label) + chip > parts.words;
    if (row.source.empty()) parts.chip_below = false;
    parts.label_height = f.pen.lay_out(Style::small, row.label, parts.words).height +
                         (parts.chip_below ? f.pen.theme.face(Style::small_strong).line_px : 0);
    parts.value_height = f.pen.lay_out(Style::strong, row.value, parts.words).height;
    if (!row.said.empty())
        parts.said_height = f.pen.lay_out(Style::small_strong, row.said, parts.words).height;
    return parts;
}

float row_height(const Frame& f, const RowLook& row, float width) {
    const RowParts parts = parts_of(f, row, width);
    const float words = parts.label_height + parts.value_height + parts.said_height;
    const float button = row.buttons.empty() ? 0 : button_height(f.pen, row.buttons.front(), width);
    const float inner =
        parts.buttons_below ? words + button + f.mm(space::small_gap) : std::max(words, button);
    return inner + f.mm(5.0F);
}

void draw_chip(Frame& f, std::string_view id, Spot at, std::string_view source) {
    const Tint& tint = f.pen.colours.chosen;
    const Face& face = f.pen.theme.face(Style::small_strong);
    const Rect chip{at.x, at.y + face.line_px * 0.04F, chip_width(f, source), face.line_px * 0.92F};
    f.pen.fill(chip, tint.ground, chip.h / 2);
    const Paragraph text = f.pen.lay_out(Style::small_strong, source, chip.w);
    const Rect line{chip.x, at.y, chip.w, face.line_px};
    const bool whole = f.pen.write(text, line, tint.ink, Align::centre);
    Widget& widget = f.pen.name(id, "text", line, source);
    f.pen.note(widget, face, tint.ink, tint.ground);
    widget.clipped |= !whole;
}

void draw_words(Frame& f, const RowLook& row, const RowParts& parts, Rect words) {
    const Palette& p = f.pen.colours;
    const Rect place = words;
    const Paragraph label = f.pen.lay_out(Style::small, row.label, parts.words);
    const Paragraph value = f.pen.lay_out(Style::strong, row.value, parts.words);
    const Paragraph said = f.pen.lay_out(Style::small_strong, row.said, parts.words);
    bool whole = f.pen.write(label, words.cut_top(parts.label_height), p.soft_ink);
    whole = f.pen.write(value, words.cut_top(parts.value_height), p.ink) && whole;
    whole = f.pen.write(said, words, p.ink) && whole;
    Widget& widget = f.pen.name(row.id, "row", place, row.label);
    widget.value = row.value;
    widget.personal = row.personal;
    if (row.label.empty())
        f.pen.note(widget, *value.face, p.ink, p.paper);
    else
        f.pen.note(widget, *label.face, p.soft_ink, p.paper);
    widget.clipped |= !whole;
    const Spot beside{place.x + label.width + f.mm(4.0F), place.y};
    const Spot below{place.x, place.y + label.height};
    if (!row.source.empty())
        draw_chip(f, f.keep(row.id + ".source"), parts.chip_below ? below : beside, row.source);
    if (row.said.empty()) return;
    Widget& noted = f.pen.name(row.id + ".said", "text", words, row.said);
    noted.personal = row.said_is_personal;
    f.pen.note(noted, *said.face, p.ink, p.paper);
}

void act(Frame& f, const RowLook& row, const Button& button, const content::Page& page) {
    if (button.id == "review.show_number") return;  // held, not tapped
    if (button.id == "review.read_chip") return f.send(journey::intent::ReadChip{});
    if (button.label == f.say(T::review_change)) return f.send(journey::intent::Change{page.id});
    f.send(journey::intent::DisputeCard{row.field});
}

void draw_row(Frame& f, const Rect& rect, const RowLook& row, const content::Page& page) {
    const RowParts parts = parts_of(f, row, rect.w);
    Rect inside = rect.inset(f.mm(space::padding), f.mm(2.5F));
    Rect buttons = inside;
    if (!row.buttons.empty()) {
        const float height = button_height(f.pen, row.buttons.front(), rect.w);
        if (parts.buttons_below) {
            buttons = inside.cut_bottom(height);
        } else {
            buttons = inside.cut_right(buttons_width(f, row));
            buttons = buttons.middle(buttons.w, height);
        }
    }
    draw_words(f, row, parts,
               inside.middle(parts.words, parts.label_height + parts.value_height + parts.said_height));
    if (!parts.buttons_below) buttons.cut_left(between(f));
    for (const Button& button : row.buttons) {
        const Rect place = buttons.cut_left(button_width(f.pen, button));
        buttons.cut_left(between(f));
        if (draw_button(f.pen, place, button)) act(f, row, button, page);
        f.pen.tree.widgets.back().held = button.id == "review.show_number";
    }
}

// ---- all lines
// --------------------------------------------------------------------------------------------------

// An identity number: what a card says is one, whatever else may be typed there.
bool is_number_row(const ReviewRow& row) {
    const bool from_card = row.source == Source::card && row.field->from_card == CardItem::id;
    const content::FieldType type = row.field->type;
    return type == content::FieldType::citizen_id || type == content::FieldType::old_id || from_card;
}

std::string_view shown_value(const journey::Model& model, const Frame& f, const ReviewRow& row) {
    if (!is_number_row(row) || model.visit->number_shown) return f.keep(std::string(view(row.value)));
    return f.keep(identity::masked(view(row.value)));
}

std::vector<Button> buttons_of(const Frame& f, const ReviewRow& row, bool first_of_page, bool first_number) {
    std::vector<Button> buttons;
    if (is_number_row(row) && first_number)
        buttons.push_back({"review.show_number", f.say(T::review_show_number), ButtonKind::small});
    const bool from_card = row.source == Source::card;
    if (from_card)
        buttons.push_back({f.keep("review.dispute." + row.field->id),
                           f.say(row.disputed ? T::review_right : T::review_wrong), ButtonKind::small});
    if (first_of_page && (!from_card || !row.page->person.empty()))  // another card, or none
        buttons.push_back(
            {f.keep("review.change." + row.page->id), f.say(T::review_change), ButtonKind::small});
    return buttons;
}

// What stands under the value: that the card is wrong here, or how it names the place.
std::string_view said_of(const Frame& f, const ReviewRow& row) {
    if (row.disputed) return f.say(T::review_card_wrong_said);
    if (row.on_card.empty()) return {};
    return f.say(T::review_on_card, {{"line", view(row.on_card)}});
}

// A value that no page could hold goes on below, perhaps on the next page.
std::vector<RowLook> in_parts(const Frame& f, const RowLook& row, float width) {
    const Text value{.id = row.id, .text = row.value, .style = Style::strong};
    const std::vector<Text> texts = in_parts(f, value, width - 2 * f.mm(space::padding));
    if (texts.size() <= 1) return {row};
    std::vector<RowLook> parts;
    for (const Text& text : texts)
        parts.push_back({std::string(text.id), row.field, {}, {}, text.text, {}, {}});
    parts.front().label = row.label;
    parts.front().source = row.source;
    parts.back().said = row.said;
    parts.back().said_is_personal = row.said_is_personal;
    parts.back().buttons = row.buttons;
    return parts;
}

// Whether the chip has said who stands there, and the way back to it while it still can.
std::optional<Block> identity_block(const journey::Model& model, Frame& f, float width) {
    const bool is_proved = model.visit->level == form::IdentityLevel::chip;
    const bool may_read = journey::wants_chip(model);
    if (!is_proved && !may_read) return std::nullopt;
    RowLook look{"review.identity", {}, f.say(T::review_identity), {}, {}, {}, {}};
    look.value = f.say(is_proved ? T::review_identity_chip : T::review_identity_open);
    look.personal = false;
    if (may_read) look.buttons = {{"review.read_chip", f.say(T::review_read_chip), ButtonKind::small}};
    return Block{row_height(f, look, width), [&f, look, &page = journey::procedure(model)->pages.front()](
                                                 const Rect& rect) { draw_row(f, rect, look, page); }};
}

std::vector<Block> row_blocks(const journey::Model& model, Frame& f, const std::vector<ReviewRow>& rows,
                              float width) {
    const std::vector<std::string> ids = row_ids(rows);
    std::vector<Block> blocks;
    if (auto identity = identity_block(model, f, width)) blocks.push_back(std::move(*identity));
    const content::Page* changed_above = nullptr;
    bool number_seen = false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const ReviewRow& row = rows[i];
        const bool first_of_page = row.page != changed_above;
        if (row.source != Source::card || !row.page->person.empty()) changed_above = row.page;
        const bool is_number = is_number_row(row);
        const RowLook look{ids[i],
                           row.field->id,
                           f.say(row.field->label),
                           f.say(source_words(row.source)),
                           shown_value(model, f, row),
                           said_of(f, row),
                           buttons_of(f, row, first_of_page, !number_seen),
                           !row.disputed && !row.on_card.empty()};
        number_seen = number_seen || is_number;
        bool continues = false;
        for (RowLook& part : in_parts(f, look, width)) {
            const float height = row_height(f, part, width);
            blocks.push_back({height,
                              [&f, part = std::move(part), page = row.page](const Rect& rect) {
                                  draw_row(f, rect, part, *page);
                              },
                              continues});
            continues = true;
        }
    }
    return blocks;
}

// The whole number stands only while a finger holds the button.
void hold_number(Frame& f) {
    const bool held = f.pen.touch.pressed("review.show_number");
    if (held == f.scratch.number_held) return;
    f.scratch.number_held = held;
    f.send(journey::intent::ShowNumber{held});
}

T confirm_words(const journey::Model& model, const content::Procedure& procedure) {
    if (procedure.kiosk_does != content::KioskDoes::submit) return T::review_fill;
    return journey::is_filing(model) ? T::review_submit : T::review_send;
}

}  // namespace

void draw_review(const journey::Model& model, Frame& f) {
    const content::Procedure* procedure = journey::procedure(model);
    if (!procedure) return;
    const auto rows = form::review(*procedure, model.visit->answers, f.words, model.visit->disputed);
    const bool from_card = std::any_of(rows.begin(), rows.end(),
                                       [](const ReviewRow& row) { return row.source == Source::card; });
    Rect body = draw_head(model, f,
                          {.id = "review.title",
                           .title = f.say(T::review_title),
                           .hint = from_card ? f.say(T::review_card_wrong) : std::string_view(),
                           .body_needs = list_needs(f)});
    if (model.visit->save_fault) {
        const Banner banner{"review.not_saved", f.say(fault_words(*model.visit->save_fault)),
                            BannerKind::wrong};
        draw_banner(f.pen, body.cut_top(banner_height(f.pen, banner, body.w)), banner);
        body.cut_top(f.mm(space::small_gap));
    }
    const int model_page = std::get<journey::place::Review>(model.visit->place).page;
    Pages pages;
    pages.page = model_page;
    pages.last = LastButtons::at_the_end;
    pages.sheet = true;
    pages.buttons = {{"review.confirm", f.say(confirm_words(model, *procedure)), ButtonKind::primary}};
    pages.blocks = list_in_columns(f, body.w, 0, room_on_one_page(f, body, pages), [&](float width) {
                       return row_blocks(model, f, rows, width);
                   }).rows;
    const PageTap tap = draw_pages(f, body, pages);
    hold_number(f);
    if (tap.button == "review.confirm") f.send(journey::intent::Confirm{});
    send_turn(f, model_page, tap);
}

}  // namespace motcua::ui
