// How to hold a card, as a picture that needs no reading.
#pragma once

#include "ui/widgets/pen.h"

namespace motcua::ui {

// A card held over the lit window, a hand's width away. `tint` is what the picture stands on.
void draw_scan_picture(Pen& pen, const Rect& area, const Tint& tint);

// For a picture on the page itself.
Tint page_tint(const Pen& pen);

}  // namespace motcua::ui
