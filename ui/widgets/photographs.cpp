#include "ui/widgets/photographs.h"

#include <algorithm>

#include <stb_image_resize.h>

namespace motcua::ui {
namespace {

constexpr int kChannels = 3;

// Every pixel the mean of those that it stands for: print stays readable when a page becomes small.
SecretVector<std::uint32_t> resized(const ColourImage& image, int width, int height) {
    const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    const bool same_size = width == image.width && height == image.height;
    SecretVector<std::uint8_t> rgb(same_size ? 0 : count * kChannels);
    SecretVector<std::uint32_t> pixels(count, 0xFF000000U);
    if (!same_size && stbir_resize_uint8(image.rgb.data(), image.width, image.height, 0, rgb.data(), width,
                                         height, 0, kChannels) == 0)
        return pixels;
    const std::uint8_t* from = same_size ? image.rgb.data() : rgb.data();
    for (std::uint32_t& pixel : pixels) {
        pixel |=
            from[0] | static_cast<std::uint32_t>(from[1]) << 8U | static_cast<std::uint32_t>(from[2]) << 16U;
        from += kChannels;
    }
    return pixels;
}

}  // namespace

void Photographs::begin_frame() {
    shown_.remove_if([](const Shown& each) { return !each.seen; });
    for (Shown& each : shown_) each.seen = false;
}

const Texels& Photographs::scaled(const SharedPicture& picture, int width, int height) {
    const auto found = std::find_if(shown_.begin(), shown_.end(), [&](const Shown& each) {
        return each.picture == picture && each.texels.width == width && each.texels.height == height;
    });
    if (found != shown_.end()) {
        found->seen = true;
        return found->texels;
    }
    Shown& shown = shown_.emplace_back(Shown{picture, resized(*picture, width, height)});
    shown.texels = {width, height, shown.pixels.data(), ++last_stamp_};
    return shown.texels;
}

}  // namespace motcua::ui
