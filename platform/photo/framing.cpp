#include "platform/photo/framing.h"

#include <opencv2/imgproc.hpp>

#include "platform/photo/sheet.h"

namespace motcua::platform {
namespace {

constexpr double kNearEnough = 0.35;  // of the picture: an A4 sheet's print has 110 dots an inch then
constexpr double kDark = 60;          // mean grey of the paper

Framing lies(const cv::Mat& rgb) {
    const auto sheet = find_sheet(rgb);
    if (!sheet) return Framing::no_paper;
    if (sheet->cut_off) return Framing::cut_off;
    const std::vector<cv::Point2f> outline(sheet->corners.begin(), sheet->corners.end());
    if (cv::contourArea(outline) < kNearEnough * static_cast<double>(rgb.total())) return Framing::nearer;
    cv::Mat grey;
    cv::cvtColor(rgb(cv::boundingRect(outline) & cv::Rect({}, rgb.size())), grey, cv::COLOR_RGB2GRAY);
    return cv::mean(grey)[0] < kDark ? Framing::dark : Framing::good;
}

}  // namespace

Framing framing_of(const ColourImage& seen) {
    const auto pixels = static_cast<std::size_t>(seen.width) * static_cast<std::size_t>(seen.height);
    if (seen.width <= 0 || seen.height <= 0 || seen.rgb.size() != 3 * pixels) return Framing::unknown;
    // OpenCV has no const view; nothing above writes to it.
    auto* const rgb = const_cast<std::uint8_t*>(seen.rgb.data());
    try {
        return lies(cv::Mat(seen.height, seen.width, CV_8UC3, rgb));
    } catch (const cv::Exception&) {
        return Framing::unknown;
    }
}

}  // namespace motcua::platform
