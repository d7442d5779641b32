// Dates as CertLogic reckons them (its specification, "Offset date-time" and "DCC Date of birth"): in UTC, to
// the millisecond, a date known in part taken as the last day that it can be.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "kiosk/base/secret.h"
#include "kiosk/base/time.h"

namespace motcua::logic {

// "2004", "2004-05", "2004-05-31", "2004-05-31T08:30:00", there with a part of a second and with Z or an
// offset such as +7, +07, +0700, +7:00. No offset: UTC. Nothing where the text is no such date, or no day of
// any calendar.
std::optional<WallTime> parse_date(std::string_view text);
// Only the first three: what a card or a register says of a birth.
std::optional<WallTime> parse_birth_date(std::string_view text);

enum class TimeUnit : std::uint8_t { hour, day, month, year };
std::optional<TimeUnit> time_unit(std::string_view name);

// `amount` of them later, or earlier. A day that the month reached does not have runs over into the next: 29
// February and a year is 1 March ("Leap days" there). Nothing outside the years 0 to 9999.
std::optional<WallTime> plus_time(WallTime date, std::int64_t amount, TimeUnit unit);

// "2026-11-22T08:30:00.000Z"; years 0 to 9999.
Secret iso_text(WallTime date);

}  // namespace motcua::logic
