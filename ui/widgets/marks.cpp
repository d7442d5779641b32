#include "ui/widgets/marks.h"

namespace motcua::ui {
namespace {

constexpr float kRing = 1.0F;  // millimetres
constexpr float kOff = 0.8F;

}  // namespace

void draw_focus_ring(Pen& pen, const Rect& rect) {
    const float out = pen.mm(kOff + kRing);
    pen.outline(rect.inset(-out), pen.colours.ink, pen.mm(kRing), pen.mm(space::radius) + out);
}

void draw_said_mark(Pen& pen, const Rect& rect) {
    const float thick = pen.mm(1.2F);
    const float off = pen.mm(0.5F);
    const Colour colour = pen.colours.action.accent;
    pen.fill({rect.x - off - thick, rect.y - off, thick, rect.h + 2 * off + thick}, colour, thick / 2);
    pen.fill({rect.x - off - thick, rect.bottom() + off, rect.w + 2 * off + thick, thick}, colour, thick / 2);
}

}  // namespace motcua::ui
