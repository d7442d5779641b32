// Looking for a procedure by what people call it.
#pragma once

#include "kiosk/content/procedure.h"
#include "ui/screens/page.h"

namespace motcua::ui {

// Leads to its overview; `hint` is one line below its plain name or `label`, none where it says the same.
// One that was recalled says so in place of `hint`.
Block procedure_tile(const journey::Model& model, Frame& frame, float width,
                     const content::Procedure& procedure, std::string_view hint, std::string_view label = {});

// The keyboard, and what fits of the results.
void draw_search(const journey::Model& model, Frame& frame);
// The results alone; where the words mean several things, the question which.
void draw_results(const journey::Model& model, Frame& frame);

}  // namespace motcua::ui
