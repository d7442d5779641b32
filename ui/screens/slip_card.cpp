#include "ui/screens/slip_card.h"

#include "ui/widgets/pictures.h"

namespace motcua::ui {
namespace {

float code_side(const Frame& f, const SlipCard& card) { return card.code ? f.mm(62.0F) : 0; }

struct Parts {
    float room = 0;
    Paragraph label, number, about, when;
    float height = 0;
};

Parts parts_of(const Frame& f, const SlipCard& card, float width) {
    Parts parts;
    const float padding = f.mm(space::padding);
    parts.room = width - code_side(f, card) - padding * (card.code ? 3.0F : 2.0F);
    parts.label = f.pen.lay_out(Style::small, card.label, parts.room);
    parts.number = f.pen.lay_out(Style::numeral, card.number, parts.room);
    parts.about = f.pen.lay_out(Style::body, card.about, parts.room);
    parts.when = f.pen.lay_out(Style::small, card.when, parts.room);
    parts.height = parts.label.height + parts.number.height + parts.about.height + parts.when.height;
    return parts;
}

struct LineName {
    std::string_view card;
    std::string_view part;
};

void name_line(Frame& f, const Rect& place, const Paragraph& text, LineName name, std::string_view words,
               Colour ink) {
    if (words.empty()) return;
    const bool whole = f.pen.write(text, place, ink);
    const std::string id = std::string(name.card) + std::string(name.part);
    Widget& widget = f.pen.name(id, "text", place, words);
    f.pen.note(widget, *text.face, ink, f.pen.colours.paper);
    widget.clipped |= !whole;
}

}  // namespace

Block slip_card_block(Frame& f, float width, const SlipCard& card) {
    const Parts measured = parts_of(f, card, width);
    const float height = std::max(code_side(f, card), measured.height) + 2 * f.mm(5.0F);
    return {height, [&f, card](const Rect& rect) {
                Pen& pen = f.pen;
                const Palette& p = pen.colours;
                pen.card(rect, p.paper, p.line);
                const Parts parts = parts_of(f, card, rect.w);
                Rect inside = rect.inset(f.mm(space::padding), f.mm(5.0F));
                if (card.code) {
                    const float side = code_side(f, card);
                    const Rect place = inside.cut_left(side).middle(side, side);
                    draw_code(pen, place, f.keep(std::string(card.id) + ".picture"), card.label, *card.code);
                    inside.cut_left(f.mm(space::padding));
                }
                Rect words = inside.middle(parts.room, parts.height);
                const Rect number = words;
                bool whole = pen.write(parts.label, words.cut_top(parts.label.height), p.soft_ink);
                whole = pen.write(parts.number, words.cut_top(parts.number.height), p.ink) && whole;
                Widget& widget =
                    pen.name(card.id, "row", {number.x, number.y, number.w, words.y - number.y}, card.label);
                widget.value = card.number;
                pen.note(widget, *parts.label.face, p.soft_ink, p.paper);
                widget.clipped |= !whole;
                name_line(f, words.cut_top(parts.about.height), parts.about, {card.id, ".about"}, card.about,
                          p.ink);
                name_line(f, words, parts.when, {card.id, ".when"}, card.when, p.soft_ink);
            }};
}

}  // namespace motcua::ui
