// A picture as a file, JPEG (libjpeg-turbo).
#pragma once

#include <cstddef>

#include <opencv2/core.hpp>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"

namespace motcua::platform {

// As good as fits `bytes_max`: first the quality goes down, then the size. Fails where even a small one is
// too large.
Result<Secret> jpeg_of(cv::Mat rgb, std::size_t bytes_max);

}  // namespace motcua::platform
