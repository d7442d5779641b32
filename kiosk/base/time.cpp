#include "kiosk/base/time.h"

namespace motcua {

LocalTime to_local(WallTime time, std::chrono::minutes utc_offset) {
    using namespace std::chrono;
    const auto shifted = time + utc_offset;
    const auto day = floor<days>(shifted);
    const auto minutes_of_day = duration_cast<minutes>(shifted - day).count();
    return {year_month_day{day}, static_cast<int>(minutes_of_day / 60),
            static_cast<int>(minutes_of_day % 60)};
}

}  // namespace motcua
