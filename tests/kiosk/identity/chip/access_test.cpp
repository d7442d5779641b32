// Which keys may open a card: what its code does not say follows from when cards are renewed.
#include "kiosk/identity/chip/access.h"

#include <vector>

#include <doctest/doctest.h>

namespace motcua::tests {
namespace {

using std::chrono::year;

constexpr auto kStandsHere = year{2026} / 11 / 22;

// The days in the order they are tried, YYMMDD.
std::vector<std::string> days_tried(const char* born, const char* issued) {
    identity::Card card;
    card.id = secret("049155999001");
    card.birth_date = secret(born);
    card.issue_date = secret(issued);
    std::vector<std::string> days;
    for (const auto& key : identity::chip::access_keys(card, {}, kStandsHere)) {
        REQUIRE(key.letters.size() == 24);
        CHECK(view(key.letters).substr(0, 10) == "1559990017");
        days.emplace_back(view(key.letters).substr(17, 6));
    }
    return days;
}

using Days = std::vector<std::string>;

}  // namespace

TEST_CASE("the next age of renewal after the day of issue is tried first") {
    CHECK(days_tried("1955-03-12", "2021-05-10") == Days{"991231"});
    CHECK(days_tried("1990-06-01", "2021-05-10") == Days{"300601", "500601", "991231"});
    CHECK(days_tried("2000-06-01", "2021-05-10") == Days{"250601", "400601", "600601", "991231"});
}

TEST_CASE("a card got within two years before such an age holds until the one after") {
    CHECK(days_tried("1982-06-01", "2021-05-10").front() == "420601");  // 40 in 2022
    CHECK(days_tried("1982-06-01", "2020-05-31").front() == "220601");  // more than two years before
    CHECK(days_tried("1962-06-01", "2021-05-10").front() == "991231");  // 60 in 2022
}

TEST_CASE("without a day of issue the card may have ended, too") {
    CHECK(days_tried("1990-06-01", "") == Days{"300601", "500601", "991231", "150601", "040601"});
}

TEST_CASE("who was born on a leap day is tried with both days beside it") {
    const auto days = days_tried("2004-02-29", "2021-05-10");
    REQUIRE(days.size() >= 2);
    CHECK(days[0] == "290228");
    CHECK(days[1] == "290301");
}

TEST_CASE("a birth date of which only the year is known is filled up as the zone fills it") {
    identity::Card card;
    card.id = secret("049155999001");
    card.birth_date = secret("1955");
    const auto keys = identity::chip::access_keys(card, {}, kStandsHere);
    REQUIRE(keys.size() == 1);
    CHECK(view(keys[0].letters).substr(10, 6) == "55<<<<");
}

TEST_CASE("a card that says no number or no birth date opens nothing") {
    identity::Card card;
    CHECK(identity::chip::access_keys(card, {}, kStandsHere).empty());
    card.id = secret("049155999001");
    CHECK(identity::chip::access_keys(card, {}, kStandsHere).empty());
}

TEST_CASE("never more keys are tried than a chip has patience for") {
    identity::Card card;
    card.id = secret("049155999001");
    card.birth_date = secret("2004-02-29");
    const identity::chip::RenewalRule many{{14, 25, 30, 35, 45, 50, 55, 65, 70}, 2};
    CHECK(identity::chip::access_keys(card, many, kStandsHere).size() <= identity::chip::kAccessKeysMax);
}

}  // namespace motcua::tests
