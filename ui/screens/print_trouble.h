// What is said where the printer cannot print: which trouble, and who does what about it.
#pragma once

#include "kiosk/base/devices.h"
#include "kiosk/text/catalogue.h"

namespace motcua::ui {

text::T print_trouble_words(PrintTrouble trouble);

}  // namespace motcua::ui
