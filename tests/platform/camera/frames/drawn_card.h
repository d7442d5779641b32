// A card as it comes from the printer.
#pragma once

#include <string>

#include <opencv2/core.hpp>

#include "kiosk/base/devices.h"
#include "tests/platform/camera/frames/dice.h"

namespace motcua::tests {

inline constexpr int kArtModule = 6;  // px that a square of the code has on the drawn card

struct Drawn {
    cv::Mat card;
    cv::Point2d centre;  // of the code, px
    double side = 0;     // of the code, px
};

CodeMatrix code_of(const std::string& payload);

// What is printed around a code: fine waves, rows of words, a darker field where the portrait is.
cv::Mat blank_card(Dice& dice);

Drawn draw_card(Dice& dice, const CodeMatrix& code);

}  // namespace motcua::tests
