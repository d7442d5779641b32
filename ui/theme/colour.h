// A colour, and how well one can be read upon another.
#pragma once

#include <cstdint>
#include <string>

namespace motcua::ui {

struct Colour {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    bool operator==(const Colour&) const = default;
};

constexpr Colour colour(std::uint32_t rrggbb) {
    return {static_cast<std::uint8_t>(rrggbb >> 16U & 0xFFU), static_cast<std::uint8_t>(rrggbb >> 8U & 0xFFU),
            static_cast<std::uint8_t>(rrggbb & 0xFFU)};
}

// `share` of `over` laid on `under`, 0..1.
Colour mixed(Colour under, Colour over, float share);

std::string to_hex(Colour colour);  // "#rrggbb"

// Contrast ratio 1..21 (WCAG 2.1, definition of contrast ratio).
double contrast_ratio(Colour a, Colour b);

// As Dear ImGui packs it; opacity 0..1.
std::uint32_t packed(Colour colour, float opacity = 1.0F);

}  // namespace motcua::ui
