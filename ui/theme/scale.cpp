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
    {24.5F, 24.5F, 24.5F, 24.5F},  // poster, poster_less and so on; see poster_cap_mm
    {18.0F, 18.0F, 18.0F, 18.0F},
    {13.5F, 13.5F, 13.5F, 13.5F},
    {10.0F, 10.0F, 10.0F, 10.0F},
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

bool is_poster(Style style) { return std::find(kPosters.begin(), kPosters.end(), style) != kPosters.end(); }

float poster_cap_mm(Style step, const Panel& panel) {
    constexpr float kShareOfShortSide = 0.088F;  // three lines and a button fit
    constexpr float kLeast = 2'000.0F / 200;
    const auto short_side = static_cast<float>(std::min(panel.width_px, panel.height_px)) / panel.px_per_mm;
    const auto wanted = [](Style style) { return kCapMm.at(static_cast<std::size_t>(style)).front(); };
    const float share = std::min(1.0F, short_side * kShareOfShortSide / wanted(Style::poster));
    return std::max(kLeast, wanted(step) * share);
}

}  // namespace motcua::ui
