// How a paper lies, told while it is still moved.
#include "platform/photo/framing.h"

#include <doctest/doctest.h>

namespace motcua::tests {
namespace {

// A light sheet in the middle of a dark table; `share` of the picture's height.
ColourImage table_with_sheet(double share, std::uint8_t paper) {
    ColourImage image{640, 360, {}};
    const int half_height = static_cast<int>(180 * share);
    const int half_width = half_height * 3 / 2;
    for (int y = 0; y < 360; ++y)
        for (int x = 0; x < 640; ++x) {
            const bool inside = std::abs(y - 180) < half_height && std::abs(x - 320) < half_width;
            image.rgb.insert(image.rgb.end(), 3, inside ? paper : std::uint8_t{12});
        }
    return image;
}

TEST_CASE("whoever lays a paper down is told what to do with it") {
    using platform::framing_of;
    CHECK(framing_of(table_with_sheet(0, 240)) == Framing::no_paper);
    CHECK(framing_of(table_with_sheet(0.58, 240)) == Framing::nearer);
    CHECK(framing_of(table_with_sheet(0.85, 240)) == Framing::good);
    CHECK(framing_of(table_with_sheet(0.85, 50)) == Framing::dark);
    CHECK(framing_of(table_with_sheet(1.2, 240)) == Framing::cut_off);
}

TEST_CASE("of pixels that do not fit their size nothing is said") {
    CHECK(platform::framing_of({640, 360, {1, 2, 3}}) == Framing::unknown);
    CHECK(platform::framing_of({}) == Framing::unknown);
}

}  // namespace
}  // namespace motcua::tests
