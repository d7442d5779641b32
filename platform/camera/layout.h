// What is the same in every QR code of one size (ISO/IEC 18004, 6.3).
#pragma once

#include <vector>

#include <opencv2/core.hpp>

namespace motcua::platform {

// Where rows and columns of alignment patterns have their middle, in squares from 0; none in the smallest
// code.
std::vector<int> alignment_places(int side);

// Not where a finder is.
bool has_alignment(int side, int x, int y);

// Draws finders, timing and alignment patterns over the squares of a code, 255 dark and 0 light.
void put_right(cv::Mat1b& dark);

}  // namespace motcua::platform
