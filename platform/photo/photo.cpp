#include "platform/photo/photo.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "platform/photo/jpeg.h"
#include "platform/photo/quality.h"
#include "platform/photo/sheet.h"

namespace motcua::platform {
namespace {

constexpr int kSideMax = 8192;

bool is_whole(const ColourImage& image) {
    if (image.width <= 0 || image.height <= 0 || image.width > kSideMax || image.height > kSideMax)
        return false;
    return image.rgb.size() ==
           std::size_t{3} * static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
}

// What stands on the glass.
ColourImage to_image(cv::Mat rgb, int side_max) {
    const double scale = static_cast<double>(side_max) / std::max(rgb.cols, rgb.rows);
    if (scale < 1) cv::resize(rgb, rgb, {}, scale, scale, cv::INTER_AREA);
    ColourImage out{rgb.cols, rgb.rows, {}};
    out.rgb.reserve(rgb.total() * 3);
    for (int y = 0; y < rgb.rows; ++y)
        out.rgb.insert(out.rgb.end(), rgb.ptr(y), rgb.ptr(y) + 3 * static_cast<std::ptrdiff_t>(rgb.cols));
    return out;
}

// Nothing that stands out: all of the picture, as it is.
Sheet whole_picture(const cv::Mat& rgb) {
    const auto right = static_cast<float>(rgb.cols - 1);
    const auto bottom = static_cast<float>(rgb.rows - 1);
    return {{{{0, 0}, {right, 0}, {right, bottom}, {0, bottom}}}, false};
}

Result<PaperPhoto> photo_of(const cv::Mat& seen, const PhotoLimits& limits) {
    const std::optional<Sheet> sheet = find_sheet(seen);
    const cv::Mat flat = straightened(seen, sheet.value_or(whole_picture(seen)), limits.side_px_max);
    auto file = jpeg_of(flat, limits.bytes_max);
    if (!file) return tl::unexpected(file.error());
    PaperPhoto photo{to_image(flat, limits.shown_px_max), std::move(*file), flaws_of(flat)};
    if (!sheet) photo.flaws.insert(photo.flaws.begin(), PhotoFlaw::no_paper);
    if (sheet && sheet->cut_off) photo.flaws.insert(photo.flaws.begin(), PhotoFlaw::cut_off);
    return photo;
}

class OpenCvMaker final : public PhotoMaker {
  public:
    OpenCvMaker() { cv::setNumThreads(1); }

    Result<PaperPhoto> make(const ColourImage& seen, const PhotoLimits& limits) override {
        if (!is_whole(seen))
            return failure("the picture is empty, too large, or its pixels do not fit its size");
        // OpenCV has no const view; nothing below writes to it.
        auto* const pixels = const_cast<std::uint8_t*>(seen.rgb.data());
        try {
            return photo_of(cv::Mat(seen.height, seen.width, CV_8UC3, pixels), limits);
        } catch (const cv::Exception& why) {
            return failure("the picture cannot be worked on: " + why.err);
        }
    }
};

}  // namespace

std::unique_ptr<PhotoMaker> make_photo_maker() { return std::make_unique<OpenCvMaker>(); }

}  // namespace motcua::platform
