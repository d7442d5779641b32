#include "tests/platform/photo/table.h"

#include <array>
#include <numbers>
#include <string>

#include <opencv2/imgproc.hpp>

namespace motcua::tests {
namespace {

const cv::Size kCamera{1600, 1200};

ColourImage image_of(const cv::Mat& rgb) {
    ColourImage out{rgb.cols, rgb.rows, {}};
    out.rgb.assign(rgb.data, rgb.data + rgb.total() * 3);
    return out;
}

std::array<cv::Point2f, 4> corners_on(const cv::Size& paper, const Table& on) {
    const double height = on.paper_share * kCamera.height;
    const double width = height * paper.width / paper.height;
    const double turned = on.degrees * std::numbers::pi / 180;
    const std::array<cv::Point2d, 4> flat{{{-width / 2, -height / 2},
                                           {width / 2, -height / 2},
                                           {width / 2 * (1 + on.tilt), height / 2},
                                           {-width / 2 * (1 + on.tilt), height / 2}}};
    std::array<cv::Point2f, 4> out;
    for (std::size_t i = 0; i < 4; ++i)
        out[i] = {static_cast<float>(kCamera.width / 2.0 + on.moved.x + flat[i].x * std::cos(turned) -
                                     flat[i].y * std::sin(turned)),
                  static_cast<float>(kCamera.height / 2.0 + on.moved.y + flat[i].x * std::sin(turned) +
                                     flat[i].y * std::cos(turned))};
    return out;
}

// What lens, light and sensor make of it.
ColourImage through_the_camera(cv::Mat scene, const Table& on) {
    if (on.lamp) cv::circle(scene, {820, 560}, 130, {255, 255, 255}, cv::FILLED, cv::LINE_AA);
    if (on.blur > 0) cv::GaussianBlur(scene, scene, {}, on.blur);
    scene.convertTo(scene, CV_8UC3, on.light);
    cv::Mat grain(scene.size(), CV_16SC3);
    cv::RNG dice(on.seed);
    dice.fill(grain, cv::RNG::NORMAL, cv::Scalar::all(0), cv::Scalar::all(on.noise));
    cv::Mat noisy;
    scene.convertTo(noisy, CV_16SC3);
    noisy += grain;
    noisy.convertTo(scene, CV_8UC3);
    return image_of(scene);
}

}  // namespace

cv::Mat printed_page() {
    cv::Mat page(1414, 1000, CV_8UC3, cv::Scalar(226, 224, 218));
    cv::putText(page, "CONG HOA XA HOI CHU NGHIA VIET NAM", {110, 110}, cv::FONT_HERSHEY_SIMPLEX, 1.15,
                {30, 30, 30}, 3, cv::LINE_AA);
    for (int line = 0; line < 26; ++line)
        cv::putText(page, "Dong thu " + std::to_string(line * 37 + 11) + " cua mot to giay da in san",
                    {90, 210 + 42 * line}, cv::FONT_HERSHEY_SIMPLEX, 0.9, {40, 40, 45}, 2, cv::LINE_AA);
    cv::circle(page, {760, 1270}, 70, {190, 40, 40}, 5, cv::LINE_AA);
    return page;
}

cv::Mat card() {
    cv::Mat out(540, 856, CV_8UC3, cv::Scalar(168, 205, 200));
    cv::rectangle(out, {40, 150, 220, 290}, {110, 120, 130}, cv::FILLED);
    for (int line = 0; line < 6; ++line)
        cv::putText(out, "Ho va ten " + std::to_string(line * 91), {300, 150 + 60 * line},
                    cv::FONT_HERSHEY_SIMPLEX, 1.1, {30, 40, 60}, 2, cv::LINE_AA);
    return out;
}

ColourImage seen(const cv::Mat& paper, const Table& on) {
    const std::array<cv::Point2f, 4> from{
        {{0, 0},
         {static_cast<float>(paper.cols - 1), 0},
         {static_cast<float>(paper.cols - 1), static_cast<float>(paper.rows - 1)},
         {0, static_cast<float>(paper.rows - 1)}}};
    const auto to = corners_on(paper.size(), on);
    cv::Mat scene(kCamera, CV_8UC3, on.table);
    cv::warpPerspective(paper, scene, cv::getPerspectiveTransform(from.data(), to.data()), kCamera,
                        cv::INTER_AREA, cv::BORDER_TRANSPARENT);
    return through_the_camera(scene, on);
}

ColourImage empty_table(const Table& on) {
    return through_the_camera(cv::Mat(kCamera, CV_8UC3, on.table), on);
}

double likeness(const ColourImage& found, const cv::Mat& paper) {
    const cv::Mat picture(found.height, found.width, CV_8UC3, const_cast<std::uint8_t*>(found.rgb.data()));
    cv::Mat a;
    cv::Mat b;
    cv::resize(picture, a, {300, 424}, 0, 0, cv::INTER_AREA);
    cv::resize(paper, b, {300, 424}, 0, 0, cv::INTER_AREA);
    cv::cvtColor(a, a, cv::COLOR_RGB2GRAY);
    cv::cvtColor(b, b, cv::COLOR_RGB2GRAY);
    cv::Mat alike;
    cv::matchTemplate(a, b, alike, cv::TM_CCOEFF_NORMED);
    return alike.at<float>(0, 0);
}

}  // namespace motcua::tests
