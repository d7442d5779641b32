// Frames of a camera that looks at a card, made up from a seed: the same seed, the same frames. Each kind is
// as hard as a counter makes it and no harder than a patient eye could bear.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/base/devices.h"

namespace motcua::tests {

enum class Spoiled { blur, noise, contrast, rotation, perspective, skew, glare, small, jpeg, combined };
inline constexpr std::array<const char*, 10> kSpoiledNames{
    "blur", "noise", "contrast", "rotation", "perspective", "skew", "glare", "small", "jpeg", "combined"};
inline constexpr int kFramesPerKind = 20;

struct CardFrame {
    Spoiled kind = Spoiled::blur;
    std::string payload;  // of an invented person
    GreyImage image;      // 1280 x 720
};

// Number `index` (0 .. 199) of a set; twenty of each kind, one kind after the other.
CardFrame card_frame(std::uint32_t seed, int index);
inline constexpr int kFramesPerSet = 200;

// What somebody who is not there carries: the seven fields of the older card, or the newer one's eleven.
// Their codes have 49 to 69 squares a side.
std::string card_payload(std::uint32_t seed);

// Two different cards side by side, each well to read.
GreyImage two_cards(std::uint32_t seed);

// Pictures of no code: noise, pages of print, cloth, confetti, tiles, a card's back, and a code whose
// squares in three corners are right and whose content is chance.
struct NoCode {
    std::string what;
    GreyImage image;  // 1280 x 720
};
std::vector<NoCode> frames_without_code(std::uint32_t seed);

}  // namespace motcua::tests
