// Arithmetic on one 0xAABBGGRR pixel, all in integers: the result is the same on every compiler.
#pragma once

#include <cstdint>

namespace motcua::ui {

// x / 255 rounded to the nearest, exact for 0..65,025.
constexpr std::uint32_t div255(std::uint32_t x) { return (x + 128 + ((x + 128) >> 8)) >> 8; }

constexpr std::uint32_t alpha_of(std::uint32_t pixel) { return pixel >> 24; }
constexpr std::uint32_t rgb_of(std::uint32_t pixel) { return pixel & 0x00FFFFFFU; }

// `over` with `alpha` (0..255, instead of its own) on `under`. Two channels share one multiplication: each
// has 16 bits, and 255 * 255 plus the rounding stays below 65,536.
constexpr std::uint32_t blend(std::uint32_t under, std::uint32_t over, std::uint32_t alpha) {
    constexpr std::uint32_t low = 0x00FF00FFU;
    constexpr std::uint32_t half = 0x00800080U;
    const std::uint32_t keep = 255 - alpha;
    const std::uint32_t over_ga = ((over >> 8) & 0x000000FFU) | 0x00FF0000U;
    std::uint32_t rb = (over & low) * alpha + (under & low) * keep + half;
    std::uint32_t ga = over_ga * alpha + ((under >> 8) & low) * keep + half;
    rb = ((rb + ((rb >> 8) & low)) >> 8) & low;
    ga = (ga + ((ga >> 8) & low)) & ~low;
    return rb | ga;
}

// Channel by channel product, as a texel tints a vertex colour.
constexpr std::uint32_t modulate(std::uint32_t a, std::uint32_t b) {
    std::uint32_t product = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        product |= div255(((a >> shift) & 0xFFU) * ((b >> shift) & 0xFFU)) << shift;
    }
    return product;
}

}  // namespace motcua::ui
