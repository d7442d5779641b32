// Ways to make a poor picture of a code readable. Each is pure and integer: the same picture in, the same
// out.
#pragma once

#include "kiosk/base/devices.h"

namespace motcua::platform {

// Black or white by the mean of the surroundings (a square of 1/16 of the shorter side): shadows and low
// contrast.
GreyImage local_threshold(const GreyImage& image);

// Bilinear, twice the width and height: codes that are small in the picture.
GreyImage doubled(const GreyImage& image);

// Mean of 2 x 2 pixels: noise, and codes so large that a square shows its print.
GreyImage halved(const GreyImage& image);

// Adds the difference to the 5 x 5 mean three times over: a lens out of focus.
GreyImage sharpened(const GreyImage& image);

}  // namespace motcua::platform
