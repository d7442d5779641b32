#include "ui/theme/palette.h"

namespace motcua::ui {
namespace {

constexpr Palette kLight{
    .ground = colour(0xFBF8F2),
    .paper = colour(0xFFFFFF),
    .ink = colour(0x1B1E24),
    .soft_ink = colour(0x353B45),
    .line = colour(0xE4DED2),
    .control_line = colour(0x6B6457),
    .header = colour(0x07463C),
    .on_header = colour(0xFFFFFF),
    .bar = colour(0xFFFFFF),
    .keys = colour(0xECE7DC),
    .track = colour(0xE0D9CB),
    .shade = colour(0x3A2E12),
    .shade_strength = 0.05F,
    .warm = colour(0xFFC24A),
    .primary = {colour(0x07463C), colour(0xFFFFFF), colour(0xBFE5D8)},
    .action = {colour(0xFFFFFF), colour(0x07463C), colour(0x0A7A5F)},
    .chosen = {colour(0xE3F1EC), colour(0x053A31), colour(0x0A7A5F)},
    .help = {colour(0x820E3A), colour(0xFFFFFF), colour(0xFFFFFF)},
    .tone = {colour(0xF9E3EB), colour(0x5A0A2B), colour(0xB01E55)},
    .wait = {colour(0xFFF1CF), colour(0x4F3300), colour(0x8F5500)},
    .wrong = {colour(0xFDEAEA), colour(0x640B12), colour(0xB3202A)},
    .leave = {colour(0xFFFFFF), colour(0x761010), colour(0x9B1C1C)},
    .stage = {colour(0xE3F1EC), colour(0x053A31), colour(0x9AD0BF)},
    .tiles = {Tint{colour(0xE5EEFA), colour(0x1B1E24), colour(0x1F4F91)},
              Tint{colour(0xEDE6F7), colour(0x1B1E24), colour(0x4B2C85)},
              Tint{colour(0xFCEBD9), colour(0x1B1E24), colour(0x8A3B00)}},
};

constexpr Tint kBlackOnWhite{colour(0xFFFFFF), colour(0x000000), colour(0x000000)};
constexpr Tint kWhiteOnBlack{colour(0x000000), colour(0xFFFFFF), colour(0xFFFFFF)};
constexpr Tint kBlackOnCream{colour(0xFFFBD6), colour(0x000000), colour(0x000000)};
constexpr Colour kYellow = colour(0xFFE94A);

constexpr Palette kHighLight{
    .ground = colour(0xFFFFFF),
    .paper = colour(0xFFFFFF),
    .ink = colour(0x000000),
    .soft_ink = colour(0x000000),
    .line = colour(0x000000),
    .control_line = colour(0x000000),
    .header = colour(0x000000),
    .on_header = colour(0xFFFFFF),
    .bar = colour(0xFFFFFF),
    .keys = colour(0xFFFFFF),
    .track = colour(0xB0B0B0),
    .shade = colour(0x000000),
    .shade_strength = 0,
    .warm = kYellow,
    .primary = kWhiteOnBlack,
    .action = kBlackOnWhite,
    .chosen = kBlackOnCream,
    .help = kWhiteOnBlack,
    .tone = kBlackOnCream,
    .wait = kBlackOnCream,
    .wrong = kBlackOnCream,
    .leave = kBlackOnWhite,
    .stage = {colour(0xFFFFFF), colour(0x000000), colour(0xC8C8C8)},
    .tiles = {kBlackOnWhite, kBlackOnWhite, kBlackOnWhite},
};

// What is read is white; what is looked for is yellow.
constexpr Tint kYellowOnBlack{colour(0x000000), colour(0xFFFFFF), kYellow};

constexpr Palette kHighDark{
    .ground = colour(0x000000),
    .paper = colour(0x000000),
    .ink = colour(0xFFFFFF),
    .soft_ink = colour(0xFFFFFF),
    .line = colour(0xFFFFFF),
    .control_line = colour(0xFFFFFF),
    .header = colour(0x000000),
    .on_header = colour(0xFFFFFF),
    .bar = colour(0x000000),
    .keys = colour(0x000000),
    .track = colour(0x6A6A6A),
    .shade = colour(0x000000),
    .shade_strength = 0,
    .warm = colour(0x8A6A00),
    .primary = kBlackOnCream,
    .action = kYellowOnBlack,
    .chosen = kBlackOnWhite,
    .help = kBlackOnWhite,
    .tone = kYellowOnBlack,
    .wait = kYellowOnBlack,
    .wrong = kBlackOnCream,
    .leave = kYellowOnBlack,
    .stage = {colour(0x000000), colour(0xFFFFFF), colour(0x4A4A4A)},
    .tiles = {kYellowOnBlack, kYellowOnBlack, kYellowOnBlack},
};

constexpr Palette kSoft{
    .ground = colour(0xDDD5C6),
    .paper = colour(0xE8E1D4),
    .ink = colour(0x2C2B29),
    .soft_ink = colour(0x3A3834),
    .line = colour(0xC3BAA8),
    .control_line = colour(0x544E41),
    .header = colour(0x24453D),
    .on_header = colour(0xE8E1D4),
    .bar = colour(0xE8E1D4),
    .keys = colour(0xCFC6B5),
    .track = colour(0xBDB4A2),
    .shade = colour(0x000000),
    .shade_strength = 0,
    .warm = colour(0xDDB25A),
    .primary = {colour(0x1A382F), colour(0xEDE7DB), colour(0xB9D3C8)},
    .action = {colour(0xE8E1D4), colour(0x17382F), colour(0x2A6353)},
    .chosen = {colour(0xD3DED4), colour(0x17382F), colour(0x2A6353)},
    .help = {colour(0x581A34), colour(0xF0E6E3), colour(0xF0E6E3)},
    .tone = {colour(0xE3CFCF), colour(0x54162F), colour(0x84304F)},
    .wait = {colour(0xE9D9AE), colour(0x443005), colour(0x7A5410)},
    .wrong = {colour(0xE8CFC8), colour(0x5C1414), colour(0x8A2B2B)},
    .leave = {colour(0xE8E1D4), colour(0x661A1A), colour(0x7A2424)},
    .stage = {colour(0xD3DED4), colour(0x17382F), colour(0xA9BDAE)},
    .tiles = {Tint{colour(0xD2DAE2), colour(0x2C2B29), colour(0x2F4F7A)},
              Tint{colour(0xDAD3E2), colour(0x2C2B29), colour(0x4D3B73)},
              Tint{colour(0xE6D5C2), colour(0x2C2B29), colour(0x70421A)}},
};

}  // namespace

Colour pressed_ground(const Tint& tint) { return mixed(tint.ground, tint.ink, 0.13F); }

const Palette& palette(journey::Contrast contrast) {
    switch (contrast) {
        case journey::Contrast::light: return kLight;
        case journey::Contrast::high_light: return kHighLight;
        case journey::Contrast::high_dark: return kHighDark;
        case journey::Contrast::soft: return kSoft;
    }
    return kLight;
}

}  // namespace motcua::ui
