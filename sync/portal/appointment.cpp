#include "sync/portal/appointment.h"

#include <fmt/format.h>

namespace motcua::portal {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int kLastHour = 15;

sys_days next_working_day(sys_days day) {
    do {
        day += days{1};
    } while (std::chrono::weekday{day}.iso_encoding() > 5);
    return day;
}

bool is_working_day(sys_days day) { return std::chrono::weekday{day}.iso_encoding() <= 5; }

}  // namespace

year_month_day appointment(WallTime received, const Office& office) {
    const LocalTime local = to_local(received, office.utc_offset);
    sys_days day{local.day};
    const bool too_late = local.hour > kLastHour || (local.hour == kLastHour && local.minute > 0);
    if (too_late || !is_working_day(day)) day = next_working_day(day);
    for (int i = 0; i < office.working_days; ++i) day = next_working_day(day);
    return day;
}

std::string dossier_code(WallTime received, std::int64_t number, const Office& office) {
    const auto day = to_local(received, office.utc_offset).day;
    return fmt::format("{}-{:02}{:02}{:02}-{:04}", office.agency, static_cast<int>(day.year()) % 100,
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()), number);
}

std::string iso_day(const year_month_day& day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

}  // namespace motcua::portal
