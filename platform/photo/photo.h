// Papers held under the camera: where the sheet lies, straightened, judged, compressed (OpenCV,
// libjpeg-turbo).
#pragma once

#include <memory>

#include "kiosk/base/photo.h"

namespace motcua::platform {

// Of at most 8192 x 8192 pixels. Same picture in, same file out. Not for two threads at a time.
std::unique_ptr<PhotoMaker> make_photo_maker();

}  // namespace motcua::platform
