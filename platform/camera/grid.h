// From three finders to the squares of a code: how the code lies in the picture, and how bright each square
// is.
#pragma once

#include <optional>
#include <vector>

#include "platform/camera/finders.h"

namespace motcua::platform {

// How a code lies in a picture: `to_picture` takes a place in squares, (0, 0) the outer corner at the first
// finder and (side, side) the one opposite, to a place in px.
struct Lie {
    int side = 0;  // squares, 21 .. 177
    cv::Matx33d to_picture;
};

// One side of a code between the middles of two finders.
struct Side {
    double squares = 0;
    double nearing = 0;  // how much smaller a square is at the far end: the root of the share
};

// Nothing where what lies at both ends differs too much in size.
std::optional<Side> side_between(const Seen& seen, const Finder& from, const Finder& to);

// Whether two sides may meet in a corner of one code.
bool could_be_a_code(const Side& across, const Side& down);

struct Corner {
    Finder finder;
    Finder right;  // of it, the code's first squares above; and below
    Finder below;
    Side across;
    Side down;
};

// Nothing where these are no three corners of a code. It may be seen from anywhere, but lies flat.
std::optional<Lie> lie_of(const Seen& seen, const Corner& corner);

// One value a square, row by row: its brightness, 0 .. 255.
cv::Mat1f squares_of(const cv::Mat1b& grey, const Lie& lie);

// Dark (255) or light (0) of each square, `crispness` times the difference to its neighbours added before.
// What is the same in every code of this size (finders, timing, alignment) is put right.
cv::Mat1b dark_squares(const cv::Mat1f& squares, float crispness);

}  // namespace motcua::platform
