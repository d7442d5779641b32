// Papers on a table as a camera above it sees them: turned, tilted, in bad light, out of focus.
#pragma once

#include <cstdint>

#include <opencv2/core.hpp>

#include "kiosk/base/photo.h"

namespace motcua::tests {

struct Table {
    double degrees = 4;
    double tilt = 0.06;         // how much nearer the lower edge is, as a share of the width
    double paper_share = 0.72;  // of the picture's height
    cv::Point2d moved{0, 0};    // from the middle, in pixels
    cv::Scalar table{92, 74, 58};
    double blur = 0;   // sigma in pixels
    double light = 1;  // 1: good
    bool lamp = false;
    int noise = 3;
    std::uint64_t seed = 1;
};

cv::Mat printed_page();  // A4
cv::Mat card();          // ID-1, with colours of its own
// What the camera sees, 1600 x 1200 pixels.
ColourImage seen(const cv::Mat& paper, const Table& on);
ColourImage empty_table(const Table& on);

// 1 where `found` shows the same as `paper`, 0 where it has nothing to do with it.
double likeness(const ColourImage& found, const cv::Mat& paper);

}  // namespace motcua::tests
