// Questions that stand over the screen where they were asked; what they cover cannot be touched.
#include "ui/screens/screens.h"
#include "ui/screens/stage.h"

namespace motcua::ui {
namespace {

using text::T;

constexpr float kApart = 20.0F;  // millimetres: erasing is never a slip of the finger
constexpr float kLeastAskedPicture = 40.0F;

enum class Answer : std::uint8_t { none, keep, erase };

// What keeps above what erases, well apart, and a picture where there is room.
Answer draw_answers(Frame& f, Rect body, Icon picture, const Button& keep, const Button& erase) {
    const float keep_height = button_height(f.pen, keep, body.w);
    const float erase_height = button_height(f.pen, erase, body.w);
    const float room = body.h - keep_height - erase_height - f.mm(kApart + space::gap);
    if (room >= f.mm(kLeastAskedPicture)) {
        draw_stage(f.pen, body.cut_top(std::min(room, body.w * 0.6F)), picture);
        body.cut_top(f.mm(space::gap));
    }
    Answer answer = Answer::none;
    if (draw_button(f.pen, body.cut_top(keep_height), keep)) answer = Answer::keep;
    body.cut_top(f.mm(kApart));
    if (draw_button(f.pen, body.cut_top(erase_height), erase)) answer = Answer::erase;
    return answer;
}

}  // namespace

void draw_leave(const journey::Model& model, Frame& f) {
    const auto hint = f.say(model.visit->slip ? T::leave_hint_stored : T::leave_hint);
    const Rect body = draw_head(
        model, f, {.id = "leave.title", .title = f.say(T::leave_title), .hint = hint, .beside = true});
    const Button no{"leave.no", f.say(T::leave_no), ButtonKind::primary};
    const Button yes{"leave.yes", f.say(T::leave_yes), ButtonKind::leave};
    const Answer answer = draw_answers(f, body, Icon::leave, no, yes);
    if (answer != Answer::none) f.send(journey::intent::AnswerLeave{answer == Answer::erase});
}

void draw_other_card(const journey::Model& model, Frame& f) {
    const Rect body = draw_head(model, f,
                                {.id = "scan.other_title",
                                 .title = f.say(T::scan_other_title),
                                 .hint = f.say(T::scan_other_hint),
                                 .beside = true});
    const Button keep{"scan.other_keep", f.say(T::scan_other_keep), ButtonKind::primary};
    const Button fresh{"scan.other_new", f.say(T::scan_other_new), ButtonKind::leave};
    const Answer answer = draw_answers(f, body, Icon::people, keep, fresh);
    if (answer != Answer::none) f.send(journey::intent::OtherCard{answer == Answer::erase});
}

}  // namespace motcua::ui
