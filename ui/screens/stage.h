// A large picture on a ground of its own, for who does not read and for who looks up from afar.
#pragma once

#include "ui/screens/page.h"

namespace motcua::ui {

IconColours stage_colours(const Pen& pen);

// In the middle of `area`.
void draw_stage(Pen& pen, const Rect& area, Icon picture);

// Takes what the other blocks leave, and goes where they need the room.
Block stage_block(Frame& frame, Icon picture);

}  // namespace motcua::ui
