#include "ui/widgets/marks.h"

namespace motcua::ui {
namespace {

constexpr float kRing = 1.0F;  // millimetres
constexpr float kOff = 0.8F;
constexpr float kFrame = 0.7F;
constexpr float kBar = 1.8F;

}  // namespace

void draw_focus_ring(Pen& pen, const Rect& rect) {
    const float out = pen.mm(kOff + kRing);
    pen.outline(rect.inset(-out), pen.colours.ink, pen.mm(kRing), pen.mm(space::radius) + out);
}

void draw_said_mark(Pen& pen, const Rect& rect) {
    const Colour colour = pen.colours.action.accent;
    const float off = pen.mm(kOff);
    const float bar = pen.mm(kBar);
    Rect around = rect.inset(-off);
    around.x -= bar;
    around.w += bar;
    pen.outline(around, colour, pen.mm(kFrame), pen.mm(kBar));
    pen.fill({around.x, around.y, bar, around.h}, colour, pen.mm(1.0F));
}

}  // namespace motcua::ui
