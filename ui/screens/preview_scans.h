// Previews of what is held up, and of what is typed instead of it.
#pragma once

#include <vector>

#include "ui/screens/previews.h"

namespace motcua::ui {

void add_scanning(std::vector<Preview>& list);
void add_typing_codes(std::vector<Preview>& list);

}  // namespace motcua::ui
