// A frame as a camera delivers it, and the pictures in it.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kiosk/base/devices.h"
#include "kiosk/base/photo.h"

namespace motcua::platform {

// As the kernel names them (linux/videodev2.h): MJPG, YUYV, NV12, GREY.
enum class PixelFormat : std::uint8_t { mjpeg, yuyv, nv12, grey };

inline constexpr int kFrameSideMax = 4096;  // pixels

// Borrowed bytes, of which none is trusted.
struct RawFrame {
    PixelFormat format = PixelFormat::grey;
    int width = 0;  // pixels, as negotiated
    int height = 0;
    int stride = 0;  // bytes from one row to the next; nothing to a JPEG
    const std::uint8_t* bytes = nullptr;
    std::size_t size = 0;
};

// `shrink` is 1, 2, 4 or 8: every pixel the mean of a square of that side. Fails where bytes are missing,
// where a side is larger than kFrameSideMax or smaller than 16, and where a JPEG is damaged or of another
// size.
Result<GreyImage> grey_of(const RawFrame& frame, int shrink = 1);
Result<ColourImage> colour_of(const RawFrame& frame, int shrink = 1);

// By 0, 90, 180 or 270 degrees to the right, and in a mirror afterwards where that is asked for.
ColourImage turned(ColourImage image, int degrees, bool mirrored);

}  // namespace motcua::platform
