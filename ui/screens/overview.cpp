#include <optional>

#include <fmt/format.h>

#include "kiosk/text/spoken.h"
#include "ui/screens/columns.h"
#include "ui/screens/screens.h"
#include "ui/screens/stage.h"

namespace motcua::ui {
namespace {

using content::KioskDoes;
using text::T;

T what_it_does(const content::Procedure& procedure) {
    const bool here = !procedure.counter.empty();
    switch (procedure.kiosk_does) {
        case KioskDoes::guide: return here ? T::overview_does_guide : T::overview_does_guide_elsewhere;
        case KioskDoes::fill: return here ? T::overview_does_fill : T::overview_does_fill_elsewhere;
        case KioskDoes::submit: return T::overview_does_submit;
    }
    return T::overview_does_guide;
}

T form_of(content::PaperForm form) {
    switch (form) {
        case content::PaperForm::shown: return T::overview_paper_shown;
        case content::PaperForm::copy: return T::overview_paper_copy;
        case content::PaperForm::certified_copy: return T::overview_paper_certified_copy;
        case content::PaperForm::original: return T::overview_paper_original;
    }
    return T::overview_paper_shown;
}

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

std::vector<Block> papers(const content::Procedure& procedure, Frame& f, float width) {
    std::vector<Block> blocks;
    for (const content::RequiredPaper& paper : procedure.papers) {
        const std::string id = "overview.paper." + std::to_string(blocks.size() + 1);
        const std::string name = fmt::format("{} ({})", f.say(paper.name), f.say(form_of(paper.form)));
        const bool first = blocks.empty();
        blocks.push_back(fact_block(f, width,
                                    {f.keep(id), first ? std::optional(Icon::papers) : std::nullopt,
                                     first ? f.say(T::overview_papers) : std::string_view(), f.keep(name)}));
    }
    if (!procedure.papers_verified)
        blocks.push_back(fact_block(
            f, width,
            {"overview.papers_more", std::nullopt, std::string_view(), f.say(T::overview_papers_more)}));
    return blocks;
}

T days_of(content::TermUnit unit) {
    switch (unit) {
        case content::TermUnit::working_days: return T::overview_term_days;
        case content::TermUnit::days: return T::overview_term_all_days;
        case content::TermUnit::hours: return T::overview_term_hours;
    }
    return T::overview_term_days;
}

std::string two_sentences(std::string_view first, std::string_view second) {
    if (second.empty()) return std::string(first);
    return fmt::format("{}{} {}", first, first.empty() || first.back() == '.' ? "" : ".", second);
}

std::string fee_of(const journey::Model& model, const content::Procedure& procedure, Frame& f) {
    const content::Fee* fee = content::fee_on(procedure, model.machine.now.day);
    if (fee == nullptr || !fee->verified) return std::string(f.say(T::common_by_current_rules));
    return two_sentences(f.say(fee->words), f.say(fee->exemptions));
}

std::string term_of(const content::Term& term, Frame& f) {
    if (!term.verified) return std::string(f.say(T::common_by_current_rules));
    const std::string value = std::to_string(term.value);
    return two_sentences(term.value == 0 ? std::string_view() : f.say(days_of(term.unit), {{"days", value}}),
                         f.say(term.note));
}

// The counter where the resident stands, or the office where they have to go.
std::string where(const journey::Model& model, const content::Procedure& procedure, Frame& f) {
    const std::string receiver(f.say(procedure.receiver));
    if (!procedure.counter.empty())
        return fmt::format("{}. {}", receiver, f.say(T::overview_counter, {{"counter", procedure.counter}}));
    const content::Office* office = model.machine.content->office(procedure.office);
    return office == nullptr ? receiver : two_sentences(receiver, f.say(office->address));
}

std::vector<Block> facts(const journey::Model& model, const content::Procedure& procedure, Frame& f,
                         float width) {
    const auto line = [&](std::string_view id, Icon icon, T label, const std::string& value) {
        return fact_block(f, width, {id, icon, f.say(label), f.keep(value)});
    };
    return {line("overview.fee", Icon::coin, T::overview_fee, fee_of(model, procedure, f)),
            line("overview.term", Icon::clock, T::overview_term, term_of(procedure.term, f)),
            line("overview.receiver", Icon::office, T::overview_receiver, where(model, procedure, f))};
}

float height_of(const std::vector<Block>& blocks) {
    float height = 0;
    for (const Block& block : blocks) height += block.height;
    return height;
}

// Lying: the papers left, what they cost and where they go right, where both fit.
std::vector<Block> sheet(const journey::Model& model, const content::Procedure& procedure, Frame& f,
                         const Rect& body, const Pages& pages) {
    std::vector<Block> blocks = papers(procedure, f, body.w);
    for (Block& fact : facts(model, procedure, f, body.w)) blocks.push_back(std::move(fact));
    if (columns_of(f) < 2) return blocks;
    constexpr float kPapersShare = 0.56F;
    Block both = side_by_side(papers(procedure, f, body.w * kPapersShare),
                              facts(model, procedure, f, body.w * (1 - kPapersShare)), 0, 0, kPapersShare);
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

}  // namespace

void draw_overview(const journey::Model& model, Frame& f) {
    const content::Procedure* procedure = journey::procedure(model);
    if (!procedure) return;
    Rect body = draw_head(model, f,
                          {.id = "overview.title",
                           .title = f.say(procedure->plain.vi.empty() ? procedure->name : procedure->plain),
                           .hint = f.say(what_it_does(*procedure)),
                           .body_needs = list_needs(f) + (is_expired(model) ? f.mm(40.0F) : 0)});
    if (is_expired(model)) {
        const std::string day = text::date(model.machine.content->valid_from, f.words.language);
        const Banner banner{"overview.valid_from", f.say(T::overview_valid_from, {{"date", day}}),
                            BannerKind::wait};
        draw_banner(f.pen, body.cut_top(banner_height(f.pen, banner, body.w)), banner);
        body.cut_top(f.mm(space::small_gap));
    }
    const int model_page = std::get<journey::place::Overview>(model.visit->place).page;
    Pages pages;
    pages.page = model_page;
    pages.sheet = true;
    const bool guide = procedure->kiosk_does == KioskDoes::guide;
    pages.buttons = {
        {"overview.begin", f.say(guide ? T::overview_ok : T::overview_begin), ButtonKind::primary}};
    pages.blocks = sheet(model, *procedure, f, body, pages);
    draw_picture(f, body, *procedure, pages);
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "overview.begin") f.send(journey::intent::Begin{});
    send_turn(f, model_page, tap);
}

}  // namespace motcua::ui
