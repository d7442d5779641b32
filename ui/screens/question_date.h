// The question that a date answers.
#pragma once

#include "ui/screens/page.h"

namespace motcua::ui {

// Three boxes that the digits fill one after the other. Where a partial date is allowed, typing may begin in
// the month's or the year's box: who only knows the year taps it and types four digits.
void add_date(Frame& frame, const content::Field& field, const journey::Draft& draft, float width,
              std::vector<Block>& blocks);

}  // namespace motcua::ui
