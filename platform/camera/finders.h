// The three squares in a code's corners, found in a grey picture at any angle.
#pragma once

#include <vector>

#include <opencv2/core.hpp>

namespace motcua::platform {

// A picture as the search sees it: smoothed, and each pixel dark or light by the mean of its surroundings.
struct Seen {
    cv::Mat1b grey;  // smoothed
    cv::Mat1b mean;  // of the surroundings
    cv::Mat1b dark;  // 255 where darker than that, else 0
    int row_step = 1;
};

struct Manner {
    double sigma = 0.8;  // px, of the smoothing: noise would tear the runs apart; 0 for none
    int window = 51;     // px: wider than a square of the largest finder, narrower than a shadow
    int row_step = 1;    // px: from one row that is searched to the next
};
Seen look_at(const cv::Mat1b& picture, const Manner& manner);

struct Finder {
    cv::Point2f centre;  // px
    float across = 0;    // px: how wide it is along a row of pixels, and how high along a column
    float down = 0;
    int rows = 0;  // of pixels that cross it
};

inline constexpr std::size_t kFindersMax = 16;

// Squares in squares, dark and light as 1:1:3:1:1 along every line through their middle (ISO/IEC
// 18004, 6.3.3). The surest first, at most kFindersMax; some are none.
std::vector<Finder> find_finders(const Seen& seen);

}  // namespace motcua::platform
