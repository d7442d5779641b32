#include "ui/screens/poster.h"

#include <algorithm>
#include <cmath>

namespace motcua::ui {
namespace {

std::vector<Paragraph> in_pages(const Paragraph& text, float room) {
    const auto lines = static_cast<std::size_t>(std::max(1.0F, std::floor(room / text.face->line_px)));
    std::vector<Paragraph> pages;
    for (std::size_t from = 0; from < text.lines.size(); from += lines) {
        const auto begin = text.lines.begin() + static_cast<std::ptrdiff_t>(from);
        const auto count = std::min(lines, text.lines.size() - from);
        pages.push_back({text.face,
                         {begin, begin + static_cast<std::ptrdiff_t>(count)},
                         text.width,
                         static_cast<float>(count) * text.face->line_px});
    }
    return pages;
}

}  // namespace

std::vector<Paragraph> poster_pages(const Frame& frame, std::string_view words, float width, float room,
                                    float room_of_many) {
    for (const Style step : kPosters) {
        const Face& face = frame.pen.theme.face(step);
        const Paragraph text = frame.pen.lay_out(step, words, width, Wrap::balanced);
        if (text.height <= room && widest_word(face, words) <= width) return {text};
    }
    return in_pages(frame.pen.lay_out(Style::poster_least, words, width), room_of_many);
}

Rect inside_poster(const Frame& frame, const Rect& card) {
    return card.inset(frame.mm(space::padding), frame.mm(2.0F));
}

void draw_poster(Frame& frame, const Rect& card, const Poster& poster) {
    const Palette& p = frame.pen.colours;
    frame.pen.card(card, p.paper, p.control_line);
    const bool whole = frame.pen.write_middle(*poster.text, inside_poster(frame, card), p.ink, Align::centre);
    Widget& widget = frame.pen.name(poster.id, "heading", card, poster.words);
    frame.pen.note(widget, *poster.text->face, p.ink, p.paper);
    widget.clipped |= !whole;
    widget.personal = poster.personal;
}

}  // namespace motcua::ui
