// What lens, light, sensor and file format do to a picture.
#pragma once

#include <opencv2/core.hpp>

#include "kiosk/base/devices.h"
#include "tests/platform/camera/frames/dice.h"

namespace motcua::tests {

inline constexpr int kFrameWidth = 1280;
inline constexpr int kFrameHeight = 720;

// The exposure goes on while the card moves `length` px.
void move_while_open(cv::Mat& frame, double length, double degrees);

struct Light {
    double contrast = 1;  // of each pixel's difference to the middle grey
    double mean = 128;    // what that grey becomes
    double shade = 0;     // grey levels that the darker side loses
    double shade_degrees = 0;
};
cv::Mat lit(const cv::Mat& frame, const Light& light);

// A lamp in the plastic: white in the middle, fading out at `radius` px and a half more.
void add_glare(cv::Mat& frame, const cv::Point2d& centre, double radius);

void add_noise(cv::Mat& frame, double sigma, Dice& dice);

// The losses of a baseline JPEG of that quality (1..100) in brightness: ITU-T T.81, Annex K, table K.1,
// scaled as libjpeg does.
cv::Mat with_jpeg_losses(const cv::Mat& frame, int quality);

GreyImage grey_image(const cv::Mat& frame);

}  // namespace motcua::tests
