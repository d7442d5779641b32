// Wards as they were called on older cards, and what each is now. Codes of units were used again for others,
// so a unit is known by its name, its district's and its province's together.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::content {

// A unit's name as it may be written in an address: "phường Tân Thạnh", "P. Tân Thạnh", "Tân Thạnh"; folded.
struct UnitName {
    std::string name;  // with what kind of unit it is: "phường Tân Thạnh"
    std::vector<std::string> spellings;
};
// Nothing where the name does not begin with a kind of unit, in lower case and with its marks.
std::optional<UnitName> unit_name(std::string name);

struct UnitChange {
    UnitName ward;  // as it was, with the district and province that it lay in
    UnitName district;
    UnitName province;
    std::string new_ward;      // "phường Bàn Thạch"
    std::string new_province;  // "thành phố Đà Nẵng"
    std::string basis;         // what says so: "Nghị quyết số 1659/NQ-UBTVQH15"
};
using UnitChanges = std::vector<UnitChange>;

struct UnitNow {
    const UnitChange* change = nullptr;  // never null
    std::string_view within;             // of the line: what stands before the ward; may be empty
};

// What the unit in a card's line is now: "…, Tân Thạnh, Tam Kỳ, Quảng Nam". Nothing where ward, district or
// province is missing or unknown, or where the old ward went into several new ones: nothing is guessed.
// `within` lives as long as `line`, `change` as long as `changes`.
std::optional<UnitNow> unit_now(const UnitChanges& changes, std::string_view line);

}  // namespace motcua::content
