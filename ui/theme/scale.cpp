#include "ui/theme/scale.h"

#include <algorithm>
#include <array>

namespace motcua::ui {
namespace {

constexpr std::size_t kSizes = 4;

// One row a style, one column a text size.
constexpr std::array<std::array<float, kSizes>, kStyles> kCapMm{{
    {9.6F, 10.2F, 10.8F, 11.6F},   // heading
    {7.0F, 7.6F, 8.3F, 9.4F},      // label
    {6.2F, 6.9F, 7.7F, 8.9F},      // strong
    {6.0F, 6.7F, 7.5F, 8.7F},      // body
    {5.2F, 6.0F, 7.2F, 8.6F},      // small
    {5.2F, 6.0F, 7.2F, 8.6F},      // small_strong
    {10.4F, 10.8F, 11.4F, 12.2F},  // numeral
    {30.0F, 30.0F, 30.0F, 30.0F},  // countdown
    {9.0F, 9.0F, 9.6F, 10.4F},     // mark
    {24.5F, 24.5F, 24.5F, 24.5F},  // poster; see poster_cap_mm
}};

constexpr std::array<float, kSizes> kLeastCapMm{4.8F, 5.4F, 6.2F, 7.3F};

}  // namespace

float stretch(const Panel& panel) {
    constexpr float kUsual = 268.0F;  // millimetres of the short side
    const auto pixels = static_cast<float>(std::min(panel.width_px, panel.height_px));
    return std::clamp(pixels / panel.px_per_mm / kUsual, 0.75F, 1.3F);
}

float cap_mm(Style style, journey::TextSize size, const Panel& panel) {
    const auto column = static_cast<std::size_t>(size);
    const float wanted = kCapMm.at(static_cast<std::size_t>(style)).at(column) * stretch(panel);
    return std::max(wanted, kLeastCapMm.at(column));
}

float poster_cap_mm(const Panel& panel) {
    constexpr float kShareOfShortSide = 0.088F;  // three lines and a button fit
    const auto short_side = static_cast<float>(std::min(panel.width_px, panel.height_px)) / panel.px_per_mm;
    const float poster = kCapMm.at(static_cast<std::size_t>(Style::poster)).front();
    return std::min(poster, short_side * kShareOfShortSide);
}

}  // namespace motcua::ui
