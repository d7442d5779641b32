#include "platform/photo/jpeg.h"

#include <algorithm>
#include <cstdint>
#include <memory>

#include <opencv2/imgproc.hpp>
#include <turbojpeg.h>

namespace motcua::platform {
namespace {

struct EndCompressor {
    void operator()(void* compressor) const { tjDestroy(compressor); }
};

Secret compressed(void* compressor, const cv::Mat& rgb, int quality) {
    unsigned long size = tjBufSize(rgb.cols, rgb.rows, TJSAMP_420);
    Secret out(size, '\0');
    auto* to = reinterpret_cast<std::uint8_t*>(out.data());
    const int pitch = static_cast<int>(rgb.step[0]);
    const bool done = tjCompress2(compressor, rgb.data, rgb.cols, pitch, rgb.rows, TJPF_RGB, &to, &size,
                                  TJSAMP_420, quality, TJFLAG_NOREALLOC) == 0;
    out.resize(done ? size : 0);
    return out;
}

}  // namespace

Result<Secret> jpeg_of(cv::Mat rgb, std::size_t bytes_max) {
    const std::unique_ptr<void, EndCompressor> compressor(tjInitCompress());
    if (!compressor) return failure("the JPEG library does not start");
    constexpr int kLeastSide = 200;
    while (std::min(rgb.cols, rgb.rows) >= kLeastSide) {
        for (const int quality : {85, 75, 65, 55}) {
            auto file = compressed(compressor.get(), rgb, quality);
            if (file.empty()) return failure("the picture cannot be compressed");
            if (file.size() <= bytes_max) return file;
        }
        cv::resize(rgb, rgb, {}, 0.75, 0.75, cv::INTER_AREA);
    }
    return failure("the picture cannot be made small enough");
}

}  // namespace motcua::platform
