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

void begin_in(Frame& f, const content::Field& field, std::string_view digits, int part) {
    f.scratch.date_part = part;
    f.scratch.date_begun = true;
    for (std::size_t i = 0; i < digits.size(); ++i)
        f.send(journey::intent::Press{field.id, text::Key{text::Key::Kind::erase, 0, text::Mark::acute}});
}

float label_height(const Frame& f) { return f.pen.theme.face(Style::small_strong).line_px; }

}  // namespace

void add_date(Frame& f, const content::Field& field, const journey::Draft& draft, float width,
              std::vector<Block>& blocks) {
    const float height = label_height(f) + f.mm(28.0F);
    const float boxes = std::min(width, f.mm(230.0F));
    blocks.push_back(
        {height, [&f, &field, &draft, boxes](const Rect& rect) {
             const std::string_view digits = view(draft.value);
             // Typing has begun: the boxes stay as they are until it is erased.
             if (!f.scratch.date_begun) {
                 f.scratch.date_part = first_part(digits, field.partial_date);
                 f.scratch.date_begun = true;
             }
             const int first = f.scratch.date_part;
             const auto parts = split(digits, first);
             const std::size_t waiting = waiting_part(parts, first);
             Rect row = rect;
             row.w = boxes;
             const float unit = (row.w - 2 * f.mm(space::gap)) / 7;
             for (std::size_t i = 0; i < kParts.size(); ++i) {
                 const Part& part = kParts.at(i);
                 Rect column = row.cut_left(unit * part.share);
                 row.cut_left(f.mm(space::gap));
                 const std::string id = "question." + field.id + std::string(part.suffix);
                 const Text label{
                     .id = f.keep(id + ".label"), .text = f.say(part.label), .style = Style::small_strong};
                 draw_text(f.pen, column.cut_top(label_height(f)), label, f.pen.colours.ground);
                 const Field box{
                     f.keep(id),   f.say(part.label),         parts.at(i),        "",           part.input,
                     i == waiting, draft.problem.has_value(), field.partial_date, Align::centre};
                 if (draw_field(f.pen, column, box) && static_cast<int>(i) != first)
                     begin_in(f, field, digits, static_cast<int>(i));
             }
         }});
}

}  // namespace motcua::ui
