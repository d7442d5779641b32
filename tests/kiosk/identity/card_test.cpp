#include "kiosk/identity/card.h"

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/identity/provinces.h"

namespace motcua::tests {
namespace {

using nlohmann::json;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr year_month_day kToday = year{2026} / 11 / 22;

json vectors() {
    std::ifstream file(std::string(MOTCUA_SOURCE_DIR) + "/tests/kiosk/identity/card_vectors.json");
    return json::parse(file);
}

void check_card(const json& wanted, const identity::Card& card) {
    const json& fields = wanted.at("card");
    CHECK(view(card.id) == fields.at("id").get<std::string>());
    CHECK(view(card.old_id) == fields.at("old_id").get<std::string>());
    CHECK(view(card.full_name) == fields.at("name").get<std::string>());
    CHECK(view(card.birth_date) == fields.at("birth").get<std::string>());
    CHECK((card.sex == identity::Sex::male ? "M" : "F") == fields.at("sex").get<std::string>());
    CHECK(view(card.address) == fields.at("address").get<std::string>());
    CHECK(view(card.issue_date) == fields.at("issued").get<std::string>());
    std::vector<std::string> extra;
    for (const Secret& field : card.extra) extra.emplace_back(view(field));
    CHECK(json(extra) == fields.at("extra"));
    CHECK(json(card.warnings) == wanted.at("warnings"));
    CHECK(identity::age_on(view(card.birth_date), kToday) == wanted.at("age").get<int>());
    const auto number = identity::parse_citizen_number(view(card.id));
    REQUIRE(number);
    CHECK(identity::birth_province(number->province) == wanted.at("born_in").get<std::string>());
}

}  // namespace

TEST_CASE("what a card's code says is read as it stands, and what is odd about it is noted") {
    const json all = vectors();
    CHECK(all.at("cases").size() == 54);
    for (const json& one : all.at("cases")) {
        CAPTURE(one.at("case").get<std::string>());
        const auto card = identity::parse_card(one.at("payload").get<std::string>(), kToday);
        if (one.contains("refused")) {
            REQUIRE(!card);
            CHECK(card.error().code == one.at("refused").get<std::string>());
        } else {
            REQUIRE(card);
            check_card(one, *card);
        }
    }
}

TEST_CASE("bytes that are not UTF-8 are a damaged card only where a card begins") {
    const auto damaged = identity::parse_card("049155999101||Nguy\xE1\xBBn|12031955|Nam|x|", kToday);
    REQUIRE(!damaged);
    CHECK(damaged.error().code == "E_ENCODING");
    const auto noise = identity::parse_card("\xFF\xFE|\xFF", kToday);
    REQUIRE(!noise);
    CHECK(noise.error().code == "E_NOT_CARD_QR");
}

TEST_CASE("the number tells where a birth was registered, when and of whom") {
    const auto woman = identity::parse_citizen_number("049155999001");
    REQUIRE(woman);
    CHECK(woman->province == 49);
    CHECK(identity::birth_province(woman->province) == "Quảng Nam");
    CHECK(woman->sex == identity::Sex::female);
    CHECK(woman->birth_year == 1955);
    const auto boy = identity::parse_citizen_number("048220999001");
    REQUIRE(boy);
    CHECK(boy->sex == identity::Sex::male);
    CHECK(boy->birth_year == 2020);
    for (const std::string_view wrong : {"", "04915599900", "0491559990011", "04915599900x", "٠٤٩١٥٥"}) {
        const auto number = identity::parse_citizen_number(wrong);
        REQUIRE(!number);
        CHECK(number.error().code == "E_ID_FORMAT");
    }
    CHECK(identity::parse_citizen_number("000155999001").error().code == "E_ID_PROVINCE");
}

TEST_CASE("sixty-three provinces gave out numbers, and their codes are kept though provinces merged") {
    int known = 0;
    for (int code = -1; code <= 1000; ++code)
        if (!identity::birth_province(code).empty()) ++known;
    CHECK(known == 63);
    CHECK(identity::birth_province(1) == "Hà Nội");
    CHECK(identity::birth_province(52) == "Bình Định");
    CHECK(identity::birth_province(96) == "Cà Mau");
    CHECK(identity::birth_province(3).empty());
}

TEST_CASE("a masked number shows its last three digits and no other") {
    CHECK(identity::masked("049155999001") == "••• ••• ••• 001");
    CHECK(identity::masked("205999001") == "••• ••• ••• •••");
    CHECK(identity::masked("04915599900A") == "••• ••• ••• •••");
    CHECK(identity::masked("") == "••• ••• ••• •••");
}

TEST_CASE("age counts whole years, and a birth date known in part counts as late as it can be") {
    CHECK(identity::age_on("1966-11-22", kToday) == 60);
    CHECK(identity::age_on("1966-11-23", kToday) == 59);
    CHECK(identity::age_on("1966-11", kToday) == 59);
    CHECK(identity::age_on("1966", kToday) == 59);
    CHECK(identity::age_on("1965", kToday) == 60);
    CHECK(identity::age_on("2026-11-22", kToday) == 0);
    CHECK(identity::age_on("2004-02-29", year{2026} / 2 / 28) == 21);
    CHECK(identity::age_on("2004-02-29", year{2026} / 3 / 1) == 22);
    for (const std::string_view unknown : {"", "12031955", "1955-3-1", "1955-02-30", "1955-13", "1955-00-01",
                                           "2026-11-23", "2026", "195x", "1955/03/12"})
        CHECK(identity::age_on(unknown, kToday) == -1);
}

}  // namespace motcua::tests
