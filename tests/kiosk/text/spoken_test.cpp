#include "kiosk/text/spoken.h"

#include <doctest/doctest.h>

namespace motcua::tests {

using std::chrono::year;
using text::Language;

TEST_CASE("days and times are said as people say them") {
    const LocalTime morning{year{2026} / 11 / 3, 9, 5};
    CHECK(text::date(morning.day, Language::vi) == "03/11/2026");
    CHECK(text::date(morning.day, Language::en) == "3 Nov 2026");
    CHECK(text::clock_time(morning, Language::vi) == "9 giờ 05");
    CHECK(text::clock_time(morning, Language::en) == "9:05");
    CHECK(text::date_and_time(morning, Language::vi) == "9 giờ 05, ngày 03/11/2026");
    CHECK(text::date_and_time(morning, Language::en) == "9:05 on 3 Nov 2026");
    CHECK(text::clock_time({morning.day, 0, 0}, Language::vi) == "0 giờ 00");
}

TEST_CASE("a birth date known in part is said in part") {
    CHECK(text::partial_date("1955-03-12") == "12/03/1955");
    CHECK(text::partial_date("1955-03") == "03/1955");
    CHECK(text::partial_date("1955") == "1955");
    for (const auto* const odd :
         {"", "1955-", "1955-3", "1955/03/12", "55-03-12", "1955-03-1x", "1955-03-12-"})
        CHECK(text::partial_date(odd) == odd);
}

}  // namespace motcua::tests
