#include "kiosk/base/ids.h"

#include <set>

#include <doctest/doctest.h>

#include "tests/support/clock.h"
#include "tests/support/random.h"

namespace motcua::tests {
namespace {

using Bytes16 = std::array<std::uint8_t, 16>;

Bytes16 all(std::uint8_t byte) {
    Bytes16 bytes{};
    bytes.fill(byte);
    return bytes;
}

TEST_CASE("a dossier's id is a version 7 UUID that begins with the time it was made") {
    SeededRandom random(7);
    // RFC 9562, appendix A.6: the example's moment, 2022-02-22 14:22:22 -05:00.
    const DossierId id = DossierId::make(random, WallTime{Millis{1645557742000}});
    CHECK(id.text().substr(0, 15) == "017f22e2-79b0-7");
    CHECK(std::string("89ab").find(id.text()[19]) != std::string::npos);
}

TEST_CASE("a clock that stands before 1970 still gives ids that differ") {
    SeededRandom random(7);
    std::set<DossierId> seen;
    for (int i = 0; i < 1000; ++i) seen.insert(DossierId::make(random, WallTime{Millis{-1}}));
    CHECK(seen.size() == 1000);
}

TEST_CASE("an id reads back from its own text and from nothing that only resembles it") {
    const std::string text = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";
    REQUIRE(DossierId::parse(text));
    CHECK(DossierId::parse(text)->text() == text);
    CHECK(DossierId::from_bytes(DossierId::parse(text)->bytes()) == *DossierId::parse(text));

    for (const std::string wrong :
         {"", "017f22e2", "017F22E2-79B0-7CC3-98C4-DC0C0C07398F", "{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}",
          "017f22e279b07cc398c4dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
          "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f ",
          "017f22e2--9b0-7cc3-98c4-dc0c0c07398f", "017f22e27-9b0-7cc3-98c4-dc0c0c07398f",
          "------------------------------------"}) {
        CAPTURE(wrong);
        CHECK_FALSE(DossierId::parse(wrong));
    }
    CHECK_FALSE(DossierId::parse(std::string(4000, '0')));
    CHECK_FALSE(DossierId::parse(std::string("017f22e2-79b0-7cc3-98c4-dc0c0c07398\0", 36)));
}

TEST_CASE("hexadecimal digits read back, and anything else is refused") {
    const Bytes16 bytes{0x00, 0x01, 0x7f, 0x80, 0xff};
    CHECK(to_hex(bytes.data(), 5) == "00017f80ff");
    CHECK(from_hex("00017f80ff") == std::string("\x00\x01\x7f\x80\xff", 5));
    CHECK(from_hex("").value_or("x").empty());
    for (const std::string wrong : {"0", "0g", "0G", "FF", " 0", "0x"}) {
        CAPTURE(wrong);
        CHECK_FALSE(from_hex(wrong));
    }
}

TEST_CASE("a slip's secret survives being printed and read back") {
    CHECK(to_base32(all(0x00)) == "00000000000000000000000000");
    CHECK(to_base32(all(0xff)) == "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
    // The ULID specification's digits carry the same 128 bits the same way.
    CHECK(to_base32(DossierId::parse("01563e3a-b5d3-d676-4c61-efb99302bd5b")->bytes()) ==
          "01ARZ3NDEKTSV4RRFFQ69G5FAV");

    SeededRandom random(1);
    for (int i = 0; i < 1000; ++i) {
        Bytes16 bytes{};
        random.fill(bytes.data(), bytes.size());
        REQUIRE(from_base32(to_base32(bytes)) == bytes);
    }
}

TEST_CASE("a slip's secret typed by hand may have O for 0, I or L for 1, and small letters") {
    const auto meant = from_base32("01ARZ3NDEKTSV4RRFFQ69G5FA1");
    REQUIRE(meant);
    CHECK(from_base32("oiarz3ndektsv4rrffq69g5fal") == meant);
    CHECK(from_base32("OLARZ3NDEKTSV4RRFFQ69G5FAI") == meant);
}

TEST_CASE("text that is no slip's secret is refused") {
    for (const std::string wrong :
         {"", "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAVV", "01ARZ3NDEKTSV4RRFFQ69G5FAU",
          "01ARZ3NDEKTSV4RRFFQ69G5FA-", "80000000000000000000000000", "ZZZZZZZZZZZZZZZZZZZZZZZZZZ"}) {
        CAPTURE(wrong);
        CHECK_FALSE(from_base32(wrong));
    }
}

}  // namespace
}  // namespace motcua::tests
