// From the squares of a code to its content: ZXing's error correction and segments.
#pragma once

#include <opencv2/core.hpp>

#include "kiosk/base/secret.h"

namespace motcua::platform {

// The content of a code of which each square is known, 255 dark and 0 light; empty where its error correction
// cannot say what it is, or where it must not be used: part of
// a sequence, not UTF-8. May throw what ZXing throws.
Secret read_squares(const cv::Mat1b& dark);

}  // namespace motcua::platform
