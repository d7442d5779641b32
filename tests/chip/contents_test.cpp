// The files as other readers of this world take them apart.
#include "tests/support/chip/contents.h"

#include <doctest/doctest.h>

namespace motcua::tests::chip {
namespace {

View inside(View bytes, std::initializer_list<unsigned> path) {
    for (const unsigned tag : path) {
        const auto found = find_tlv(bytes, tag);
        REQUIRE_MESSAGE(found, tag);
        bytes = *found;
    }
    return bytes;
}

unsigned number_at(View bytes, std::size_t at, std::size_t width) {
    unsigned number = 0;
    for (std::size_t i = 0; i < width; ++i) number = 256 * number + bytes[at + i];
    return number;
}

}  // namespace

TEST_CASE("EF.COM names the groups that are there, and no other") {
    ChipFeatures features;
    CHECK(to_hex(inside(contents_of({}, features).files[kCom], {0x60, 0x5C})) == "61756D");
    features.pace = {PaceOffer{}};
    features.active.emplace();
    ChipContents contents = contents_of({}, features);
    CHECK(to_hex(inside(contents.files[kCom], {0x60, 0x5C})) == "61756D6E6F");
    CHECK(to_hex(*contents.card_access) == "31143012060A04007F0007020204020202010202010D");
    CHECK(to_hex(contents.group(14)) == "6E16" + to_hex(*contents.card_access));
}

TEST_CASE("the face's record says its lengths, its kind and its size, and ends with the picture") {
    for (const bool is_jpeg2000 : {false, true}) {
        ChipPerson person;
        person.face = {Bytes(300, 0x5A), is_jpeg2000, 240, 320};
        ChipContents contents = contents_of(person);
        const View record = inside(contents.group(2), {0x75, 0x7F61, 0x7F60, 0x5F2E});
        CHECK(to_hex(record.first(8)) == "4641430030313000");
        CHECK(number_at(record, 8, 4) == record.size());
        CHECK(number_at(record, 12, 2) == 1);
        CHECK(number_at(record, 14, 4) == record.size() - 14);
        CHECK(record[20] == 2);  // a woman
        CHECK(number_at(record, 34, 2) == 0x0100 + (is_jpeg2000 ? 1 : 0));
        CHECK(number_at(record, 36, 2) == 240);
        CHECK(number_at(record, 38, 2) == 320);
        CHECK(same(record.subspan(46), person.face.image));
    }
}

TEST_CASE("the citizen's group is a row of numbered fields, in a sequence or bare") {
    for (const CitizenGroup shape : {CitizenGroup::in_sequence, CitizenGroup::bare}) {
        ChipContents contents = contents_of({}, {}, shape);
        View row = inside(contents.group(13), {0x6D});
        if (shape == CitizenGroup::in_sequence) row = inside(row, {0x30});
        for (unsigned expected = 1; expected <= 16; ++expected) {
            const auto field = next_tlv(row);
            REQUIRE(field);
            View content = field->content;
            CHECK(number_at(next_tlv(content)->content, 0, 1) == expected);
            if (expected == 2) CHECK(same(next_tlv(content)->content, from_text("Nguyễn Thị Mẫu")));
            if (expected == 3) CHECK(same(next_tlv(content)->content, from_text("12/03/1955")));
            if (expected == 12) CHECK(same(next_tlv(content)->content, from_text("Không thời hạn")));
            if (expected == 14) CHECK(content.empty());
        }
        CHECK(row.empty());
    }
}

TEST_CASE("a birth date that nobody knows whole stands in the zone as far as it is known") {
    ChipPerson person;
    person.birth_date = "1955";
    CHECK(zone_of(person).substr(30, 6) == "55<<<<");
    person.birth_date = "1955-03";
    person.expiry = "2035-03-12";
    CHECK(zone_of(person).substr(30, 6) == "5503<<");
    CHECK(zone_of(person).substr(38, 6) == "350312");
    CHECK(zone_of(person).size() == 90);
}

}  // namespace motcua::tests::chip
