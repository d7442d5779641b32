// Dates as cards write them: "12031955", and less where nobody knows the day or the month.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/base/secret.h"

namespace motcua::identity {

// Whether these are as many digits as such a date has: ddMMyyyy, MMyyyy or yyyy.
bool is_card_date(std::string_view digits);

// Of is_card_date() as ISO 8601; zeros stand for what nobody knows and give a partial date. Empty where the
// calendar has no such day, or the year is before 1900.
std::optional<Secret> iso_date(std::string_view digits);

// What digits say, where they are at most nine; 0 where they are none.
int number_in(std::string_view digits);

}  // namespace motcua::identity
