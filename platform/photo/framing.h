// How a paper lies before the camera, said while it is still moved.
#pragma once

#include "kiosk/base/camera.h"

namespace motcua::platform {

// Of a small picture, quickly; by the same search as the photo's. Any thread; never throws.
Framing framing_of(const ColourImage& seen);

}  // namespace motcua::platform
