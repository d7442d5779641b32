// What is drawn around a widget: where the keys stand, and what is being read aloud.
#pragma once

#include "ui/widgets/pen.h"

namespace motcua::ui {

// A ring of 1 mm in the colour of text, 0.8 mm off what it surrounds: 7:1 and more against every ground it
// can lie on (WCAG 2.2, 2.4.13).
void draw_focus_ring(Pen& pen, const Rect& rect);

// A line below and a bar at the left, which a focus ring leaves visible and which cover nothing.
void draw_said_mark(Pen& pen, const Rect& rect);

}  // namespace motcua::ui
