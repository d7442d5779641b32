#include "ui/screens/page.h"

#include <algorithm>
#include <optional>

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
    }
    return std::nullopt;
}

void draw_step(const journey::Model& model, Frame& f, Rect& column) {
    const auto step = journey::step(model);
    const content::Procedure* procedure = journey::procedure(model);
    if (!step || !procedure) return;
    const std::string_view words =
        f.say(T::step_of, {{"n", std::to_string(step->n)}, {"of", std::to_string(step->of)}});
    const std::string_view about = f.say(procedure->plain.vi.empty() ? procedure->name : procedure->plain);
    const Progress progress{step->n, step->of, words, about};
    draw_progress(f.pen, column.cut_top(progress_height(f.pen, progress, column.w)), progress);
    column.cut_top(f.mm(space::small_gap));
}

void draw_trouble(const journey::Model& model, Frame& f, Rect& column) {
    const auto trouble = model.visit ? trouble_words(model.visit->scan_trouble) : std::nullopt;
    if (!trouble) return;
    const std::string_view words = f.say(*trouble);
    const Banner banner{"scan.trouble", words, BannerKind::wrong};
    column.cut_top(f.mm(space::small_gap));
    draw_banner(f.pen, column.cut_top(banner_height(f.pen, banner, column.w)), banner);
}

std::vector<std::size_t> page_starts(const Pages& pages, float room) {
    std::vector<std::size_t> starts{0};
    float used = 0;
    for (std::size_t i = 0; i < pages.blocks.size(); ++i) {
        const bool first = i == starts.back();
        const float height = pages.blocks[i].height + (first ? 0 : pages.gap);
        if (!first && (used + height > room + 0.5F || i - starts.back() == pages.most)) {
            starts.push_back(i);
            used = pages.blocks[i].height;
        } else {
            used += height;
        }
    }
    return starts;
}

// ---- buttons below
// ----------------------------------------------------------------------------------------------

float button_gap(const Frame& f) { return f.mm(space::gap); }

float sum_of_widths(const Frame& f, const std::vector<Button>& buttons) {
    float sum = 0;
    for (const Button& button : buttons) sum += button_width(f.pen, button);
    return sum;
}

// In a row where each label stands on one line, else one below the other.
bool in_one_row(const Frame& f, const std::vector<Button>& buttons, float width) {
    return sum_of_widths(f, buttons) + static_cast<float>(buttons.size() - 1) * button_gap(f) <= width;
}

float buttons_height(const Frame& f, const std::vector<Button>& buttons, float width) {
    if (buttons.empty()) return 0;
    float height = 0;
    const bool row = in_one_row(f, buttons, width);
    for (const Button& button : buttons) {
        const float own = button_height(f.pen, button, row ? button_width(f.pen, button) : width);
        height = row ? std::max(height, own) : height + own + (height > 0 ? button_gap(f) : 0);
    }
    return height;
}

// Equal shares where every label fits one; else each its own width and what is over to the main one, the
// last.
std::vector<float> widths_in_row(const Frame& f, const std::vector<Button>& buttons, float width) {
    const float room = width - static_cast<float>(buttons.size() - 1) * button_gap(f);
    const float share = room / static_cast<float>(buttons.size());
    std::vector<float> widths(buttons.size(), share);
    const auto fits = [&](const Button& button) { return button_width(f.pen, button) <= share; };
    if (std::all_of(buttons.begin(), buttons.end(), fits)) return widths;
    for (std::size_t i = 0; i < buttons.size(); ++i) widths[i] = button_width(f.pen, buttons[i]);
    widths.back() += room - sum_of_widths(f, buttons);
    return widths;
}

std::string draw_buttons(Frame& f, Rect area, const std::vector<Button>& buttons) {
    std::string tapped;
    if (buttons.empty()) return tapped;
    const bool row = in_one_row(f, buttons, area.w);
    const std::vector<float> widths = widths_in_row(f, buttons, area.w);
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        const Button& button = buttons[i];
        const Rect place =
            row ? area.cut_left(widths[i]) : area.cut_top(button_height(f.pen, button, area.w));
        if (row)
            area.cut_left(button_gap(f));
        else
            area.cut_top(button_gap(f));
        if (draw_button(f.pen, place, button)) tapped = button.id;
    }
    return tapped;
}

// ---- turning
// ----------------------------------------------------------------------------------------------------

struct Foot {
    std::vector<Button> buttons;
    std::vector<Button> turning;  // a row of its own above the buttons; empty: one page
    std::string page_words;
};

Foot foot_of(const Pages& pages, int page, int count, std::string_view previous, std::string_view next) {
    Foot foot{pages.buttons, {}, {}};
    if (count <= 1) return foot;
    const bool last = page + 1 == count;
    if (pages.last == LastButtons::always) {
        foot.turning = {{"page.previous", previous, ButtonKind::secondary, Icon::back, page > 0},
                        {"page.next", next, ButtonKind::secondary, Icon::forward, !last}};
        return foot;
    }
    if (!last) foot.buttons = {{"page.next", next, ButtonKind::primary}};
    if (page > 0)
        foot.buttons.insert(foot.buttons.begin(), {"page.previous", previous, ButtonKind::secondary});
    return foot;
}

float foot_height(const Frame& f, const Foot& foot, float width, bool several) {
    float height = buttons_height(f, foot.buttons, width);
    if (several) height += f.pen.theme.face(Style::small_strong).line_px + f.mm(space::small_gap);
    if (!foot.turning.empty()) height += buttons_height(f, foot.turning, width) + button_gap(f);
    return height > 0 ? height + f.mm(space::gap) : 0;
}

void draw_page_words(Frame& f, Rect& foot, int page, int count) {
    const std::string_view words =
        f.say(T::page_of, {{"n", std::to_string(page + 1)}, {"of", std::to_string(count)}});
    const Text text{
        .id = "page.of", .text = words, .style = Style::small_strong, .align = Align::centre, .soft = true};
    draw_text(f.pen, foot.cut_top(text_height(f.pen, text, foot.w)), text, f.pen.colours.ground);
    foot.cut_top(f.mm(space::small_gap));
}

void draw_blocks(Frame& f, Rect body, const Pages& pages, std::size_t from, std::size_t end) {
    float sum = 0;
    for (std::size_t i = from; i < end; ++i) sum += pages.blocks[i].height;
    const float gaps = end > from ? static_cast<float>(end - from - 1) * pages.gap : 0;
    const float grow = sum > 0 ? std::clamp((body.h - gaps) / sum, 1.0F, pages.stretch) : 1;
    if (pages.sheet && end > from)
        f.pen.card({body.x, body.y, body.w, sum}, f.pen.colours.paper, f.pen.colours.line);
    for (std::size_t i = from; i < end; ++i) {
        const Rect place = body.cut_top(pages.blocks[i].height * grow);
        if (pages.sheet && i > from)
            f.pen.fill(
                {place.x + f.mm(space::padding), place.y, place.w - 2 * f.mm(space::padding), f.mm(0.35F)},
                f.pen.colours.line);
        pages.blocks[i].draw(place);
        body.cut_top(pages.gap);
    }
}

PageTap draw_foot(Frame& f, Rect below, const Foot& foot, int page) {
    PageTap tap;
    if (!foot.turning.empty()) {
        tap.button = draw_buttons(f, below.cut_top(buttons_height(f, foot.turning, below.w)), foot.turning);
        below.cut_top(button_gap(f));
    }
    const std::string button = draw_buttons(f, below, foot.buttons);
    if (!button.empty()) tap.button = button;
    if (tap.button == "page.next") tap.turn_to = page + 1;
    if (tap.button == "page.previous") tap.turn_to = page - 1;
    return tap;
}

}  // namespace

Rect draw_head(const journey::Model& model, Frame& f, const Head& head) {
    const bool beside = head.beside && f.pen.theme.panel.landscape();
    Rect area = f.content.inset(f.mm(space::margin), f.mm(space::gap));
    Rect column = area;
    if (beside) {
        column = area.cut_left(area.w * 0.40F);
        area.cut_left(f.mm(space::margin));
    }
    draw_step(model, f, column);
    const Text title{.id = head.id,
                     .text = head.title,
                     .style = Style::heading,
                     .role = "heading",
                     .wrap = Wrap::balanced,
                     .personal = head.personal};
    draw_text(f.pen, column.cut_top(text_height(f.pen, title, column.w)), title, f.pen.colours.ground);
    if (!head.hint.empty()) {
        column.cut_top(f.mm(1.5F));
        const Text hint{.id = f.keep(std::string(head.id) + ".hint"),
                        .text = head.hint,
                        .wrap = Wrap::balanced,
                        .soft = true,
                        .personal = head.personal};
        draw_text(f.pen, column.cut_top(text_height(f.pen, hint, column.w)), hint, f.pen.colours.ground);
    }
    draw_trouble(model, f, column);
    if (beside) return area;
    column.cut_top(f.mm(space::gap));
    return column;
}

Block text_block(Frame& frame, float width, const Text& text) {
    return {text_height(frame.pen, text, width),
            [&frame, text](const Rect& rect) { draw_text(frame.pen, rect, text, frame.pen.colours.ground); }};
}

Block banner_block(Frame& frame, float width, const Banner& banner) {
    return {banner_height(frame.pen, banner, width),
            [&frame, banner](const Rect& rect) { draw_banner(frame.pen, rect, banner); }};
}

PageTap draw_pages(Frame& f, Rect body, const Pages& pages) {
    const std::string_view previous = f.say(T::page_previous);
    const std::string_view next = f.say(T::page_next);
    float foot_room = foot_height(f, foot_of(pages, 0, 1, previous, next), body.w, false);
    std::vector<std::size_t> starts = page_starts(pages, body.h - foot_room);
    if (starts.size() > 1) {
        // The largest foot of any page, so that nothing moves while pages are turned.
        for (const int page : {0, 1, 2})
            foot_room =
                std::max(foot_room, foot_height(f, foot_of(pages, page, 3, previous, next), body.w, true));
        starts = page_starts(pages, body.h - foot_room);
    }
    const int count = static_cast<int>(starts.size());
    const int page = std::clamp(pages.page, 0, count - 1);
    const Foot foot = foot_of(pages, page, count, previous, next);
    Rect below = body.cut_bottom(foot_room);
    below = below.cut_bottom(foot_height(f, foot, below.w, count > 1));

    starts.push_back(pages.blocks.size());
    const auto at = static_cast<std::size_t>(page);
    draw_blocks(f, body, pages, starts[at], starts[at + 1]);
    if (foot_room > 0) below.cut_top(f.mm(space::gap));
    if (count > 1) draw_page_words(f, below, page, count);
    return draw_foot(f, below, foot, page);
}

void send_turn(Frame& frame, int model_page, const PageTap& tap) {
    if (!tap.turn_to) return;
    // The model's page may lie beyond the last one: larger text was made smaller again.
    const int step = *tap.turn_to > model_page ? 1 : -1;
    for (int page = model_page; page != *tap.turn_to; page += step)
        frame.send(journey::intent::TurnPage{step});
}

}  // namespace motcua::ui
