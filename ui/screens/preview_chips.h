// Previews of the card's chip: every state of its reading, and where its result shows.
#pragma once

#include <vector>

#include "ui/screens/previews.h"

namespace motcua::ui {

void add_chips(std::vector<Preview>& list);

}  // namespace motcua::ui
