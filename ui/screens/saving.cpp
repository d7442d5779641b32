#include <algorithm>

#include "ui/screens/page.h"
#include "ui/screens/screens.h"

namespace motcua::ui {

void draw_saving(const journey::Model& model, Frame& f) {
    const Rect body = draw_head(model, f, {"saving.title", f.say(text::T::saving_title)});
    const float size = std::min({f.mm(60.0F), body.w * 0.6F, body.h * 0.6F});
    const Rect place = body.middle(size, size);
    const Palette& p = f.pen.colours;
    f.pen.disc(place.centre_x(), place.centre_y(), size * 0.7F, p.chosen.ground);
    f.pen.icon(Icon::clock, place, {p.chosen.ink, p.chosen.accent, p.chosen.ground});
}

}  // namespace motcua::ui
