// Papers to photograph: what was kept, how to hold the next one, and whether the picture just taken is good.
#pragma once

#include "ui/screens/page.h"

namespace motcua::ui {

void draw_photo_page(const journey::Model& model, Frame& frame, const content::Page& page);

}  // namespace motcua::ui
