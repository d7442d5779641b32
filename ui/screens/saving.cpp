#include "ui/screens/screens.h"
#include "ui/screens/stage.h"

namespace motcua::ui {

void draw_saving(const journey::Model& model, Frame& f) {
    const Rect body =
        draw_head(model, f, {.id = "saving.title", .title = f.say(text::T::saving_title), .beside = true});
    draw_stage(f.pen, body, Icon::clock);
}

}  // namespace motcua::ui
