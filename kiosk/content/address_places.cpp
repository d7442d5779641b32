#include "kiosk/content/address_places.h"

#include <algorithm>

#include "kiosk/text/unicode.h"

namespace motcua::content {
namespace {

// What stands before a name and is mostly left out when it is searched; folded, the longest first.
constexpr std::array<std::string_view, 9> kUnitWords{
    "to dan pho ", "thanh pho ", "khoi pho ", "khu pho ", "phuong ", "dac khu ", "thon ", "tinh ", "xa "};

std::string_view without_unit(std::string_view folded) {
    for (const std::string_view unit : kUnitWords)
        if (folded.substr(0, unit.size()) == unit) return folded.substr(unit.size());
    return folded;
}

// Whether `words` begins with `typed`; blanks in either make no difference.
bool begins_with(std::string_view words, std::string_view typed) {
    std::size_t at = 0;
    for (const char c : typed) {
        if (c == ' ') continue;
        while (at < words.size() && words[at] == ' ') ++at;
        if (at == words.size() || words[at++] != c) return false;
    }
    return true;
}

enum class Fit : std::uint8_t { begins, holds, not_at_all };

Fit fit(std::string_view folded, std::string_view typed) {
    const std::string_view own = without_unit(folded);
    if (begins_with(own, typed) || begins_with(folded, typed)) return Fit::begins;
    for (auto blank = own.find(' '); blank != own.npos; blank = own.find(' ', blank + 1))
        if (begins_with(own.substr(blank + 1), typed)) return Fit::holds;
    return Fit::not_at_all;
}

}  // namespace

std::string_view name(AddressPart part) {
    switch (part) {
        case AddressPart::province: return "province";
        case AddressPart::ward: return "ward";
        case AddressPart::hamlet: return "hamlet";
        case AddressPart::line: return "line";
    }
    return "";
}

PlaceName place_name(std::string name) {
    const auto folded = text::fold(name);
    return {std::move(name), folded ? std::string(view(*folded)) : std::string()};
}

const PlaceNames& offered(const AddressPlaces& places, AddressPart part, std::string_view province,
                          std::string_view ward) {
    static const PlaceNames none;
    if (part == AddressPart::province) return places.provinces;
    if (part == AddressPart::hamlet)
        return province == places.home_province && ward == places.home_ward ? places.hamlets : none;
    if (part != AddressPart::ward) return none;
    const auto found =
        std::find_if(places.wards.begin(), places.wards.end(),
                     [province](const AddressPlaces::Wards& each) { return each.province == province; });
    return found == places.wards.end() ? none : found->names;
}

std::vector<const PlaceName*> matching(const PlaceNames& names, std::string_view typed, std::size_t most) {
    std::vector<const PlaceName*> found;
    const auto folded = text::fold(typed);
    if (!folded) return found;
    for (const Fit wanted : {Fit::begins, Fit::holds})
        for (const PlaceName& each : names)
            if (found.size() < most && fit(each.folded, view(*folded)) == wanted) found.push_back(&each);
    return found;
}

const PlaceName* named(const PlaceNames& names, std::string_view typed) {
    const auto folded = text::fold(typed);
    if (!folded || folded->empty()) return nullptr;
    const PlaceName* found = nullptr;
    for (const PlaceName& each : names) {
        const std::string_view whole = view(*folded);
        if (each.folded != whole && without_unit(each.folded) != whole) continue;
        if (found) return nullptr;
        found = &each;
    }
    return found;
}

}  // namespace motcua::content
