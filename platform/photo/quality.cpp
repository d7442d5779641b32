#include "platform/photo/quality.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include <opencv2/imgproc.hpp>

namespace motcua::platform {
namespace {

constexpr int kJudgedSide = 1000;  // pixels: the figures below are counted at this size

cv::Mat judged(const cv::Mat& rgb) {
    cv::Mat grey;
    cv::cvtColor(rgb, grey, cv::COLOR_RGB2GRAY);
    const double scale = std::min(1.0, static_cast<double>(kJudgedSide) / std::max(rgb.cols, rgb.rows));
    cv::resize(grey, grey, {}, scale, scale, cv::INTER_AREA);
    return grey;
}

// The level below which `share` of the pixels lie.
int level(const cv::Mat& grey, double share) {
    std::array<std::int64_t, 256> count{};
    for (int y = 0; y < grey.rows; ++y)
        for (int x = 0; x < grey.cols; ++x) ++count[grey.at<std::uint8_t>(y, x)];
    auto left = static_cast<std::int64_t>(share * static_cast<double>(grey.total()));
    for (int at = 0; at < 256; ++at)
        if ((left -= count[static_cast<std::size_t>(at)]) < 0) return at;
    return 255;
}

// Paper is the lightest that is there.
bool is_dark(const cv::Mat& grey) { return level(grey, 0.9) < 95; }

// How steep the steepest edges of a part are beside its contrast; none where nothing is printed.
std::optional<double> sharpness(const cv::Mat& part) {
    constexpr int kPrint = 60;
    const int contrast = level(part, 0.99) - level(part, 0.01);
    if (contrast < kPrint) return std::nullopt;
    cv::Mat edges;
    cv::Laplacian(part, edges, CV_8U, 1, 0.5);  // half, so that none of it is cut off
    return 2.0 * level(edges, 0.99) / contrast;
}

// Half of the printed parts are without a sharp edge.
bool is_blurred(const cv::Mat& grey) {
    constexpr int kPart = 64;
    constexpr double kSharp = 0.15;  // in focus 0.25 and more, readable with effort 0.1
    cv::Mat calm;
    cv::GaussianBlur(grey, calm, {3, 3}, 0);  // a sensor's grain is no edge
    std::vector<double> all;
    for (int y = 0; y + kPart <= calm.rows; y += kPart)
        for (int x = 0; x + kPart <= calm.cols; x += kPart)
            if (const auto sharp = sharpness(calm({x, y, kPart, kPart}))) all.push_back(*sharp);
    if (all.empty()) return false;
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
    return all[all.size() / 2] < kSharp;
}

// A patch without any shade on a sheet that elsewhere is not as light.
bool has_glare(const cv::Mat& grey) {
    if (level(grey, 0.6) > 238) return false;  // a white sheet in good light
    cv::Mat white;
    cv::threshold(grey, white, 250, 255, cv::THRESH_BINARY);
    cv::Mat labels;
    cv::Mat figures;
    cv::Mat centres;
    const int patches = cv::connectedComponentsWithStats(white, labels, figures, centres, 4);
    constexpr double kPatch = 0.006;
    for (int i = 1; i < patches; ++i)
        if (figures.at<int>(i, cv::CC_STAT_AREA) > kPatch * static_cast<double>(grey.total())) return true;
    return false;
}

}  // namespace

std::vector<PhotoFlaw> flaws_of(const cv::Mat& rgb) {
    const cv::Mat grey = judged(rgb);
    std::vector<PhotoFlaw> flaws;
    if (is_dark(grey)) flaws.push_back(PhotoFlaw::dark);
    if (is_blurred(grey)) flaws.push_back(PhotoFlaw::blurred);
    if (has_glare(grey)) flaws.push_back(PhotoFlaw::glare);
    return flaws;
}

}  // namespace motcua::platform
