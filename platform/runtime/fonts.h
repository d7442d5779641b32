// Where Debian keeps the letters.
#pragma once

#include "ui/theme/fonts.h"

namespace motcua::platform {

// fonts-noto-core: every Vietnamese letter with its stacked marks.
const ui::FontFiles& font_files();

}  // namespace motcua::platform
