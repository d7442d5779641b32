// Numbers, dates and times in the words of a screen or a paper.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/time.h"
#include "kiosk/text/language.h"

namespace motcua::text {

// "23/11/2026"; in English "23 Nov 2026".
std::string date(const std::chrono::year_month_day& day, Language language);
// "9 giờ 05"; in English "9:05".
std::string clock_time(const LocalTime& time, Language language);
// "9 giờ 05, ngày 23/11/2026"; in English "9:05 on 23 Nov 2026".
std::string date_and_time(const LocalTime& time, Language language);

// "1955-03-12" as "12/03/1955", "1955-03" as "03/1955", "1955" as "1955"; anything else as it came.
std::string partial_date(std::string_view iso);

}  // namespace motcua::text
