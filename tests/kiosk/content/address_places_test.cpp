// What an address is picked from, and how it is found.
#include "kiosk/content/address_places.h"

#include <doctest/doctest.h>

#include "tests/support/ward.h"

using namespace motcua;
using content::AddressPart;
using Words = std::vector<std::string>;

namespace {

content::PlaceNames places(const Words& words) {
    content::PlaceNames out;
    for (const std::string& word : words) out.push_back(content::place_name(word));
    return out;
}

const content::PlaceNames& wards() {
    static const content::PlaceNames all = places(
        {"phường Bàn Thạch", "phường Tam Kỳ", "xã Thạch Bàn", "xã Đức Phú", "phường An Phú", "xã An Phú"});
    return all;
}

Words found(std::string_view typed, std::size_t most = 6) {
    Words out;
    for (const content::PlaceName* each : content::matching(wards(), typed, most)) out.push_back(each->name);
    return out;
}

}  // namespace

TEST_CASE("a place is found without marks, in any case, with or without what kind of place it is") {
    CHECK(found("tam ky") == Words{"phường Tam Kỳ"});
    CHECK(found("TAMKY") == Words{"phường Tam Kỳ"});
    CHECK(found("phuong tam") == Words{"phường Tam Kỳ"});
    CHECK(found("duc") == Words{"xã Đức Phú"});
    CHECK(found("Đức P") == Words{"xã Đức Phú"});
    CHECK(found("xyz").empty());
    CHECK(found("\xff").empty());
}

TEST_CASE("a name that begins as typed stands before one that only holds it") {
    CHECK(found("thach") == Words{"xã Thạch Bàn", "phường Bàn Thạch"});
    CHECK(found("").size() == 6);
    CHECK(found("", 2) == Words{"phường Bàn Thạch", "phường Tam Kỳ"});
}

TEST_CASE("a name typed in full is that place; one that two places have is neither") {
    REQUIRE(content::named(wards(), "ban thach"));
    CHECK(content::named(wards(), "ban thach")->name == "phường Bàn Thạch");
    CHECK(content::named(wards(), "ban") == nullptr);
    CHECK(content::named(wards(), "an phu") == nullptr);
    CHECK(content::named(wards(), "xa an phu")->name == "xã An Phú");
    CHECK(content::named(wards(), "") == nullptr);
}

TEST_CASE("the ward's pack knows 34 provinces, wards of its own province, and hamlets of the ward alone") {
    const content::AddressPlaces& known = tests::ward_content()->address_places;
    CHECK(known.provinces.size() == 34);
    CHECK(known.home_ward == "phường Bàn Thạch");
    const auto count = [&](AddressPart part, std::string_view province, std::string_view ward) {
        return content::offered(known, part, province, ward).size();
    };
    CHECK(count(AddressPart::ward, known.home_province, "") >= 4);
    CHECK(count(AddressPart::ward, "tỉnh Gia Lai", "") == 0);
    CHECK(count(AddressPart::hamlet, known.home_province, known.home_ward) > 0);
    CHECK(count(AddressPart::hamlet, known.home_province, "phường Tam Kỳ") == 0);
    CHECK(count(AddressPart::line, known.home_province, known.home_ward) == 0);
}
