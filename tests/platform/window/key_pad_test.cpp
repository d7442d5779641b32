#include "platform/window/key_pad.h"

#include <doctest/doctest.h>

namespace motcua::tests {
namespace {

using platform::KeyMeaning;
using platform::KeyPad;
using platform::PadKeys;
using ui::Nav;

constexpr Instant kStart{Millis{1'000'000}};

std::optional<Nav> pressed(KeyPad& pad, const char* key, bool shift = false) {
    const auto meaning = pad.down(key, shift, false, kStart);
    return meaning ? meaning->nav : std::nullopt;
}

TEST_CASE("every keyboard walks the screen without configuration") {
    KeyPad pad{PadKeys{}};
    for (const char* key : {"Tab", "Right", "Down"}) CHECK(pressed(pad, key) == Nav::next);
    for (const char* key : {"Left", "Up"}) CHECK(pressed(pad, key) == Nav::previous);
    CHECK(pressed(pad, "Tab", true) == Nav::previous);
    for (const char* key : {"Return", "Keypad Enter", "Space"}) CHECK(pressed(pad, key) == Nav::select);
    CHECK(pressed(pad, "Escape") == Nav::back);
    CHECK_FALSE(pressed(pad, "Q"));
    CHECK_FALSE(pressed(pad, ""));
}

TEST_CASE("a pad of three keys: the middle one chooses when it comes up, and held it draws the curtain") {
    PadKeys keys;
    keys.previous = "F13";
    keys.select = "F14";
    keys.next = "F15";
    keys.read = "";
    keys.curtain = "F14";
    KeyPad pad(keys);
    CHECK(pressed(pad, "F13") == Nav::previous);
    CHECK(pressed(pad, "F15") == Nav::next);
    CHECK_FALSE(pressed(pad, "F14"));
    const auto up = pad.up("F14");
    REQUIRE(up);
    CHECK(up->nav == Nav::select);
    CHECK_FALSE(up->curtain);
    CHECK_FALSE(pad.due());

    pad.down("F14", false, false, kStart);
    pad.down("F14", false, true, kStart + Millis{500});  // the keyboard's own repeat
    REQUIRE(pad.due());
    CHECK(*pad.due() == kStart + Millis{2'000});
    CHECK_FALSE(pad.tick(kStart + Millis{1'999}));
    const auto held = pad.tick(kStart + Millis{2'000});
    REQUIRE(held);
    CHECK(held->curtain);
    CHECK_FALSE(held->nav);
    CHECK_FALSE(pad.up("F14"));  // it has meant something already
    CHECK_FALSE(pad.tick(kStart + Millis{9'000}));
}

TEST_CASE("a held key steps on, and never chooses again") {
    KeyPad pad{PadKeys{}};
    CHECK(pad.down("Tab", false, true, kStart));
    CHECK_FALSE(pad.down("Return", false, true, kStart));
    CHECK_FALSE(pad.down("Escape", false, true, kStart));
}

TEST_CASE("a key that only draws the curtain means nothing when it is let go too early") {
    PadKeys keys;
    keys.curtain = "F9";
    KeyPad pad(keys);
    CHECK_FALSE(pressed(pad, "F9"));
    CHECK_FALSE(pad.up("F9"));
    CHECK(pressed(pad, "F1") == Nav::read);
}

}  // namespace
}  // namespace motcua::tests
