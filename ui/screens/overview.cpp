#include <algorithm>
#include <optional>

#include "kiosk/records/take_away.h"
#include "kiosk/text/spoken.h"
#include "ui/screens/columns.h"
#include "ui/screens/print_trouble.h"
#include "ui/screens/screens.h"
#include "ui/screens/stage.h"

namespace motcua::ui {
namespace {

using content::KioskDoes;
using text::T;

// A line of the sheet: a labelled fact with its picture, or one more paper under the first.
struct Fact {
    std::string_view id;
    std::optional<Icon> icon;
    std::string_view label;
    std::string_view value;
};

float picture_room(const Frame& f) { return f.mm(21.0F); }

void draw_fact(Frame& f, const Rect& rect, const Fact& fact, const Paragraph& label, const Paragraph& value) {
    Pen& pen = f.pen;
    const Palette& p = pen.colours;
    const Rect left{rect.x, rect.y, picture_room(f), rect.h};
    Rect words = rect.middle(rect.w, label.height + value.height);
    words.x = left.right();
    const float size = f.mm(12.0F);
    if (fact.icon)
        pen.icon(*fact.icon, left.middle(size, size), icon_colours(p.action, p));
    else
        pen.disc(left.right() - f.mm(6.0F), words.y + value.face->line_px / 2, f.mm(1.1F), p.action.accent);
    bool whole = pen.write(label, words.cut_top(label.height), p.soft_ink);
    whole = pen.write(value, words, p.ink) && whole;
    Widget& widget = pen.name(fact.id, "row", rect, fact.label.empty() ? fact.value : fact.label);
    widget.value = fact.label.empty() ? std::string_view() : fact.value;
    pen.note(widget, *value.face, p.ink, p.paper);
    if (!fact.label.empty()) pen.note(widget, *label.face, p.soft_ink, p.paper);
    widget.clipped |= !whole;
}

Block fact_block(Frame& f, float width, const Fact& fact) {
    const float room = width - picture_room(f) - f.mm(space::padding);
    const Paragraph label = f.pen.lay_out(Style::small, fact.label, room);
    const Paragraph value = f.pen.lay_out(Style::strong, fact.value, room);
    const float words = label.height + value.height + f.mm(5.0F);
    return {fact.icon ? std::max(f.mm(20.0F), words) : words,
            [&f, fact, label, value](const Rect& rect) { draw_fact(f, rect, fact, label, value); },
            !fact.icon};
}

std::vector<Block> papers(const records::ProcedureFacts& said, Frame& f, float width) {
    std::vector<Block> blocks;
    for (const std::string& paper : said.papers) {
        const std::string id = "overview.paper." + std::to_string(blocks.size() + 1);
        const bool first = blocks.empty();
        blocks.push_back(fact_block(f, width,
                                    {f.keep(id), first ? std::optional(Icon::papers) : std::nullopt,
                                     first ? f.say(T::overview_papers) : std::string_view(), f.keep(paper)}));
    }
    return blocks;
}

// What has to be known of who stands there before the machine may file, and what happens without it.
std::string identity_needed(const journey::Model& model, const Frame& f) {
    const content::Procedure& procedure = *journey::procedure(model);
    if (procedure.kiosk_does != KioskDoes::submit) return {};
    const auto& enough = procedure.submit_identity;
    const bool by_chip = std::find(enough.begin(), enough.end(), "chip") != enough.end() &&
                         model.machine.chip_reader == ChipReaderState::works;
    return f.words(by_chip ? T::overview_identity_chip : T::overview_identity_staff);
}

std::vector<Block> facts(const journey::Model& model, const records::ProcedureFacts& said, Frame& f,
                         float width) {
    std::vector<Block> blocks;
    const auto add = [&](std::string_view id, Icon icon, T label, const std::string& value) {
        if (!value.empty()) blocks.push_back(fact_block(f, width, {id, icon, f.say(label), f.keep(value)}));
    };
    add("overview.in_person", Icon::person, T::overview_in_person, said.in_person);
    add("overview.fee", Icon::coin, T::overview_fee, said.fee);
    add("overview.term", Icon::clock, T::overview_term, said.term);
    add("overview.identity", Icon::card, T::overview_identity, identity_needed(model, f));
    add("overview.receiver", Icon::office, T::overview_receiver, said.where);
    return blocks;
}

float height_of(const std::vector<Block>& blocks) {
    float height = 0;
    for (const Block& block : blocks) height += block.height;
    return height;
}

// Lying: the papers left, what they cost and where they go right, where both fit.
std::vector<Block> sheet(const journey::Model& model, const records::ProcedureFacts& said, Frame& f,
                         const Rect& body, const Pages& pages) {
    std::vector<Block> blocks = papers(said, f, body.w);
    for (Block& fact : facts(model, said, f, body.w)) blocks.push_back(std::move(fact));
    if (columns_of(f) < 2) return blocks;
    constexpr float kPapersShare = 0.56F;
    Block both = side_by_side(papers(said, f, body.w * kPapersShare),
                              facts(model, said, f, body.w * (1 - kPapersShare)), 0, 0, kPapersShare);
    both.grows = false;
    if (both.height > room_on_one_page(f, body, pages)) return blocks;
    return {std::move(both)};
}

// What the procedure is about, as large as the lines leave room for.
void draw_picture(Frame& f, Rect& body, const content::Procedure& procedure, const Pages& pages) {
    const auto picture = icon_named(procedure.picture);
    const float room = room_on_one_page(f, body, pages) - height_of(pages.blocks) - 2 * f.mm(space::gap);
    if (!picture || room < f.mm(45.0F)) return;
    draw_stage(f.pen, body.cut_top(std::min(room, f.mm(75.0F))), *picture);
    body.cut_top(f.mm(space::gap));
}

bool is_expired(const journey::Model& model) {
    return std::chrono::sys_days(model.machine.now.day) >
           std::chrono::sys_days(model.machine.content->expires);
}

// Where the sheet to take away is; none where nobody asked for it.
std::optional<Banner> printing_banner(const journey::Model& model, const Frame& f) {
    switch (model.visit->papers) {
        case journey::Papers::none:
        case journey::Papers::held: return std::nullopt;
        case journey::Papers::printing:
            return Banner{"overview.printing", f.say(T::overview_printing), BannerKind::wait};
        case journey::Papers::printed:
            return Banner{"overview.printed", f.say(T::overview_printed), BannerKind::good};
        case journey::Papers::failed: break;
    }
    const auto trouble = model.visit->printing.trouble.value_or(PrintTrouble::other);
    return Banner{"overview.print_trouble", f.say(print_trouble_words(trouble)), BannerKind::wait};
}

T print_words(const journey::Model& model) {
    return model.visit->papers == journey::Papers::failed ? T::print_again : T::overview_print;
}

void ask_for_sheet(const journey::Model& model, Frame& f) {
    if (model.visit->papers == journey::Papers::failed) return f.send(journey::intent::PrintAgain{});
    f.send(journey::intent::PrintTakeAway{});
}

// Why this one stands here, though another code was held up.
const content::Replaced* replaced(const journey::Model& model) {
    for (const content::Replaced& each : journey::procedure(model)->replaces)
        if (each.code == model.visit->held_up_code) return &each;
    return nullptr;
}

void draw_banners(const journey::Model& model, Frame& f, Rect& body) {
    const auto draw = [&](const Banner& banner) {
        draw_banner(f.pen, body.cut_top(banner_height(f.pen, banner, body.w)), banner);
        body.cut_top(f.mm(space::small_gap));
    };
    if (const content::Replaced* gone = replaced(model))
        draw({"overview.replaces",
              f.say(T::search_replaces, {{"code", gone->code}, {"why", f.say(gone->why)}}),
              BannerKind::wait});
    if (is_expired(model)) {
        const std::string day = text::date(model.machine.content->valid_from, f.words.language);
        draw({"overview.valid_from", f.say(T::overview_valid_from, {{"date", day}}), BannerKind::wait});
    }
    if (const auto printing = printing_banner(model, f)) draw(*printing);
}

// Larger buttons stand one below the other: then what is said before the list goes first.
float room_needed(const journey::Model& model, const Frame& f) {
    const bool has_banner = is_expired(model) || printing_banner(model, f) || replaced(model);
    const bool has_trouble = model.visit->scan_trouble != journey::ScanTrouble::none;  // in the head
    const bool larger = model.settings.targets == journey::Targets::larger;
    const float banners = has_banner ? f.mm(40.0F) : 0;
    const float least = larger && (has_banner || has_trouble) ? f.mm(210.0F) : 0;
    return std::max(list_needs(f), least) + banners;
}

// Recalled: what it said may be wrong, so nothing of it is shown, and there is nothing to begin or take away.
void draw_recalled(const journey::Model& model, Frame& f, const content::Procedure& procedure) {
    const std::string_view name = f.say(procedure.plain.vi.empty() ? procedure.name : procedure.plain);
    Rect body =
        draw_head(model, f, {.id = "overview.title", .title = name, .hint = {}, .body_needs = list_needs(f)});
    const bool typed = !model.visit->answers.empty();
    const T after = typed ? T::recall_nothing_stored : T::recall_go_counter;
    Pages pages;
    pages.buttons.push_back({"overview.begin", f.say(T::overview_ok), ButtonKind::primary});
    for (const Banner& banner :
         {Banner{"overview.recalled", f.say(T::recall_title), BannerKind::wait},
          Banner{"overview.recalled_after", f.say(after), typed ? BannerKind::wrong : BannerKind::wait}}) {
        draw_banner(f.pen, body.cut_top(banner_height(f.pen, banner, body.w)), banner);
        body.cut_top(f.mm(space::small_gap));
    }
    draw_picture(f, body, procedure, pages);
    if (draw_pages(f, body, pages).button == "overview.begin") f.send(journey::intent::Begin{});
}

}  // namespace

void draw_overview(const journey::Model& model, Frame& f) {
    const content::Procedure* procedure = journey::procedure(model);
    if (!procedure) return;
    if (journey::is_recalled(model)) return draw_recalled(model, f, *procedure);
    const records::ProcedureFacts said =
        records::procedure_facts(*procedure, *model.machine.content, model.machine.now.day, f.words);
    Rect body = draw_head(model, f,
                          {.id = "overview.title",
                           .title = f.keep(said.title),
                           .hint = f.keep(said.what_it_does),
                           .body_needs = room_needed(model, f)});
    draw_banners(model, f, body);
    const int model_page = std::get<journey::place::Overview>(model.visit->place).page;
    Pages pages;
    pages.page = model_page;
    pages.sheet = true;
    const bool guide = procedure->kiosk_does == KioskDoes::guide;
    if (model.machine.printer_ready && model.visit->papers != journey::Papers::printing)
        pages.buttons.push_back({"overview.print", f.say(print_words(model)), ButtonKind::secondary});
    pages.buttons.push_back(
        {"overview.begin", f.say(guide ? T::overview_ok : T::overview_begin), ButtonKind::primary});
    pages.blocks = sheet(model, said, f, body, pages);
    draw_picture(f, body, *procedure, pages);
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "overview.begin") f.send(journey::intent::Begin{});
    if (tap.button == "overview.print") ask_for_sheet(model, f);
    send_turn(f, model_page, tap);
}

}  // namespace motcua::ui
