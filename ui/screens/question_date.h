// The question that a date answers.
#pragma once

#include "ui/screens/page.h"

namespace motcua::ui {

// Three boxes that the digits fill one after the other. Where a partial date is allowed, two buttons below
// say "only the year" and "only month and year"; the boxes themselves can be tapped for it, too.
void add_date(Frame& frame, const content::Field& field, const journey::Draft& draft, float width, bool ways,
              std::vector<Block>& blocks);

}  // namespace motcua::ui
