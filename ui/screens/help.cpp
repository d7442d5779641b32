#include "ui/screens/page.h"
#include "ui/screens/screens.h"

namespace motcua::ui {

using text::T;

// The call is seen as well as heard: a bell alone does not reach who is deaf.
void draw_help(const journey::Model& model, Frame& f) {
    const Rect body = draw_head(model, f, {"help.title", f.say(T::help_title), f.say(T::help_hint)});
    Pages pages;
    pages.blocks = {{f.mm(40.0F),
                     [&f](const Rect& rect) {
                         const Tint& tint = f.pen.colours.help;
                         const float size = std::min({f.mm(110.0F), rect.w, rect.h});
                         f.pen.disc(rect.centre_x(), rect.centre_y(), size / 2, tint.ground);
                         f.pen.icon(Icon::bell, rect.middle(size * 0.62F, size * 0.62F),
                                    {tint.ink, tint.ink, tint.ground});
                     },
                     false, true, true}};
    pages.buttons = {{"help.came", f.say(T::help_came), ButtonKind::primary}};
    if (draw_pages(f, body, std::move(pages)).button == "help.came") f.send(journey::intent::HelpCame{});
}

}  // namespace motcua::ui
