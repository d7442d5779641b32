#include "kiosk/text/spoken.h"
#include "ui/screens/page.h"
#include "ui/screens/screens.h"

namespace motcua::ui {
namespace {

using content::KioskDoes;
using text::T;

T what_it_does(KioskDoes does) {
    switch (does) {
        case KioskDoes::guide: return T::overview_does_guide;
        case KioskDoes::fill: return T::overview_does_fill;
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

// A labelled fact with its picture: "Lệ phí", and below it what it is.
struct Fact {
    std::string_view id;
    Icon icon = Icon::paper;
    std::string_view label;
    std::string_view value;
};

float picture_room(const Frame& f) { return f.mm(21.0F); }

Block fact_block(Frame& f, float width, const Fact& fact) {
    const float room = width - picture_room(f) - f.mm(space::padding);
    const float label = f.pen.lay_out(Style::small, fact.label, room).height;
    const float value = f.pen.lay_out(Style::strong, fact.value, room).height;
    const float height = std::max(f.mm(20.0F), label + value + f.mm(6.0F));
    return {height, [&f, fact, room, label, value](const Rect& rect) {
                Pen& pen = f.pen;
                const Palette& p = pen.colours;
                pen.card(rect, p.paper, p.line);
                const float size = f.mm(12.0F);
                const Rect left{rect.x, rect.y, picture_room(f), rect.h};
                pen.icon(fact.icon, left.middle(size, size), {p.chosen.accent, p.chosen.accent, p.paper});
                Rect words{left.right(), rect.centre_y() - (label + value) / 2, room, label + value};
                const Paragraph name = pen.lay_out(Style::small, fact.label, room);
                const Paragraph what = pen.lay_out(Style::strong, fact.value, room);
                bool whole = pen.write(name, words.cut_top(label), p.soft_ink);
                whole = pen.write(what, words, p.ink) && whole;
                Widget& widget = pen.name(fact.id, "row", rect, fact.label);
                widget.value = fact.value;
                pen.note(widget, *name.face, p.soft_ink, p.paper);
                widget.clipped = !whole;
            }};
}

std::vector<Block> facts(const content::Procedure& procedure, Frame& f, float width) {
    const auto by_rules = f.say(T::common_by_current_rules);
    const std::string days = std::to_string(procedure.term.working_days);
    std::vector<Block> blocks;
    int number = 0;
    for (const content::RequiredPaper& paper : procedure.papers) {
        const std::string id = "overview.paper." + std::to_string(++number);
        const std::string name =
            std::string(f.say(paper.name)) + " (" + std::string(f.say(form_of(paper.form))) + ")";
        blocks.push_back(
            fact_block(f, width, {f.keep(id), Icon::paper, f.say(T::overview_papers), f.keep(name)}));
    }
    blocks.push_back(fact_block(f, width,
                                {"overview.fee", Icon::coin, f.say(T::overview_fee),
                                 procedure.fee.verified ? f.say(procedure.fee.words) : by_rules}));
    blocks.push_back(
        fact_block(f, width,
                   {"overview.term", Icon::clock, f.say(T::overview_term),
                    procedure.term.verified ? f.say(T::overview_term_days, {{"days", days}}) : by_rules}));
    const std::string where = std::string(f.say(procedure.receiver)) + ". " +
                              std::string(f.say(T::overview_counter, {{"counter", procedure.counter}}));
    blocks.push_back(fact_block(
        f, width, {"overview.receiver", Icon::office, f.say(T::overview_receiver), f.keep(where)}));
    return blocks;
}

bool is_expired(const journey::Model& model) {
    return std::chrono::sys_days(model.machine.now.day) >
           std::chrono::sys_days(model.machine.content->expires);
}

}  // namespace

void draw_overview(const journey::Model& model, Frame& f) {
    const content::Procedure* procedure = journey::procedure(model);
    if (!procedure) return;
    const Rect body =
        draw_head(model, f,
                  {"overview.title", f.say(procedure->plain.vi.empty() ? procedure->name : procedure->plain),
                   f.say(what_it_does(procedure->kiosk_does)), false, true});
    const int model_page = std::get<journey::place::Overview>(model.visit->place).page;
    Pages pages;
    pages.page = model_page;
    pages.gap = f.mm(space::small_gap);
    pages.blocks = facts(*procedure, f, body.w);
    if (is_expired(model)) {
        const std::string day = text::date(model.machine.content->valid_from, f.words.language);
        pages.blocks.push_back(
            banner_block(f, body.w,
                         {"overview.valid_from", f.say(T::overview_valid_from, {{"date", day}}),
                          BannerKind::wait, false}));
    }
    const bool guide = procedure->kiosk_does == KioskDoes::guide;
    pages.buttons = {{"overview.begin", f.say(guide ? T::overview_ok : T::overview_begin),
                      ButtonKind::primary, std::nullopt, true}};
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "overview.begin") f.send(journey::intent::Begin{});
    send_turn(f, model_page, tap);
}

}  // namespace motcua::ui
