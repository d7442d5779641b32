// Questions that stand over the screen where they were asked; what they cover cannot be touched.
#include "ui/screens/page.h"
#include "ui/screens/screens.h"

namespace motcua::ui {

using text::T;

void draw_leave(const journey::Model& model, Frame& f) {
    const auto hint = f.say(model.visit->slip ? T::leave_hint_stored : T::leave_hint);
    const Rect body = draw_head(model, f, {"leave.title", f.say(T::leave_title), hint});
    const Button yes{"leave.yes", f.say(T::leave_yes), ButtonKind::leave};
    const Button no{"leave.no", f.say(T::leave_no), ButtonKind::primary};
    Rect area = body;
    // One below the other and well apart: erasing is never a slip of the finger.
    area.cut_top(f.mm(space::gap));
    if (draw_button(f.pen, area.cut_top(button_height(f.pen, no, area.w)), no))
        f.send(journey::intent::AnswerLeave{false});
    area.cut_top(f.mm(20.0F));
    if (draw_button(f.pen, area.cut_top(button_height(f.pen, yes, area.w)), yes))
        f.send(journey::intent::AnswerLeave{true});
}

void draw_other_card(const journey::Model& model, Frame& f) {
    const Rect body =
        draw_head(model, f, {"scan.other_title", f.say(T::scan_other_title), f.say(T::scan_other_hint)});
    const Button keep{"scan.other_keep", f.say(T::scan_other_keep), ButtonKind::primary};
    const Button fresh{"scan.other_new", f.say(T::scan_other_new), ButtonKind::leave};
    Rect area = body;
    area.cut_top(f.mm(space::gap));
    if (draw_button(f.pen, area.cut_top(button_height(f.pen, keep, area.w)), keep))
        f.send(journey::intent::OtherCard{false});
    area.cut_top(f.mm(20.0F));
    if (draw_button(f.pen, area.cut_top(button_height(f.pen, fresh, area.w)), fresh))
        f.send(journey::intent::OtherCard{true});
}

}  // namespace motcua::ui
