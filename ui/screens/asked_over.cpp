// Questions that stand over the screen where they were asked; what they cover cannot be touched.
#include <algorithm>
#include <array>

#include "ui/screens/screens.h"
#include "ui/screens/stage.h"

namespace motcua::ui {
namespace {

using text::T;

constexpr float kApart = 20.0F;  // millimetres: the other answer is never a slip of the finger
constexpr float kLeastAskedPicture = 40.0F;
constexpr float kAimed = 50.0F;  // high enough for a hand that has just missed three times

enum class Answer : std::uint8_t { none, first, second };

// One answer above the other, what erases as the second, well apart; and a picture where there is room.
// `high`: millimetres that the buttons are high where there is room.
Answer draw_answers(Frame& f, Rect body, Icon picture, const Button& first, const Button& second,
                    float high = touch::button) {
    const float share = std::min(f.mm(high), (body.h - f.mm(kApart)) / 2);
    const float first_height = std::max(share, button_height(f.pen, first, body.w));
    const float second_height = std::max(share, button_height(f.pen, second, body.w));
    const float room = body.h - first_height - second_height - f.mm(kApart + space::gap);
    if (room >= f.mm(kLeastAskedPicture)) {
        draw_stage(f.pen, body.cut_top(std::min(room, body.w * 0.6F)), picture);
        body.cut_top(f.mm(space::gap));
    }
    Answer answer = Answer::none;
    if (draw_button(f.pen, body.cut_top(first_height), first)) answer = Answer::first;
    body.cut_top(f.mm(kApart));
    if (draw_button(f.pen, body.cut_top(second_height), second)) answer = Answer::second;
    return answer;
}

// Asked about another person, and a second card is held up: theirs, nobody's, or the next visitor's.
void draw_card_of_person(const journey::Model& model, Frame& f, const content::Page& block) {
    using Use = journey::intent::OtherCard::Use;
    const auto who = f.say(block.person.who);
    Rect body = draw_head(model, f,
                          {.id = "scan.person_title",
                           .title = f.say(T::scan_person_title, {{"who", who}}),
                           .hint = f.say(T::scan_person_hint),
                           .beside = true});
    const std::string_view name = view(model.visit->other_card->full_name);
    const Banner read{"scan.card_read", f.say(T::scan_card_read, {{"name", name}}), BannerKind::good, true};
    draw_banner(f.pen, body.cut_top(banner_height(f.pen, read, body.w)), read);
    body.cut_top(f.mm(space::gap));
    struct Way {
        Button button;
        Use use;
        float apart;  // millimetres below it
    };
    const std::array<Way, 3> ways{
        {{{"scan.person_yes", f.say(T::scan_person_yes), ButtonKind::primary}, Use::person, space::gap},
         {{"scan.person_no", f.say(T::scan_person_no), ButtonKind::secondary}, Use::none, kApart},
         {{"scan.other_new", f.say(T::scan_other_new), ButtonKind::leave}, Use::new_visit, 0}}};
    float room = body.h - f.mm(space::gap);
    for (const Way& way : ways) room -= button_height(f.pen, way.button, body.w) + f.mm(way.apart);
    if (room >= f.mm(kLeastAskedPicture)) {
        draw_stage(f.pen, body.cut_top(std::min(room, body.w * 0.6F)), Icon::people);
        body.cut_top(f.mm(space::gap));
    }
    for (const Way& way : ways) {
        if (draw_button(f.pen, body.cut_top(button_height(f.pen, way.button, body.w)), way.button))
            f.send(journey::intent::OtherCard{way.use});
        body.cut_top(f.mm(way.apart));
    }
}

}  // namespace

void draw_leave(const journey::Model& model, Frame& f) {
    const auto hint = f.say(model.visit->slip ? T::leave_hint_stored : T::leave_hint);
    const Rect body = draw_head(
        model, f, {.id = "leave.title", .title = f.say(T::leave_title), .hint = hint, .beside = true});
    const Button no{"leave.no", f.say(T::leave_no), ButtonKind::primary};
    const Button yes{"leave.yes", f.say(T::leave_yes), ButtonKind::leave};
    const Answer answer = draw_answers(f, body, Icon::leave, no, yes);
    if (answer != Answer::none) f.send(journey::intent::AnswerLeave{answer == Answer::second});
}

void draw_other_card(const journey::Model& model, Frame& f) {
    using Use = journey::intent::OtherCard::Use;
    if (const content::Page* block = journey::person_asked(model))
        return draw_card_of_person(model, f, *block);
    const Rect body = draw_head(model, f,
                                {.id = "scan.other_title",
                                 .title = f.say(T::scan_other_title),
                                 .hint = f.say(T::scan_other_hint),
                                 .beside = true});
    const Button keep{"scan.other_keep", f.say(T::scan_other_keep), ButtonKind::primary};
    const Button fresh{"scan.other_new", f.say(T::scan_other_new), ButtonKind::leave};
    const Answer answer = draw_answers(f, body, Icon::people, keep, fresh);
    if (answer != Answer::none)
        f.send(journey::intent::OtherCard{answer == Answer::second ? Use::new_visit : Use::none});
}

// For who has just missed three times: nothing to aim at but two buttons, each as wide as the page.
void draw_larger_targets(const journey::Model& model, Frame& f) {
    const Rect body = draw_head(model, f,
                                {.id = "larger.title",
                                 .title = f.say(T::larger_title),
                                 .hint = f.say(T::larger_hint),
                                 .beside = true});
    const Button no{"larger.no", f.say(T::larger_no), ButtonKind::secondary};
    const Button yes{"larger.yes", f.say(T::larger_yes), ButtonKind::primary};
    const Answer answer = draw_answers(f, body, Icon::text_size, no, yes, kAimed);
    if (answer != Answer::none) f.send(journey::intent::AnswerLargerTargets{answer == Answer::second});
}

}  // namespace motcua::ui
