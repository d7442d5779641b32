#include "tests/platform/camera/frames/lens.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace motcua::tests {

void move_while_open(cv::Mat& frame, double length, double degrees) {
    const int reach = static_cast<int>(std::ceil(length / 2)) + 1;
    cv::Mat path = cv::Mat::zeros(2 * reach + 1, 2 * reach + 1, CV_32F);
    const double turn = degrees * CV_PI / 180;
    constexpr int kSteps = 200;
    for (int i = 0; i < kSteps; ++i) {
        const double along = length * ((i + 0.5) / kSteps - 0.5);
        const double x = reach + along * std::cos(turn);
        const double y = reach + along * std::sin(turn);
        path.at<float>(static_cast<int>(std::lround(y)), static_cast<int>(std::lround(x))) += 1.0F / kSteps;
    }
    cv::filter2D(frame, frame, -1, path);
}

cv::Mat lit(const cv::Mat& frame, const Light& light) {
    cv::Mat out(frame.size(), CV_8U);
    const double turn = light.shade_degrees * CV_PI / 180;
    for (int y = 0; y < frame.rows; ++y)
        for (int x = 0; x < frame.cols; ++x) {
            const double across =
                (x - frame.cols / 2.0) * std::cos(turn) + (y - frame.rows / 2.0) * std::sin(turn);
            const double lost = light.shade * std::clamp(0.5 + across / 500, 0.0, 1.0);
            const double share = 1 - lost / 255;  // a shadow takes its part of ink and of paper
            const double value = light.mean + light.contrast * (frame.at<std::uint8_t>(y, x) - 128.0);
            out.at<std::uint8_t>(y, x) = cv::saturate_cast<std::uint8_t>(value * share);
        }
    return out;
}

void add_glare(cv::Mat& frame, const cv::Point2d& centre, double radius) {
    for (int y = 0; y < frame.rows; ++y)
        for (int x = 0; x < frame.cols; ++x) {
            const double off = std::hypot(x - centre.x, y - centre.y) / radius;
            const double share = std::clamp(3 - 2 * off, 0.0, 1.0);
            std::uint8_t& pixel = frame.at<std::uint8_t>(y, x);
            pixel = cv::saturate_cast<std::uint8_t>(pixel + share * (255 - pixel));
        }
}

void add_noise(cv::Mat& frame, double sigma, Dice& dice) {
    std::vector<double> grains(8192);  // thrown once, strewn at random
    for (double& grain : grains) grain = dice.bell() * sigma;
    for (int y = 0; y < frame.rows; ++y) {
        auto* const row = frame.ptr<std::uint8_t>(y);
        for (int x = 0; x < frame.cols; ++x)
            row[x] = cv::saturate_cast<std::uint8_t>(row[x] +
                                                     grains[static_cast<std::size_t>(dice.between(0, 8191))]);
    }
}

cv::Mat with_jpeg_losses(const cv::Mat& frame, int quality) {
    static constexpr std::array<int, 64> kTable{
        16, 11,  10,  16, 24, 40, 51, 61, 12,  12,  14,  19,  26, 58, 60, 55,  14,  13,  16,  24, 40, 57,
        69, 56,  14,  17, 22, 29, 51, 87, 80,  62,  18,  22,  37, 56, 68, 109, 103, 77,  24,  35, 55, 64,
        81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98,  112, 100, 103, 99};
    const float percent =
        quality < 50 ? 5000.0F / static_cast<float>(quality) : 200.0F - 2.0F * static_cast<float>(quality);
    cv::Mat out(frame.size(), CV_8U);
    for (int y = 0; y + 8 <= frame.rows; y += 8)
        for (int x = 0; x + 8 <= frame.cols; x += 8) {
            cv::Mat block;
            frame(cv::Rect(x, y, 8, 8)).convertTo(block, CV_32F, 1, -128);
            cv::dct(block, block);
            for (int v = 0; v < 8; ++v)
                for (int u = 0; u < 8; ++u) {
                    const float step = std::clamp(
                        std::floor(
                            (static_cast<float>(kTable[static_cast<std::size_t>(8 * v + u)]) * percent + 50) /
                            100),
                        1.0F, 255.0F);
                    float& wave = block.at<float>(v, u);
                    wave = std::round(wave / step) * step;
                }
            cv::idct(block, block);
            block.convertTo(out(cv::Rect(x, y, 8, 8)), CV_8U, 1, 128);
        }
    return out;
}

GreyImage grey_image(const cv::Mat& frame) {
    GreyImage image{frame.cols, frame.rows, {}};
    for (int y = 0; y < frame.rows; ++y)
        image.pixels.insert(image.pixels.end(), frame.ptr<std::uint8_t>(y),
                            frame.ptr<std::uint8_t>(y) + frame.cols);
    return image;
}

}  // namespace motcua::tests
