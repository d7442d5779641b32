// A paper that is no real one, as a camera above the counter sees it.
#pragma once

#include <string_view>

#include "kiosk/base/photo.h"

namespace motcua::platform {

// A printed A4 sheet with this title, a little askew on a dark table, 1600 x 1200 pixels. The same title
// gives the same picture.
ColourImage demo_paper(std::string_view title);

}  // namespace motcua::platform
