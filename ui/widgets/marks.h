// What is drawn around a widget: where the keys stand, and what is being read aloud.
#pragma once

#include "ui/widgets/pen.h"

namespace motcua::ui {

// A ring of 1 mm in the colour of text, 0.8 mm off what it surrounds: 7:1 and more against every ground it
// can lie on (WCAG 2.2, 2.4.13).
void draw_focus_ring(Pen& pen, const Rect& rect);

// A frame with a bar at its left, in the colour of what can be done. Its form tells it from the ring, without
// colour too.
void draw_said_mark(Pen& pen, const Rect& rect);

}  // namespace motcua::ui
