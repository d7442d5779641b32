#include <cstdint>
#include <fstream>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include <SDL.h>
#include <SDL_image.h>

#include "platform/camera/codes.h"

namespace motcua::platform {
namespace {

constexpr std::uintmax_t kMaxFile = 32U << 20;

using Bytes = std::vector<std::uint8_t>;

Result<Bytes> read_file(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return failure("no such picture file");
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (error) return failure("cannot read the picture file");
    if (size > kMaxFile) return failure("the picture file is larger than 32 MB");
    Bytes bytes(static_cast<std::size_t>(size));
    std::ifstream in(file, std::ios::binary);
    in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!in) return failure("cannot read the picture file");
    return bytes;
}

bool starts_with(const Bytes& bytes, std::string_view magic) {
    return bytes.size() >= magic.size() &&
           std::equal(magic.begin(), magic.end(), bytes.begin(),
                      [](char c, std::uint8_t byte) { return static_cast<std::uint8_t>(c) == byte; });
}

std::uint32_t big_endian(const Bytes& bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = (value << 8) | bytes[at + i];
    return value;
}

struct Size {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    [[nodiscard]] bool acceptable() const {
        return width > 0 && height > 0 && width <= kPictureSideMax && height <= kPictureSideMax;
    }
};

// The header chunk comes first (PNG, W3C Recommendation, 11.2.2).
std::optional<Size> png_size(const Bytes& bytes) {
    if (bytes.size() < 24) return std::nullopt;
    return Size{big_endian(bytes, 16, 4), big_endian(bytes, 20, 4)};
}

// Steps from marker to marker up to the first frame header (ITU-T T.81, B.1.1.4 and B.2.2).
std::optional<Size> jpeg_size(const Bytes& bytes) {
    std::size_t at = 2;
    while (at + 9 <= bytes.size() && bytes[at] == 0xFF) {
        const std::uint8_t marker = bytes[at + 1];
        if (marker == 0xFF) {  // fill byte
            ++at;
            continue;
        }
        const bool frame_header =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame_header) return Size{big_endian(bytes, at + 7, 2), big_endian(bytes, at + 5, 2)};
        at += 2 + big_endian(bytes, at + 2, 2);
    }
    return std::nullopt;
}

struct FreeSurface {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using Surface = std::unique_ptr<SDL_Surface, FreeSurface>;

Surface decode(const Bytes& bytes, const char* type) {
    SDL_RWops* const source = SDL_RWFromConstMem(bytes.data(), static_cast<int>(bytes.size()));
    const Surface as_stored(IMG_LoadTyped_RW(source, 1, type));
    if (!as_stored) return nullptr;
    return Surface(SDL_ConvertSurfaceFormat(as_stored.get(), SDL_PIXELFORMAT_RGBA32, 0));
}

// On white paper.
std::uint8_t opaque(std::uint8_t channel, unsigned alpha) {
    return static_cast<std::uint8_t>((channel * alpha + 255U * (255U - alpha) + 127U) / 255U);
}

ColourImage to_image(const SDL_Surface& surface) {
    ColourImage image{surface.w, surface.h, {}};
    image.rgb.resize(std::size_t{3} * static_cast<std::size_t>(surface.w) *
                     static_cast<std::size_t>(surface.h));
    const auto* row = static_cast<const std::uint8_t*>(surface.pixels);
    std::uint8_t* out = image.rgb.data();
    for (int y = 0; y < surface.h; ++y, row += surface.pitch) {
        const std::uint8_t* rgba = row;
        for (int x = 0; x < surface.w; ++x, rgba += 4)
            for (int channel = 0; channel < 3; ++channel) *out++ = opaque(rgba[channel], rgba[3]);
    }
    return image;
}

}  // namespace

Result<ColourImage> load_frame(const std::filesystem::path& file) {
    const Result<Bytes> bytes = read_file(file);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    return decode_frame(*bytes);
}

Result<ColourImage> decode_frame(const std::vector<std::uint8_t>& bytes) {
    const bool png = starts_with(bytes, "\x89PNG\r\n\x1a\n");
    const bool jpeg = starts_with(bytes, "\xFF\xD8\xFF");
    if (!png && !jpeg) return failure("neither a PNG nor a JPEG");
    const std::optional<Size> size = png ? png_size(bytes) : jpeg_size(bytes);
    if (!size) return failure("the picture has no size");
    if (!size->acceptable()) return failure("the picture is empty or larger than 8192 x 8192");
    const Surface surface = decode(bytes, png ? "PNG" : "JPG");
    if (!surface) return failure("the picture is damaged");
    if (surface->w <= 0 || surface->w > kPictureSideMax || surface->h <= 0 || surface->h > kPictureSideMax) {
        return failure("the picture's header and content differ in size");
    }
    return to_image(*surface);
}

GreyImage to_grey(const ColourImage& frame) {
    GreyImage grey{frame.width, frame.height, {}};
    grey.pixels.resize(frame.rgb.size() / 3);
    const std::uint8_t* rgb = frame.rgb.data();
    for (std::uint8_t& pixel : grey.pixels) {
        pixel = static_cast<std::uint8_t>((77U * rgb[0] + 150U * rgb[1] + 29U * rgb[2] + 128U) >> 8);
        rgb += 3;
    }
    return grey;
}

}  // namespace motcua::platform
