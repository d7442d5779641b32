#include <algorithm>
#include <optional>

#include "ui/screens/page.h"

namespace motcua::ui {
namespace {

using text::T;

std::optional<T> trouble_words(journey::ScanTrouble trouble) {
    switch (trouble) {
        case journey::ScanTrouble::none: return std::nullopt;
        case journey::ScanTrouble::unreadable: return T::scan_unreadable;
        case journey::ScanTrouble::damaged_card: return T::scan_damaged_card;
        case journey::ScanTrouble::not_a_card: return T::scan_not_a_card;
        case journey::ScanTrouble::unknown_code: return T::scan_unknown_code;
        case journey::ScanTrouble::procedure_unknown: return T::scan_procedure_unknown;
        case journey::ScanTrouble::slip_unknown: return T::scan_slip_unknown;
        case journey::ScanTrouble::repealed: return T::search_repealed;
        case journey::ScanTrouble::card_kept: return T::scan_card_kept;
        case journey::ScanTrouble::not_a_slip: return T::scan_not_a_slip;
        case journey::ScanTrouble::health_card: return T::scan_health_card;
        case journey::ScanTrouble::payment: return T::scan_payment;
        case journey::ScanTrouble::staff_badge: return T::scan_staff_badge;
        case journey::ScanTrouble::portal_page: return T::scan_portal_page;
        case journey::ScanTrouble::form_open: return T::scan_form_open;
        case journey::ScanTrouble::stored_already: return T::scan_stored_already;
        case journey::ScanTrouble::own_card: return T::scan_own_card;
        case journey::ScanTrouble::no_picture: return T::scan_no_picture;
        case journey::ScanTrouble::typed_wrong: return T::scan_typed_wrong;
    }
    return std::nullopt;
}

std::optional<Progress> progress_of(const journey::Model& model, const Frame& f) {
    const auto step = journey::step(model);
    const content::Procedure* procedure = journey::procedure(model);
    if (!step || !procedure) return std::nullopt;
    const auto words = f.say(T::step_of, {{"n", std::to_string(step->n)}, {"of", std::to_string(step->of)}});
    return Progress{step->n, step->of, words,
                    f.say(procedure->plain.vi.empty() ? procedure->name : procedure->plain)};
}

// The parts of a head; what does not fit beside the body's needs is left out or made smaller, the least
// needed first. How far one has come always stands.
struct Parts {
    std::optional<Progress> progress;
    Text title;
    std::optional<Text> hint;
    std::optional<Banner> trouble;
};

float height_of(const Frame& f, const Parts& parts, float width) {
    float height = text_height(f.pen, parts.title, width);
    if (parts.progress) height += progress_height(f.pen, *parts.progress, width) + f.mm(space::small_gap);
    if (parts.hint) height += text_height(f.pen, *parts.hint, width) + f.mm(1.5F);
    if (parts.trouble) height += banner_height(f.pen, *parts.trouble, width) + f.mm(space::small_gap);
    return height;
}

Parts all_parts(const journey::Model& model, const Frame& f, const Head& head) {
    Parts parts;
    parts.progress = progress_of(model, f);
    parts.title = {.id = head.id,
                   .text = head.title,
                   .style = Style::heading,
                   .role = "heading",
                   .wrap = Wrap::balanced,
                   .personal = head.personal};
    if (!head.hint.empty())
        parts.hint = Text{.id = f.keep(std::string(head.id) + ".hint"),
                          .text = head.hint,
                          .wrap = Wrap::balanced,
                          .soft = true,
                          .personal = head.personal};
    const auto trouble = model.visit ? trouble_words(model.visit->scan_trouble) : std::nullopt;
    if (!trouble) return parts;
    const bool is_good = model.visit->scan_trouble == journey::ScanTrouble::card_kept;
    const content::Repealed* gone = *trouble == T::search_repealed ? journey::repealed(model) : nullptr;
    const auto words =
        gone ? f.say(*trouble, {{"code", gone->code}, {"why", f.say(gone->why)}}) : f.say(*trouble);
    parts.trouble = Banner{"scan.trouble", words, is_good ? BannerKind::good : BannerKind::wrong};
    return parts;
}

void fit(const Frame& f, Parts& parts, float width, float room) {
    if (height_of(f, parts, width) > room) parts.hint.reset();
    if (height_of(f, parts, width) > room && parts.progress) parts.progress->about = {};
    if (height_of(f, parts, width) > room) parts.title.style = Style::label;
    if (height_of(f, parts, width) > room) parts.progress.reset();
}

void draw_trouble(Frame& f, Rect& column, const Parts& parts) {
    if (!parts.trouble) return;
    draw_banner(f.pen, column.cut_top(banner_height(f.pen, *parts.trouble, column.w)), *parts.trouble);
    column.cut_top(f.mm(space::small_gap));
}

void draw_parts(Frame& f, Rect& column, const Parts& parts) {
    const Colour ground = f.pen.colours.ground;
    if (parts.progress) {
        draw_progress(f.pen, column.cut_top(progress_height(f.pen, *parts.progress, column.w)),
                      *parts.progress);
        column.cut_top(f.mm(space::small_gap));
    }
    draw_text(f.pen, column.cut_top(text_height(f.pen, parts.title, column.w)), parts.title, ground);
    if (!parts.hint) return;
    column.cut_top(f.mm(1.5F));
    draw_text(f.pen, column.cut_top(text_height(f.pen, *parts.hint, column.w)), *parts.hint, ground);
}

Rect draw_beside(Frame& f, Rect area, Parts parts, const Head& head) {
    Rect column = area.cut_left(area.w * 0.40F);
    area.cut_left(f.mm(space::margin));
    Parts without_trouble = parts;
    without_trouble.trouble.reset();
    fit(f, without_trouble, column.w, column.h);
    draw_parts(f, column, without_trouble);
    column.cut_top(f.mm(space::gap));
    if (head.picture && column.h > f.mm(60.0F)) head.picture(column);
    draw_trouble(f, area, parts);
    return area;
}

}  // namespace

Rect draw_stacked_head(const journey::Model& model, Frame& f, const Head& head) {
    Rect area = f.content.inset(f.mm(space::margin), f.mm(space::gap));
    Parts parts = all_parts(model, f, head);
    const float one_line = f.pen.theme.face(Style::small_strong).line_px;
    if (parts.progress && progress_height(f.pen, *parts.progress, area.w) > one_line)
        parts.progress->about = {};
    fit(f, parts, area.w, area.h - head.body_needs - f.mm(space::gap));
    draw_parts(f, area, parts);
    area.cut_top(f.mm(parts.trouble ? space::small_gap : space::gap));
    draw_trouble(f, area, parts);
    return area;
}

std::size_t columns_of(const Frame& frame) { return frame.pen.theme.panel.landscape() ? 2 : 1; }

float list_needs(const Frame& frame) {
    constexpr float kLeast = 150.0F;  // millimetres
    return columns_of(frame) > 1 ? std::min(frame.mm(kLeast), frame.content.h * 0.66F) : 0;
}

Rect draw_head(const journey::Model& model, Frame& f, const Head& head) {
    if (!f.pen.theme.panel.landscape() || !head.beside) return draw_stacked_head(model, f, head);
    const Rect area = f.content.inset(f.mm(space::margin), f.mm(space::gap));
    return draw_beside(f, area, all_parts(model, f, head), head);
}

}  // namespace motcua::ui
