#include "sync/portal/appointment.h"

#include <regex>

#include <doctest/doctest.h>

namespace motcua::tests {
namespace {

using namespace std::chrono;

// A moment in Viet Nam.
WallTime at(year_month_day day, int hour, int minute) {
    return sys_days{day} + hours{hour - 7} + minutes{minute};
}

std::string day_of(year_month_day day, int hour, int minute) {
    return portal::iso_day(portal::appointment(at(day, hour, minute), portal::Office{}));
}

}  // namespace

TEST_CASE("the appointment lies three working days after the day of receipt") {
    CHECK(day_of(2026y / 11 / 23, 9, 24) == "2026-11-26");  // Monday -> Thursday
    CHECK(day_of(2026y / 11 / 23, 0, 5) == "2026-11-26");   // the day is the local one, not that of UTC
    CHECK(day_of(2026y / 11 / 26, 9, 0) == "2026-12-01");   // Thursday -> Tuesday, over the weekend
    CHECK(day_of(2026y / 12 / 31, 9, 0) == "2027-01-05");
}

TEST_CASE("what is received after 15:00 counts from the next working day") {
    CHECK(day_of(2026y / 11 / 23, 15, 0) == "2026-11-26");
    CHECK(day_of(2026y / 11 / 23, 15, 1) == "2026-11-27");
    CHECK(day_of(2026y / 11 / 27, 16, 30) == "2026-12-03");  // Friday evening counts as Monday
}

TEST_CASE("what is received on a Saturday or Sunday counts from Monday") {
    CHECK(day_of(2026y / 11 / 28, 9, 0) == "2026-12-03");
    CHECK(day_of(2026y / 11 / 29, 23, 59) == "2026-12-03");
}

TEST_CASE("a dossier's code has the national shape and carries the local day") {
    const std::regex national(
        R"(^(?:\d{3}\.\d{2}\.\d{2,3}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{1,3}){0,3})-(\d{6}|\d{8})-\d{4,7}$)");
    const std::string code = portal::dossier_code(at(2026y / 11 / 23, 0, 30), 1, portal::Office{});
    CHECK(code == "H17.20-261123-0001");
    CHECK(std::regex_match(code, national));
    CHECK(
        std::regex_match(portal::dossier_code(at(2026y / 11 / 23, 8, 0), 12345, portal::Office{}), national));
}

}  // namespace motcua::tests
