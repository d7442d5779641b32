// The sheet in the picture: four corners on whatever it lies on.
#pragma once

#include <array>
#include <optional>

#include <opencv2/core.hpp>

namespace motcua::platform {

// Corners in pixels of the picture: top left, top right, bottom right, bottom left as seen.
struct Sheet {
    std::array<cv::Point2f, 4> corners;
    bool cut_off = false;  // it goes on beyond the picture
};

// The largest four-cornered thing that covers a sixth of the picture and more.
std::optional<Sheet> find_sheet(const cv::Mat& rgb);

// The sheet as if it had been seen from straight above, its longer side at most `side_max` pixels; never
// larger than it was seen. Sides in the proportion of A4 where they are near it, so that letters keep their
// shape.
cv::Mat straightened(const cv::Mat& rgb, const Sheet& sheet, int side_max);

}  // namespace motcua::platform
