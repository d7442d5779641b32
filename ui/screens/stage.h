// A large picture on a ground of its own, for who does not read and for who looks up from afar.
#pragma once

#include "ui/screens/page.h"
#include "ui/widgets/pictures.h"

namespace motcua::ui {

IconColours stage_colours(const Pen& pen);

// In the middle of `area`.
void draw_stage(Pen& pen, const Rect& area, Icon picture);

// Takes what the other blocks leave, and goes where they need the room.
Block stage_block(Frame& frame, Icon picture);

// What the camera sees, in place of such a picture.
Block live_block(Frame& frame, const Live& live);
// Instead of it: the camera is down, and what to do.
Block camera_down_block(Frame& frame, float width);

}  // namespace motcua::ui
