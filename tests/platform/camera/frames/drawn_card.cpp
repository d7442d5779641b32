#include "tests/platform/camera/frames/drawn_card.h"

#include <cmath>

#include <opencv2/imgproc.hpp>

#include "platform/camera/codes.h"

namespace motcua::tests {
namespace {

constexpr int kQuiet = 4;  // squares
constexpr int kCardWidth = 1500;
constexpr int kCardHeight = 950;

}  // namespace

CodeMatrix code_of(const std::string& payload) {
    const auto written = platform::make_code_writer()->write(payload);
    return written ? *written : CodeMatrix{};
}

cv::Mat blank_card(Dice& dice) {
    cv::Mat card(kCardHeight, kCardWidth, CV_8U);
    const double phase = dice.real(0, 6);
    for (int y = 0; y < card.rows; ++y)
        for (int x = 0; x < card.cols; ++x)
            card.at<std::uint8_t>(y, x) = static_cast<std::uint8_t>(
                206 + 14 * std::sin(x / 9.0 + 3 * std::sin(y / 40.0 + phase)) + 8 * std::sin(y / 170.0));
    cv::rectangle(card, {60, 330, 330, 440}, 120, cv::FILLED);
    cv::ellipse(card, {225, 560}, {95, 130}, 0, 0, 360, 175, cv::FILLED);
    for (int row = 0; row < 9; ++row)
        for (int x = 450; x < 1350; x += dice.between(30, 110))
            cv::rectangle(card, {x, 640 + row * 32, dice.between(12, 60), dice.between(8, 18)},
                          dice.between(30, 110), cv::FILLED);
    return card;
}

Drawn draw_card(Dice& dice, const CodeMatrix& code) {
    Drawn drawn{blank_card(dice), {kCardWidth / 2.0 + 150, 320}, static_cast<double>(code.side * kArtModule)};
    const int left = static_cast<int>(drawn.centre.x) - code.side * kArtModule / 2;
    const int top = static_cast<int>(drawn.centre.y) - code.side * kArtModule / 2;
    const int quiet = kQuiet * kArtModule;
    cv::rectangle(
        drawn.card,
        {left - quiet, top - quiet, code.side * kArtModule + 2 * quiet, code.side * kArtModule + 2 * quiet},
        235, cv::FILLED);
    for (int y = 0; y < code.side; ++y)
        for (int x = 0; x < code.side; ++x)
            if (code.at(x, y))
                cv::rectangle(drawn.card,
                              {left + x * kArtModule, top + y * kArtModule, kArtModule, kArtModule}, 22,
                              cv::FILLED);
    drawn.centre = {left + drawn.side / 2, top + drawn.side / 2};
    return drawn;
}

}  // namespace motcua::tests
