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
                const Rect about_place = words.cut_top(parts.about.height);
                whole = pen.write(parts.about, about_place, p.ink);
                Widget& about =
                    pen.name(f.keep(std::string(card.id) + ".about"), "text", about_place, card.about);
                pen.note(about, *parts.about.face, p.ink, p.paper);
                about.clipped |= !whole;
                whole = pen.write(parts.when, words, p.soft_ink);
                Widget& when = pen.name(f.keep(std::string(card.id) + ".when"), "text", words, card.when);
                pen.note(when, *parts.when.face, p.soft_ink, p.paper);
                when.clipped |= !whole;
            }};
}

}  // namespace motcua::ui
