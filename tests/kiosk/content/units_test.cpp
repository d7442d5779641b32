// The units on older cards, and what they are now.
#include "kiosk/content/units.h"

#include <fstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/schema.h"
#include "tests/support/ward.h"

using namespace motcua;

namespace {

std::string now(const content::UnitChanges& changes, std::string_view line) {
    const auto found = content::unit_now(changes, line);
    if (!found) return "";
    return std::string(found->within) + "|" + found->change->new_ward + "|" + found->change->new_province;
}

std::string in_ward(std::string_view line) { return now(tests::ward_content()->unit_changes, line); }

content::UnitChange change(const char* ward, const char* district, const char* new_ward) {
    return {*content::unit_name(ward),
            *content::unit_name(district),
            *content::unit_name("tỉnh Thử"),
            new_ward,
            "thành phố Mẫu",
            "Nghị quyết thử"};
}

}  // namespace

TEST_CASE("the three wards that became Bàn Thạch are known by ward, district and province together") {
    const std::string here = "|phường Bàn Thạch|thành phố Đà Nẵng";
    CHECK(in_ward("Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng Nam") == "Khối phố Mẫu" + here);
    CHECK(in_ward("Tổ 5, Khối phố Mẫu, Hòa Thuận, Tam Kỳ, Quảng Nam") == "Tổ 5, Khối phố Mẫu" + here);
    CHECK(in_ward("Thôn Mẫu, Tam Thăng, Tam Kỳ, Quảng Nam") == "Thôn Mẫu" + here);
    CHECK(in_ward("Tân Thạnh, Tam Kỳ, Quảng Nam") == here);
}

TEST_CASE("a unit is known however its kind is written, and wherever the tone mark stands") {
    for (const char* line : {"Khối phố Mẫu, P. Tân Thạnh, TP. Tam Kỳ, T. Quảng Nam",
                             "Khối phố Mẫu, P.Tân Thạnh, TP Tam Kỳ, Quảng Nam",
                             "Khối phố Mẫu, Phường Tân Thạnh, Thành phố Tam Kỳ, Tỉnh Quảng Nam",
                             "Khối phố Mẫu,phường Hoà Thuận,  thành phố Tam Kỳ , tỉnh Quảng Nam.",
                             "Khối phố Mẫu, X. Tam Thăng, TP.Tam Kỳ, Tỉnh Quảng Nam",
                             "KHỐI PHỐ MẪU, TÂN THẠNH, TAM KỲ, QUẢNG NAM"})
        CHECK_MESSAGE(in_ward(line) != "", line);
}

TEST_CASE("nothing is guessed of a line that is short, new, of elsewhere, or no text") {
    for (const char* line : {"", "Tân Thạnh", "Tam Kỳ, Quảng Nam", "Tân Thạnh, Quảng Nam", ",,,",
                             "Khối phố Mẫu, Bàn Thạch, Đà Nẵng", "Tân Thạnh, Thử, Quảng Nam",
                             "Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng Ngãi",
                             "Khối phố Mẫu, xã Tân Thạnh, Tam Kỳ, Quảng Nam", "Mẫu, \xFF, Tam Kỳ, Quảng Nam"})
        CHECK_MESSAGE(in_ward(line) == "", line);
}

TEST_CASE("a ward that went into several new ones, or two that are written alike, is not guessed") {
    const content::UnitChanges changes{change("phường An Thử", "thị xã Mẫu", "phường Một"),
                                       change("phường An Thử", "thị xã Mẫu", "phường Hai"),
                                       change("phường Ba Thử", "quận Mẫu", "phường Một"),
                                       change("xã Bá Thử", "quận Mẫu", "phường Một"),
                                       change("phường Tư Thử", "quận Mẫu", "phường Một"),
                                       change("xã Tư Thử", "quận Mẫu", "phường Hai")};
    CHECK(now(changes, "An Thử, Mẫu, Thử") == "");
    CHECK(now(changes, "Ba Thử, Mẫu, Thử") == "|phường Một|thành phố Mẫu");  // whichever it was
    CHECK(now(changes, "Tư Thử, Mẫu, Thử") == "");
    CHECK(now(changes, "X. Tư Thử, Q. Mẫu, Thử") == "|phường Hai|thành phố Mẫu");
}

TEST_CASE("a name without its kind of unit is none") {
    CHECK(content::unit_name("phường Tân Thạnh"));
    for (const char* name : {"", "Tân Thạnh", "phường ", "Phường Tân Thạnh", "phuong Tan Thanh"})
        CHECK_FALSE(content::unit_name(name));
}

TEST_CASE("the list of units is as its schema says") {
    using nlohmann::json;
    const std::string path = std::string(MOTCUA_SOURCE_DIR) + "/assets/packs/base/units.json";
    CHECK(tests::broken_by("units", json::parse(std::ifstream(path))) == "");
    CHECK(tests::broken_by("units", {{"unit", json::array()}}) != "");
    CHECK(tests::broken_by("units", {{"units", {{{"ward", "phường Thử"}}}}}) != "");
}
