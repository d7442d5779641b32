#include "kiosk/base/time.h"

#include <doctest/doctest.h>

namespace motcua::tests {
namespace {

using namespace std::chrono;
constexpr minutes kVietNam{7 * 60};

WallTime utc(year_month_day day, hours hour, minutes minute, Millis millis = Millis{0}) {
    return WallTime{sys_days{day}} + hour + minute + millis;
}

TEST_CASE("five in the afternoon in Greenwich is midnight of the next day in Viet Nam") {
    const LocalTime before = to_local(utc(2026y / November / 22, 16h, 59min, Millis{59'999}), kVietNam);
    CHECK(before.day == 2026y / November / 22);
    CHECK(before.hour == 23);
    CHECK(before.minute == 59);

    const LocalTime after = to_local(utc(2026y / November / 22, 17h, 0min), kVietNam);
    CHECK(after.day == 2026y / November / 23);
    CHECK(after.hour == 0);
    CHECK(after.minute == 0);
}

TEST_CASE("the last evening of a leap year stays in that year until midnight at the counter") {
    CHECK(to_local(utc(2028y / December / 31, 16h, 59min), kVietNam).day == 2028y / December / 31);
    CHECK(to_local(utc(2028y / December / 31, 17h, 0min), kVietNam).day == 2029y / January / 1);
    CHECK(to_local(utc(2028y / February / 28, 17h, 0min), kVietNam).day == 2028y / February / 29);
}

TEST_CASE("a clock that lost its battery shows a time of day, not a negative one") {
    const LocalTime local = to_local(WallTime{Millis{-1}}, minutes{0});
    CHECK(local.day == 1969y / December / 31);
    CHECK(local.hour == 23);
    CHECK(local.minute == 59);
}

}  // namespace
}  // namespace motcua::tests
