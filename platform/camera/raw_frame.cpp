#include "platform/camera/raw_frame.h"

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

#include <turbojpeg.h>

namespace motcua::platform {
namespace {

constexpr int kFrameSideMin = 16;

std::size_t area(int width, int height) {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
}

std::size_t row_bytes(const RawFrame& frame) {
    return static_cast<std::size_t>(frame.width) * (frame.format == PixelFormat::yuyv ? 2 : 1);
}

bool is_side(int side) { return side >= kFrameSideMin && side <= kFrameSideMax; }

// Whether all that its size promises is there.
bool is_whole_frame(const RawFrame& frame) {
    if (!frame.bytes || !is_side(frame.width) || !is_side(frame.height)) return false;
    if (frame.format == PixelFormat::mjpeg) return frame.size > 0;
    const bool has_colour = frame.format == PixelFormat::yuyv || frame.format == PixelFormat::nv12;
    if (has_colour && (frame.width % 2 != 0 || frame.height % 2 != 0)) return false;
    if (frame.stride < 0 || static_cast<std::size_t>(frame.stride) < row_bytes(frame)) return false;
    const auto rows =
        static_cast<std::size_t>(frame.height) * (frame.format == PixelFormat::nv12 ? 3 : 2) / 2;
    return frame.size >= (rows - 1) * static_cast<std::size_t>(frame.stride) + row_bytes(frame);
}

const std::uint8_t* row_of(const RawFrame& frame, int y) {
    return frame.bytes + static_cast<std::ptrdiff_t>(y) * frame.stride;
}

int luma_step(const RawFrame& frame) { return frame.format == PixelFormat::yuyv ? 2 : 1; }

// Brightness of one square of `side` pixels.
unsigned mean_luma(const RawFrame& frame, int x, int y, int side) {
    unsigned sum = 0;
    const int step = luma_step(frame);
    for (int v = 0; v < side; ++v) {
        const std::uint8_t* at = row_of(frame, y + v) + static_cast<std::ptrdiff_t>(x) * step;
        for (int u = 0; u < side; ++u, at += step) sum += *at;
    }
    return sum / static_cast<unsigned>(side * side);
}

void append_luma(std::vector<std::uint8_t>& pixels, const RawFrame& frame, int y, int shrink) {
    const int step = luma_step(frame);
    const std::uint8_t* at = row_of(frame, y);
    if (shrink == 1)
        for (int x = 0; x < frame.width; ++x, at += step) pixels.push_back(*at);
    else
        for (int x = 0; x + shrink <= frame.width; x += shrink)
            pixels.push_back(static_cast<std::uint8_t>(mean_luma(frame, x, y, shrink)));
}

struct Chroma {
    int blue = 0;
    int red = 0;
};

Chroma chroma_at(const RawFrame& frame, int x, int y) {
    const auto pair = static_cast<std::ptrdiff_t>(x / 2 * 2);
    if (frame.format == PixelFormat::yuyv) {
        const std::uint8_t* at = row_of(frame, y) + pair * 2;
        return {at[1] - 128, at[3] - 128};
    }
    if (frame.format == PixelFormat::nv12) {
        const std::uint8_t* at = row_of(frame, frame.height + y / 2) + pair;
        return {at[0] - 128, at[1] - 128};
    }
    return {};
}

std::uint8_t in_byte(int value) { return static_cast<std::uint8_t>(std::clamp(value, 0, 255)); }

// Rec. 601, 16 to 235 spread over the byte; in 1/256.
void append_rgb(SecretVector<std::uint8_t>& rgb, unsigned luma, Chroma chroma) {
    const int light = 298 * (static_cast<int>(luma) - 16) + 128;
    rgb.push_back(in_byte((light + 409 * chroma.red) >> 8));
    rgb.push_back(in_byte((light - 100 * chroma.blue - 208 * chroma.red) >> 8));
    rgb.push_back(in_byte((light + 516 * chroma.blue) >> 8));
}

struct EndDecompressor {
    void operator()(void* decompressor) const { tjDestroy(decompressor); }
};

// Its pixels in `into`, which is called with the size that the shrunk picture has.
template <class MakeRoom>
Status<> decompress(const RawFrame& frame, int shrink, TJPF pixels, const MakeRoom& make_room) {
    const std::unique_ptr<void, EndDecompressor> jpeg(tjInitDecompress());
    if (!jpeg) return failure("the JPEG library does not start");
    int width = 0;
    int height = 0;
    int sampling = 0;
    int space = 0;
    const auto size = static_cast<unsigned long>(frame.size);
    if (tjDecompressHeader3(jpeg.get(), frame.bytes, size, &width, &height, &sampling, &space) != 0)
        return failure("the camera's JPEG has no header");
    if (width != frame.width || height != frame.height)
        return failure("the camera's JPEG is of another size than agreed");
    const tjscalingfactor factor{1, shrink};
    const int small_width = TJSCALED(width, factor);
    const int small_height = TJSCALED(height, factor);
    std::uint8_t* const to = make_room(small_width, small_height);
    const bool done = tjDecompress2(jpeg.get(), frame.bytes, size, to, small_width, 0, small_height, pixels,
                                    TJFLAG_FASTDCT) == 0;
    if (!done) return failure("the camera's JPEG is damaged");
    return {};
}

}  // namespace

Result<GreyImage> grey_of(const RawFrame& frame, int shrink) {
    if (!is_whole_frame(frame)) return failure("the camera's frame is not whole");
    GreyImage grey;
    if (frame.format == PixelFormat::mjpeg) {
        const auto done = decompress(frame, shrink, TJPF_GRAY, [&](int width, int height) {
            grey = {width, height, std::vector<std::uint8_t>(area(width, height))};
            return grey.pixels.data();
        });
        if (!done) return tl::unexpected(done.error());
        return grey;
    }
    grey = {frame.width / shrink, frame.height / shrink, {}};
    grey.pixels.reserve(area(grey.width, grey.height));
    for (int y = 0; y < grey.height; ++y) append_luma(grey.pixels, frame, y * shrink, shrink);
    return grey;
}

Result<ColourImage> colour_of(const RawFrame& frame, int shrink) {
    if (!is_whole_frame(frame)) return failure("the camera's frame is not whole");
    ColourImage image;
    if (frame.format == PixelFormat::mjpeg) {
        const auto done = decompress(frame, shrink, TJPF_RGB, [&](int width, int height) {
            image = {width, height, SecretVector<std::uint8_t>(3 * area(width, height))};
            return image.rgb.data();
        });
        if (!done) return tl::unexpected(done.error());
        return image;
    }
    image = {frame.width / shrink, frame.height / shrink, {}};
    image.rgb.reserve(3 * area(image.width, image.height));
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            append_rgb(image.rgb, mean_luma(frame, x * shrink, y * shrink, shrink),
                       chroma_at(frame, x * shrink, y * shrink));
    return image;
}

ColourImage turned(ColourImage image, int degrees, bool mirrored) {
    if (degrees == 0 && !mirrored) return image;
    const bool on_its_side = degrees == 90 || degrees == 270;
    ColourImage out{on_its_side ? image.height : image.width, on_its_side ? image.width : image.height, {}};
    out.rgb.reserve(image.rgb.size());
    for (int y = 0; y < out.height; ++y)
        for (int at = 0; at < out.width; ++at) {
            const int x = mirrored ? out.width - 1 - at : at;
            int from_x = x;
            int from_y = y;
            if (degrees == 90) std::tie(from_x, from_y) = std::pair(y, image.height - 1 - x);
            if (degrees == 180)
                std::tie(from_x, from_y) = std::pair(image.width - 1 - x, image.height - 1 - y);
            if (degrees == 270) std::tie(from_x, from_y) = std::pair(image.width - 1 - y, x);
            const std::uint8_t* rgb =
                image.rgb.data() + 3 * (static_cast<std::ptrdiff_t>(from_y) * image.width + from_x);
            out.rgb.insert(out.rgb.end(), rgb, rgb + 3);
        }
    return out;
}

}  // namespace motcua::platform
