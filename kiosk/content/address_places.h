// Provinces, wards and hamlets that an address is picked from. All come from the pack.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::content {

// What an address says, from the widest to the narrowest. The line is house number and street.
enum class AddressPart : std::uint8_t { province, ward, hamlet, line };
inline constexpr std::array kAddressParts{AddressPart::province, AddressPart::ward, AddressPart::hamlet,
                                          AddressPart::line};
// "province" ... as rules and the document name them.
std::string_view name(AddressPart part);

struct PlaceName {
    std::string name;    // as it is written: "phường Bàn Thạch"
    std::string folded;  // as text::fold has it: "phuong ban thach"
};
// In the order in which they are offered.
using PlaceNames = std::vector<PlaceName>;
PlaceName place_name(std::string name);

struct AddressPlaces {
    struct Wards {
        std::string province;
        PlaceNames names;
    };
    std::string home_province;  // where this counter stands: "thành phố Đà Nẵng"
    std::string home_ward;      // "phường Bàn Thạch"
    PlaceNames provinces;
    std::vector<Wards> wards;  // by province; of many none is known
    PlaceNames hamlets;        // of the home ward
};

// What may be picked for a part; empty where the pack does not know. `province` and `ward` are those chosen
// before it; the line is never picked.
const PlaceNames& offered(const AddressPlaces& places, AddressPart part, std::string_view province,
                          std::string_view ward);

// At most `most` of the names with a word that goes on as `typed` does, best first: marks, case and blanks
// make no difference ("danang"). A name that begins so, its "phường" or "tỉnh" aside, comes before one that
// only holds it. Nothing typed: the first of the list.
std::vector<const PlaceName*> matching(const PlaceNames& names, std::string_view typed, std::size_t most);

// The one name that is written like this, with or without its "phường" or "tỉnh"; null where there is none or
// more than one.
const PlaceName* named(const PlaceNames& names, std::string_view typed);

}  // namespace motcua::content
