// The house's keyboard under whatever is typed.
#pragma once

#include "ui/screens/page.h"
#include "ui/widgets/keyboard.h"

namespace motcua::ui {

// In the person's language and way of typing.
Keys letter_keys(const Frame& frame, const journey::Keyboard& keyboard, const journey::Typist& typist);
// One sentence on how marks are made.
std::string_view typing_hint(const Frame& frame, text::Method method);

// What the keyboard leaves beside it where the glass lies; all of it where it stands.
float width_above_keys(const Frame& frame);
// Takes the keyboard's place from `frame.content` and fits the keys into it: beside the question where the
// glass lies, for there the hands are; upright along the lower edge, as high as `head` and its body allow.
Rect cut_keyboard(Frame& frame, Keys& keys, const Head& head);

// What a finger and a hardware keyboard typed. Suggestions and Continue are the page's own.
void send_keys(Frame& frame, const std::string& field, const KeyTap& tap);

}  // namespace motcua::ui
