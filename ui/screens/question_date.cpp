#include "ui/screens/question_date.h"

#include <array>

namespace motcua::ui {
namespace {

using text::T;

struct Part {
    std::string_view suffix;
    std::string_view input;
    T label;
    std::size_t digits;
    float share;  // of the row's width, in sevenths: the longest word above a box decides
};
constexpr std::array<Part, 3> kParts{{{".day", "day", T::question_day, 2, 2.0F},
                                      {".month", "month", T::question_month, 2, 2.7F},
                                      {".year", "year", T::question_year, 4, 2.3F}}};

// What somebody may know of a day, by the box in which they begin.
struct Way {
    std::string_view suffix;
    T words;
};
constexpr std::array<Way, 3> kWays{{{".whole_day", T::question_whole_day},
                                    {".only_month", T::question_only_month},
                                    {".only_year", T::question_only_year}}};

// Which box the first digit stands in. What came back from an answer tells it by its length.
int first_part(std::string_view digits, bool partial) {
    if (!partial) return 0;
    return digits.size() == 4 ? 2 : digits.size() == 6 ? 1 : 0;
}

std::array<std::string_view, 3> split(std::string_view digits, int first) {
    std::array<std::string_view, 3> parts;
    for (auto i = static_cast<std::size_t>(first); i < parts.size(); ++i) {
        parts.at(i) = digits.substr(0, kParts.at(i).digits);
        digits.remove_prefix(parts.at(i).size());
    }
    return parts;
}

// The box that takes the next digit.
std::size_t waiting_part(const std::array<std::string_view, 3>& parts, int first) {
    auto i = static_cast<std::size_t>(first);
    while (i + 1 < parts.size() && parts.at(i).size() == kParts.at(i).digits) ++i;
    return i;
}

std::size_t room_from(int first) {
    std::size_t digits = 0;
    for (auto i = static_cast<std::size_t>(first); i < kParts.size(); ++i) digits += kParts.at(i).digits;
    return digits;
}

// What is typed already stays where it fits: who typed 1955 into day and month meant the year.
void begin_in(Frame& f, const DateBoxes& date, int part) {
    f.scratch.date_part = part;
    f.scratch.date_begun = true;
    if (date.digits.size() <= room_from(part)) return;
    for (std::size_t i = 0; i < date.digits.size(); ++i)
        f.send(journey::intent::Press{date.field, text::erase_key()});
}

float label_height(const Frame& f) { return f.pen.theme.face(Style::small_strong).line_px; }

void draw_boxes(Frame& f, const DateBoxes& date, Rect row) {
    const int first = f.scratch.date_part;
    const auto parts = split(date.digits, first);
    const std::size_t waiting = waiting_part(parts, first);
    const float unit = (row.w - 2 * f.mm(space::gap)) / 7;
    for (std::size_t i = 0; i < kParts.size(); ++i) {
        const Part& part = kParts.at(i);
        Rect column = row.cut_left(unit * part.share);
        row.cut_left(f.mm(space::gap));
        const std::string id = date.id + std::string(part.suffix);
        const Text label{
            .id = f.keep(id + ".label"), .text = f.say(part.label), .style = Style::small_strong};
        draw_text(f.pen, column.cut_top(label_height(f)), label, f.pen.colours.ground);
        const bool left_out = static_cast<int>(i) < first;
        const Field box{f.keep(id),   f.say(part.label), parts.at(i),  left_out ? "–" : "", part.input,
                        i == waiting, date.wrong,        date.partial, Align::centre};
        if (draw_field(f.pen, column, box) && static_cast<int>(i) != first)
            begin_in(f, date, static_cast<int>(i));
    }
}

// The two ways that are not the one that stands, side by side where they fit.
void add_ways(Frame& f, const DateBoxes& date, float width, std::vector<Block>& blocks) {
    std::array<Button, 2> buttons;
    std::array<int, 2> parts{};
    std::size_t n = 0;
    const auto kind = f.pen.theme.panel.landscape() ? ButtonKind::small : ButtonKind::secondary;
    for (int part = 2; part >= 0; --part) {  // the year is what people remember
        if (part == f.scratch.date_part) continue;
        const Way& way = kWays.at(static_cast<std::size_t>(part));
        parts.at(n) = part;
        buttons.at(n++) = {
            .id = f.keep(date.id + std::string(way.suffix)), .label = f.say(way.words), .kind = kind};
    }
    const float gap = f.mm(space::gap);
    const auto draw = [&f, date, buttons, parts](const Rect& rect, std::size_t i) {
        if (draw_button(f.pen, rect, buttons.at(i))) begin_in(f, date, parts.at(i));
    };
    const std::array widths{button_width(f.pen, buttons[0]), button_width(f.pen, buttons[1])};
    if (widths[0] + gap + widths[1] <= width) {
        blocks.push_back({button_height(f.pen, buttons[0], widths[0]), [draw, widths, gap](Rect row) {
                              draw(row.cut_left(widths[0]), 0);
                              row.cut_left(gap);
                              draw(row.cut_left(widths[1]), 1);
                          }});
        return;
    }
    for (std::size_t i = 0; i < buttons.size(); ++i)
        blocks.push_back(
            {button_height(f.pen, buttons.at(i), width), [draw, i](const Rect& row) { draw(row, i); }});
}

}  // namespace

void add_date(Frame& f, const DateBoxes& date, float width, bool ways, std::vector<Block>& blocks) {
    // Typing has begun: the boxes stay as they are until it is erased.
    if (!f.scratch.date_begun) {
        f.scratch.date_part = first_part(date.digits, date.partial);
        f.scratch.date_begun = true;
    }
    const float boxes = std::min(width, f.mm(230.0F));
    blocks.push_back({label_height(f) + f.mm(28.0F), [&f, date, boxes](Rect row) {
                          row.w = boxes;
                          draw_boxes(f, date, row);
                      }});
    if (date.partial && ways) add_ways(f, date, boxes, blocks);
}

}  // namespace motcua::ui
