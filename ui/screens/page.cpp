#include "ui/screens/page.h"

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

// What the blocks from `from` on need, and where the next page begins.
std::size_t end_of_page(const std::vector<Block>& blocks, std::size_t from, float room, float gap) {
    float used = 0;
    std::size_t at = from;
    while (at < blocks.size()) {
        const float height = blocks[at].height + (at > from ? gap : 0);
        if (used + height > room + 0.5F && at > from) break;
        used += height;
        ++at;
    }
    return at;
}

std::vector<std::size_t> page_starts(const std::vector<Block>& blocks, float room, float gap) {
    std::vector<std::size_t> starts{0};
    while (true) {
        const std::size_t end = end_of_page(blocks, starts.back(), room, gap);
        if (end >= blocks.size()) return starts;
        starts.push_back(end);
    }
}

// ---- buttons below
// ----------------------------------------------------------------------------------------------

float button_gap(const Frame& f) { return f.mm(space::gap); }

// In a row where each stands on one line at an equal share, else one below the other.
bool in_one_row(const Frame& f, const std::vector<Button>& buttons, float width) {
    const auto count = static_cast<float>(buttons.size());
    const float each = (width - (count - 1) * button_gap(f)) / count;
    for (const Button& button : buttons)
        if (button_width(f.pen, button) > each) return false;
    return true;
}

float buttons_height(const Frame& f, const std::vector<Button>& buttons, float width) {
    if (buttons.empty()) return 0;
    float height = 0;
    const bool row = in_one_row(f, buttons, width);
    for (const Button& button : buttons) {
        const float own = button_height(f.pen, button, width);
        height = row ? std::max(height, own) : height + own + (height > 0 ? button_gap(f) : 0);
    }
    return height;
}

std::string draw_buttons(Frame& f, Rect area, const std::vector<Button>& buttons) {
    std::string tapped;
    const bool row = in_one_row(f, buttons, area.w);
    const auto count = static_cast<float>(buttons.size());
    const float each = (area.w - (count - 1) * button_gap(f)) / count;
    const Rect whole = area;
    for (const Button& button : buttons) {
        const Rect place = row ? area.cut_left(each) : area.cut_top(button_height(f.pen, button, whole.w));
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
    if (!last) foot.buttons = {{"page.next", next, ButtonKind::primary, std::nullopt, true}};
    if (page > 0)
        foot.buttons.insert(foot.buttons.begin(),
                            {"page.previous", previous, ButtonKind::secondary, std::nullopt, true});
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
    const Text text{"page.of", words, Style::small_strong, "text", Align::centre, Wrap::plain, true, false};
    draw_text(f.pen, foot.cut_top(text_height(f.pen, text, foot.w)), text, f.pen.colours.ground);
    foot.cut_top(f.mm(space::small_gap));
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
    const Text title{head.id,     head.title,     Style::heading, "heading",
                     Align::left, Wrap::balanced, false,          head.personal};
    draw_text(f.pen, column.cut_top(text_height(f.pen, title, column.w)), title, f.pen.colours.ground);
    if (!head.hint.empty()) {
        column.cut_top(f.mm(1.5F));
        const std::string id = std::string(head.id) + ".hint";
        const Text hint{id, head.hint, Style::body, "text", Align::left, Wrap::plain, true, head.personal};
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

Block gap_block(float height) {
    return {height, [](const Rect&) {}};
}

PageTap draw_pages(Frame& f, Rect body, const Pages& pages) {
    const std::string_view previous = f.say(T::page_previous);
    const std::string_view next = f.say(T::page_next);
    const Foot single = foot_of(pages, 0, 1, previous, next);
    float foot_room = foot_height(f, single, body.w, false);
    std::vector<std::size_t> starts = page_starts(pages.blocks, body.h - foot_room, pages.gap);
    if (starts.size() > 1) {
        // The largest foot of any page, so that nothing moves while pages are turned.
        for (const int page : {0, 1, 2})
            foot_room =
                std::max(foot_room, foot_height(f, foot_of(pages, page, 3, previous, next), body.w, true));
        starts = page_starts(pages.blocks, body.h - foot_room, pages.gap);
    }
    const int count = static_cast<int>(starts.size());
    const int page = std::clamp(pages.page, 0, count - 1);
    const Foot foot = foot_of(pages, page, count, previous, next);

    Rect below = body.cut_bottom(foot_room);
    below = below.cut_bottom(foot_height(f, foot, below.w, count > 1));
    const std::size_t from = starts[static_cast<std::size_t>(page)];
    const std::size_t end =
        page + 1 < count ? starts[static_cast<std::size_t>(page) + 1] : pages.blocks.size();
    for (std::size_t i = from; i < end; ++i) {
        pages.blocks[i].draw(body.cut_top(pages.blocks[i].height));
        body.cut_top(pages.gap);
    }

    PageTap tap;
    if (foot_room > 0) below.cut_top(f.mm(space::gap));
    if (count > 1) draw_page_words(f, below, page, count);
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

void send_turn(Frame& frame, int model_page, const PageTap& tap) {
    if (!tap.turn_to) return;
    // The model's page may lie beyond the last one: larger text was made smaller again.
    const int step = *tap.turn_to > model_page ? 1 : -1;
    for (int page = model_page; page != *tap.turn_to; page += step)
        frame.send(journey::intent::TurnPage{step});
}

}  // namespace motcua::ui
