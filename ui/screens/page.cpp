#include "ui/screens/page.h"

#include <algorithm>
#include <cmath>

namespace motcua::ui {
namespace {

using text::T;

float button_gap(const Frame& f) { return f.mm(space::gap); }

// What erases is never a slip of the finger away from what goes on.
float gap_between(const Frame& f, const std::vector<Button>& buttons) {
    const bool one_erases = std::any_of(buttons.begin(), buttons.end(), [](const Button& button) {
        return button.kind == ButtonKind::leave;
    });
    return one_erases ? f.mm(20.0F) : button_gap(f);
}

// ---- buttons below
// ----------------------------------------------------------------------------------------------

float sum_of_widths(const Frame& f, const std::vector<Button>& buttons) {
    float sum = 0;
    for (const Button& button : buttons) sum += button_width(f.pen, button);
    return sum;
}

// In a row where each label stands on one line, else one below the other.
bool in_one_row(const Frame& f, const std::vector<Button>& buttons, float width) {
    if (buttons.size() > 1 && f.pen.theme.large_targets && !f.pen.theme.panel.landscape()) return false;
    return sum_of_widths(f, buttons) + static_cast<float>(buttons.size() - 1) * gap_between(f, buttons) <=
           width;
}

float buttons_height(const Frame& f, const std::vector<Button>& buttons, float width) {
    if (buttons.empty()) return 0;
    float height = 0;
    const bool row = in_one_row(f, buttons, width);
    for (const Button& button : buttons) {
        const float own = button_height(f.pen, button, row ? button_width(f.pen, button) : width);
        height = row ? std::max(height, own) : height + own + (height > 0 ? gap_between(f, buttons) : 0);
    }
    return height;
}

// Equal shares where every label fits one; else each its own width, and what is over to the main one, the
// last.
std::vector<float> widths_in_row(const Frame& f, const std::vector<Button>& buttons, float width) {
    const float room = width - static_cast<float>(buttons.size() - 1) * gap_between(f, buttons);
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
            area.cut_left(gap_between(f, buttons));
        else
            area.cut_top(gap_between(f, buttons));
        if (draw_button(f.pen, place, button)) tapped = button.id;
    }
    return tapped;
}

// ---- turning: [previous] Trang n / m [next, or the last button]
// -------------------------------------------------

struct Turning {
    Button previous;
    Button next;
    bool has_next = false;
    std::string_view words;
};

float row_width(const Frame& f, const Turning& row) {
    float width = button_width(f.pen, row.previous) +
                  width_of(f.pen.theme.face(Style::small_strong), row.words) + 2 * button_gap(f);
    if (row.has_next) width += button_width(f.pen, row.next) + button_gap(f);
    return width;
}

// Words where they fit, else arrows alone: first "previous", then "next".
void shorten(const Frame& f, Turning& row, float width) {
    if (row_width(f, row) > width) row.previous.icon_only = true;
    if (row_width(f, row) > width) row.next.icon_only = row.next.icon.has_value();
}

// The last page's own button takes the place of "next" where "previous" keeps its words beside it.
struct Foot {
    std::optional<Turning> turning;
    std::vector<Button> buttons;
};

Foot foot_of(const Frame& f, const Pages& pages, int page, int count, float width) {
    Foot foot{std::nullopt, pages.buttons};
    if (count <= 1) return foot;
    const bool last = page + 1 == count;
    const bool always = pages.last == LastButtons::always;
    Turning row;
    row.words = f.say(T::page_of, {{"n", std::to_string(page + 1)}, {"of", std::to_string(count)}});
    row.previous = {"page.previous", f.say(T::page_previous), ButtonKind::secondary, Icon::back, page > 0};
    row.next = {"page.next", f.say(T::page_next), always ? ButtonKind::secondary : ButtonKind::primary,
                Icon::forward, !last};
    row.next.icon_after = true;
    row.has_next = always || !last;
    if (!always && !last) foot.buttons.clear();
    if (!always && last && pages.buttons.size() == 1) {
        Turning with_button = row;
        with_button.next = pages.buttons.front();
        with_button.has_next = true;
        if (row_width(f, with_button) <= width) {
            foot.turning = with_button;
            foot.buttons.clear();
            return foot;
        }
    }
    shorten(f, row, width);
    foot.turning = row;
    return foot;
}

float foot_height(const Frame& f, const Foot& foot, float width) {
    float height = buttons_height(f, foot.buttons, width);
    if (foot.turning) height += f.pen.target(touch::button) + (height > 0 ? button_gap(f) : 0);
    return height > 0 ? height + f.mm(space::gap) : 0;
}

std::string draw_turning(Frame& f, Rect row, const Turning& turning) {
    std::string tapped;
    const Rect previous = row.cut_left(button_width(f.pen, turning.previous));
    if (turning.previous.enabled && draw_button(f.pen, previous, turning.previous))
        tapped = turning.previous.id;
    row.cut_left(button_gap(f));
    const float words_width = std::ceil(width_of(f.pen.theme.face(Style::small_strong), turning.words)) + 2;
    if (turning.has_next) {
        const bool primary = turning.next.kind == ButtonKind::primary;
        const float width = primary ? row.w - words_width - button_gap(f) : button_width(f.pen, turning.next);
        const Rect next = row.cut_right(width);
        if (turning.next.enabled && draw_button(f.pen, next, turning.next)) tapped = turning.next.id;
        row.cut_right(button_gap(f));
    }
    const Text words{.id = "page.of",
                     .text = turning.words,
                     .style = Style::small_strong,
                     .align = Align::centre,
                     .soft = true};
    draw_text(f.pen, row.middle(row.w, text_height(f.pen, words, row.w)), words, f.pen.colours.ground);
    return tapped;
}

PageTap draw_foot(Frame& f, Rect below, const Foot& foot, int page) {
    PageTap tap;
    if (foot_height(f, foot, below.w) > 0) below.cut_top(f.mm(space::gap));
    if (foot.turning) {
        tap.button = draw_turning(f, below.cut_top(f.pen.target(touch::button)), *foot.turning);
        below.cut_top(button_gap(f));
    }
    const std::string button = draw_buttons(f, below, foot.buttons);
    if (!button.empty()) tap.button = button;
    if (tap.button == "page.next") tap.turn_to = page + 1;
    if (tap.button == "page.previous") tap.turn_to = page - 1;
    return tap;
}

// ---- what stands on which page
// ----------------------------------------------------------------------------------

float sheet_padding(const Frame& f, const Pages& pages) { return pages.sheet ? f.mm(1.5F) : 0; }

float height_of(const Frame& f, const Pages& pages, std::size_t from, std::size_t end) {
    float sum = 2 * sheet_padding(f, pages);
    for (std::size_t i = from; i < end; ++i) sum += pages.blocks[i].height + (i > from ? pages.gap : 0);
    return sum;
}

bool fits(const Frame& f, const Pages& pages, std::size_t from, std::size_t end, float room) {
    return end - from <= pages.most && height_of(f, pages, from, end) <= room + 0.5F;
}

// Where each page begins when `room` is there on all but the last page, and `last_room` on that one.
std::vector<std::size_t> page_starts(const Frame& f, const Pages& pages, float room, float last_room) {
    std::vector<std::size_t> starts{0};
    const std::size_t all = pages.blocks.size();
    for (std::size_t i = 1; i < all; ++i)
        if (!fits(f, pages, starts.back(), i + 1, room)) starts.push_back(i);
    std::size_t last = starts.back();
    while (last + 1 < all && !fits(f, pages, last, all, last_room)) ++last;
    if (last != starts.back()) starts.push_back(last);
    return starts;
}

void draw_blocks(Frame& f, Rect body, const Pages& pages, std::size_t from, std::size_t end) {
    const float needed = height_of(f, pages, from, end);
    const float over = std::max(0.0F, body.h - needed);
    float sum = 0;
    int growing = 0;
    for (std::size_t i = from; i < end; ++i) {
        sum += pages.blocks[i].height;
        growing += pages.blocks[i].grows ? 1 : 0;
    }
    const float share = growing > 0 ? over / static_cast<float>(growing) : 0;
    const float grow = growing > 0 || sum <= 0 ? 1 : std::min(pages.stretch, 1 + over / sum);
    if (pages.sheet) {
        f.pen.card({body.x, body.y, body.w, needed}, f.pen.colours.paper, f.pen.colours.line);
        body.cut_top(sheet_padding(f, pages));
    }
    for (std::size_t i = from; i < end; ++i) {
        const Block& block = pages.blocks[i];
        const Rect place = body.cut_top(block.height * grow + (block.grows ? share : 0));
        const float side = f.mm(space::padding);
        if (pages.sheet && i > from && !block.continues)
            f.pen.fill({place.x + side, place.y, place.w - 2 * side, f.mm(0.35F)}, f.pen.colours.line);
        block.draw(place);
        body.cut_top(pages.gap);
    }
}

}  // namespace

std::size_t choices_a_page(const Frame& frame) { return frame.pen.theme.large_targets ? 4 : 6; }

Block text_block(Frame& frame, float width, const Text& text) {
    return {text_height(frame.pen, text, width),
            [&frame, text](const Rect& rect) { draw_text(frame.pen, rect, text, frame.pen.colours.ground); }};
}

std::vector<Text> in_parts(const Frame& frame, const Text& text, float width) {
    constexpr std::size_t kLinesAPart = 4;
    const Paragraph whole = frame.pen.lay_out(text.style, text.text, width, text.wrap);
    std::vector<Text> parts;
    for (std::size_t from = 0; from < whole.lines.size(); from += kLinesAPart) {
        const std::string_view begin = whole.lines[from].text;
        const std::string_view end = whole.lines[std::min(from + kLinesAPart, whole.lines.size()) - 1].text;
        Text part = text;
        part.text = {begin.data(), static_cast<std::size_t>(end.data() + end.size() - begin.data())};
        if (from > 0) part.id = frame.keep(std::string(text.id) + ".part" + std::to_string(parts.size() + 1));
        parts.push_back(part);
    }
    return parts;
}

Block banner_block(Frame& frame, float width, const Banner& banner) {
    return {banner_height(frame.pen, banner, width),
            [&frame, banner](const Rect& rect) { draw_banner(frame.pen, rect, banner); }};
}

float room_on_one_page(const Frame& f, const Rect& body, const Pages& pages) {
    return body.h - foot_height(f, foot_of(f, pages, 0, 1, body.w), body.w) - 2 * sheet_padding(f, pages);
}

PageTap draw_pages(Frame& f, Rect body, Pages pages) {
    const auto foot_room = [&](int page, int count) {
        return foot_height(f, foot_of(f, pages, page, count, body.w), body.w);
    };
    const float single = body.h - foot_room(0, 1);
    std::vector<Block>& blocks = pages.blocks;
    if (!fits(f, pages, 0, blocks.size(), single))
        blocks.erase(
            std::remove_if(blocks.begin(), blocks.end(), [](const Block& block) { return block.may_go; }),
            blocks.end());
    std::vector<std::size_t> starts{0};
    if (!fits(f, pages, 0, blocks.size(), single))
        starts = page_starts(f, pages, body.h - foot_room(1, 3), body.h - foot_room(2, 3));

    const int count = static_cast<int>(starts.size());
    const int page = std::clamp(pages.page, 0, count - 1);
    const Foot foot = foot_of(f, pages, page, count, body.w);
    const Rect below = body.cut_bottom(foot_height(f, foot, body.w));
    starts.push_back(blocks.size());
    const auto at = static_cast<std::size_t>(page);
    draw_blocks(f, body, pages, starts[at], starts[at + 1]);
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
