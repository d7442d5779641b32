// When a received dossier is to be answered, and the number it gets.
#pragma once

#include <string>

#include "sync/portal/portal.h"

namespace motcua::portal {

// The day `office.working_days` after the day of receipt. What comes in after 15:00, or on a Saturday or
// Sunday, counts as received on the next working day (NĐ 123/2015/NĐ-CP: results after 15:00 are the next
// working day's).
std::chrono::year_month_day appointment(WallTime received, const Office& office);

// "H17.20-261123-0001": agency, local day of receipt, number within that day from 1.
std::string dossier_code(WallTime received, std::int64_t number, const Office& office);

std::string iso_day(const std::chrono::year_month_day& day);

}  // namespace motcua::portal
