#include "ui/screens/page.h"
#include "ui/screens/screens.h"

namespace motcua::ui {

using text::T;

// The call is seen as well as heard: a bell alone does not reach who is deaf.
void draw_help(const journey::Model& model, Frame& f) {
    Rect body = draw_head(model, f, {"help.title", f.say(T::help_title), f.say(T::help_hint), false, true});
    const Tint& tint = f.pen.colours.help;
    const float size = std::min(f.mm(90.0F), body.h * 0.45F);
    Pages pages;
    pages.blocks = {
        {size * 1.3F, [&f, size, tint](const Rect& rect) {
             const float radius = size * 0.62F;
             f.pen.disc(rect.centre_x(), rect.centre_y(), radius, tint.ground);
             f.pen.icon(Icon::bell, rect.middle(size * 0.8F, size * 0.8F), {tint.ink, tint.ink, tint.ground});
         }}};
    pages.buttons = {{"help.came", f.say(T::help_came), ButtonKind::primary, std::nullopt, true}};
    if (draw_pages(f, body, pages).button == "help.came") f.send(journey::intent::HelpCame{});
}

}  // namespace motcua::ui
