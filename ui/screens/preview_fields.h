// Previews of the kinds of field that the previews' own procedure does not have.
#pragma once

#include <vector>

#include "ui/screens/previews.h"

namespace motcua::ui {

void add_fields(std::vector<Preview>& list);

}  // namespace motcua::ui
