// Sentences in letters that can be read from two metres: for people who do not hear or speak.
#pragma once

#include "ui/screens/frame.h"

namespace motcua::ui {

// The list, or the one that is held up.
void draw_show_cards(const journey::Model& model, Frame& frame);

// The card that is held up; empty: none.
std::string held_up(const journey::Model& model);

}  // namespace motcua::ui
