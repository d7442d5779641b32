#include "ui/theme/palette.h"

#include <array>
#include <string>

#include <doctest/doctest.h>

namespace motcua::tests {
namespace {

using journey::Contrast;
using ui::Palette;
using ui::Tint;

struct Mode {
    Contrast contrast;
    const char* name;
    double text;  // least contrast of what is read
};
constexpr std::array<Mode, 4> kModes{{{Contrast::light, "light", 10.0},
                                      {Contrast::high_light, "high_light", 20.0},
                                      {Contrast::high_dark, "high_dark", 20.0},
                                      {Contrast::soft, "soft", 7.0}}};

std::vector<Tint> tints(const Palette& p) {
    std::vector<Tint> all{p.primary, p.action, p.chosen, p.help, p.tone, p.wait, p.wrong, p.leave};
    all.push_back({p.stage.ground, p.stage.ink, p.stage.ink});
    all.insert(all.end(), p.tiles.begin(), p.tiles.end());
    return all;
}

TEST_CASE("text stands out from its page as far as each contrast mode promises") {
    for (const Mode& mode : kModes) {
        CAPTURE(std::string(mode.name));
        const Palette& p = ui::palette(mode.contrast);
        CHECK(ui::contrast_ratio(p.ink, p.ground) >= mode.text);
        CHECK(ui::contrast_ratio(p.ink, p.paper) >= mode.text);
        CHECK(ui::contrast_ratio(p.on_header, p.header) >= mode.text);
        CHECK(ui::contrast_ratio(p.soft_ink, p.ground) >= mode.text);
        CHECK(ui::contrast_ratio(p.soft_ink, p.paper) >= mode.text);
    }
}

TEST_CASE("text on every coloured ground keeps what its mode promises, and 7:1 under a finger") {
    for (const Mode& mode : kModes) {
        CAPTURE(std::string(mode.name));
        for (const Tint& tint : tints(ui::palette(mode.contrast))) {
            CAPTURE(ui::to_hex(tint.ground));
            CHECK(ui::contrast_ratio(tint.ink, tint.ground) >= mode.text);
            CHECK(ui::contrast_ratio(tint.ink, ui::pressed_ground(tint)) >= 7.0);
        }
    }
}

TEST_CASE("what can be touched has a border of 3:1 and icons can be told from their ground") {
    for (const Mode& mode : kModes) {
        CAPTURE(std::string(mode.name));
        const Palette& p = ui::palette(mode.contrast);
        CHECK(ui::contrast_ratio(p.control_line, p.paper) >= 3.0);
        CHECK(ui::contrast_ratio(p.control_line, p.ground) >= 3.0);
        for (const Tint& tint : tints(p)) CHECK(ui::contrast_ratio(tint.accent, tint.ground) >= 3.0);
    }
}

TEST_CASE("contrast is measured as WCAG defines it") {
    CHECK(ui::contrast_ratio(ui::colour(0x000000), ui::colour(0xFFFFFF)) == doctest::Approx(21.0));
    CHECK(ui::contrast_ratio(ui::colour(0x767676), ui::colour(0xFFFFFF)) ==
          doctest::Approx(4.54).epsilon(0.01));
    CHECK(ui::to_hex(ui::colour(0x07463C)) == "#07463c");
}

}  // namespace
}  // namespace motcua::tests
