// What is wrong with a picture of a paper, as a person would see it.
#pragma once

#include <vector>

#include <opencv2/core.hpp>

#include "kiosk/base/photo.h"

namespace motcua::platform {

// Of the straightened sheet: dark, blurred, glare. A sheet without print is never blurred.
std::vector<PhotoFlaw> flaws_of(const cv::Mat& rgb);

}  // namespace motcua::platform
