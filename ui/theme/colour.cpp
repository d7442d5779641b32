#include "ui/theme/colour.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace motcua::ui {
namespace {

std::uint8_t mixed(std::uint8_t under, std::uint8_t over, float share) {
    const float value = static_cast<float>(under) * (1 - share) + static_cast<float>(over) * share;
    return static_cast<std::uint8_t>(std::lround(value));
}

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }

}  // namespace

Colour mixed(Colour under, Colour over, float share) {
    return {mixed(under.r, over.r, share), mixed(under.g, over.g, share), mixed(under.b, over.b, share)};
}

std::string to_hex(Colour colour) { return fmt::format("#{:02x}{:02x}{:02x}", colour.r, colour.g, colour.b); }

double contrast_ratio(Colour a, Colour b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

std::uint32_t packed(Colour colour, float opacity) {
    const auto alpha = static_cast<std::uint32_t>(std::lround(opacity * 255.0F));
    return alpha << 24U | static_cast<std::uint32_t>(colour.b) << 16U |
           static_cast<std::uint32_t>(colour.g) << 8U | static_cast<std::uint32_t>(colour.r);
}

}  // namespace motcua::ui
