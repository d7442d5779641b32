// For people who do not hear or speak: sentences to hold up, and a talk in writing.
#pragma once

#include "ui/screens/frame.h"

namespace motcua::ui {

// The list, or the one that is held up.
void draw_show_cards(const journey::Model& model, Frame& frame);

// What two people write to each other: typed, or held up.
void draw_talk(const journey::Model& model, Frame& frame);

// What is held up: a card's words, or what somebody wrote; empty: nothing.
Secret held_up(const journey::Model& model);

}  // namespace motcua::ui
