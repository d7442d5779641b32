// Data objects and the files made of them: as they are, cut off anywhere, and longer than they may be.
#include "kiosk/identity/chip/lds.h"

#include <string>

#include <doctest/doctest.h>

#include "kiosk/identity/chip/tlv.h"

namespace motcua::tests {
namespace {

namespace chip = identity::chip;

ChipBytes object(std::initializer_list<std::uint8_t> tag, const ChipBytes& value) {
    ChipBytes bytes(tag);
    if (value.size() >= 0x80) bytes.push_back(0x81);
    bytes.push_back(static_cast<std::uint8_t>(value.size()));
    bytes.insert(bytes.end(), value.begin(), value.end());
    return bytes;
}

ChipBytes letters(std::string_view text) { return {text.begin(), text.end()}; }

ChipBytes joined(std::initializer_list<ChipBytes> parts) {
    ChipBytes all;
    for (const ChipBytes& each : parts) all.insert(all.end(), each.begin(), each.end());
    return all;
}

// "number, text" as group 13 has it; 0x0C: UTF-8, 0x13: printable.
ChipBytes numbered(std::uint8_t number, std::string_view text, std::uint8_t kind = 0x0C) {
    return object({0x30}, joined({{0x02, 0x01, number}, object({kind}, letters(text))}));
}

ChipBytes group13(std::initializer_list<ChipBytes> fields) {
    return object({0x6D}, object({0x30}, joined(fields)));
}

const std::string kZone =
    "IDVNM1559990017049155999001<<8"
    "5503126F9912315VNM<<<<<<<<<<<6"
    "NGUYEN<<THI<MAU<<<<<<<<<<<<<<<";

}  // namespace

TEST_CASE("a data object says tag, value and where it ends") {
    const ChipBytes bytes{0x5F, 0x1F, 0x02, 0xAA, 0xBB, 0xCC};
    const auto first = chip::first_object(bytes);
    REQUIRE(first);
    CHECK(first->tag == 0x5F1F);
    CHECK(first->value.size() == 2);
    CHECK(first->whole.size() == 5);
    CHECK_FALSE(chip::objects(bytes));  // a lone 0xCC follows
    CHECK(chip::file_size(ChipBytes{0x6D, 0x82, 0x01, 0x00, 0x30}) == 260);
}

TEST_CASE("what is cut off, has no end, or claims too much is no data object") {
    const ChipBytes whole = object({0x61}, object({0x5F, 0x1F}, letters(kZone)));
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(chip::first_object(ChipView(whole).first(size)));
    for (const ChipBytes& wrong :
         {ChipBytes{0x30, 0x80, 0x00, 0x00}, ChipBytes{0x30, 0x85, 1, 1, 1, 1, 1},
          ChipBytes{0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF}, ChipBytes{0x30, 0x83, 0x02, 0x00, 0x01},
          ChipBytes{0x1F, 0x81, 0x81, 0x81, 0x01, 0x00}})
        CHECK_FALSE(chip::file_size(wrong));
    CHECK_FALSE(chip::objects(ChipBytes(2 * (chip::kObjectsMax + 1), 0x00)));
}

TEST_CASE("group 1 is the zone as it is printed, and nothing else") {
    const auto zone = chip::read_dg1(object({0x61}, object({0x5F, 0x1F}, letters(kZone))),
                                     std::chrono::year{2026} / 11 / 22);
    REQUIRE(zone);
    CHECK(view(zone->id) == "049155999001");
    CHECK(view(zone->zone_expiry) == "991231");
    CHECK_FALSE(chip::read_dg1(object({0x61}, object({0x5F, 0x1F}, letters(kZone.substr(1)))),
                               std::chrono::year{2026} / 11 / 22));
}

TEST_CASE("group 13 says who it is in the card's own spelling, with or without a row around its fields") {
    const auto fields = {numbered(1, "049155999001", 0x13), numbered(2, "Nguyễn Thị Mẫu"),
                         numbered(3, "12/03/1955", 0x13),   numbered(9, "Thôn 2, Xã Mẫu"),
                         numbered(11, "10/05/2021", 0x13),  numbered(12, "Không thời hạn"),
                         numbered(15, "205999001", 0x13)};
    for (const ChipBytes& file : {group13(fields), object({0x6D}, joined(fields))}) {
        const auto said = chip::read_dg13(file);
        REQUIRE(said);
        CHECK(view(said->full_name) == "Nguyễn Thị Mẫu");
        CHECK(view(said->birth_date) == "1955-03-12");
        CHECK(view(said->address) == "Thôn 2, Xã Mẫu");
        CHECK(view(said->issue_date) == "2021-05-10");
        CHECK(said->expiry.empty());
        CHECK(view(said->old_id) == "205999001");
    }
}

TEST_CASE("an old number is where a number stands, whichever of the two fields it is") {
    const auto with = [](const ChipBytes& a, const ChipBytes& b) {
        return chip::read_dg13(group13({numbered(1, "049155999001"), numbered(2, "Nguyễn Thị Mẫu"), a, b}))
            ->old_id;
    };
    CHECK(view(with(numbered(15, "Trần Văn Chồng"), numbered(16, "205999001"))) == "205999001");
    CHECK(view(with(numbered(15, "205999001"), numbered(16, ""))) == "205999001");
}

TEST_CASE("a group 13 without number and name, or of letters that are none, is nobody") {
    CHECK_FALSE(chip::read_dg13(group13({numbered(2, "Nguyễn Thị Mẫu")})));
    CHECK_FALSE(chip::read_dg13(group13({numbered(1, "049155999001"), numbered(2, "\xC3\x28")})));
    CHECK_FALSE(chip::read_dg13(object({0x61}, numbered(1, "049155999001"))));
}

}  // namespace motcua::tests
