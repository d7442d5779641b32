// The code on a health insurance card, as people hold it up by mistake.
#include "kiosk/identity/health_card.h"

#include <string>

#include <doctest/doctest.h>

namespace motcua::tests {
namespace {

std::string in_hex(std::string_view text) {
    std::string out;
    for (const char c : text)
        for (const int half : {(c >> 4) & 15, c & 15}) out += "0123456789abcdef"[half];
    return out;
}

std::string health_code(const std::string& number, const std::string& name, const std::string& born,
                        const std::string& sex) {
    return number + "|" + name + "|" + born + "|" + sex + "|" + in_hex("Khối phố Mẫu, Đà Nẵng") +
           "|48 - 024|01/01/2026|31/12/2026|01/01/2026|1234567890|4|-|$";
}

const std::string kName = in_hex("Nguyễn Thị Mẫu");

}  // namespace

TEST_CASE("a health insurance card says number, name, birth date, sex, address, place and days") {
    const auto card = identity::parse_health_card(health_code("GD4480000000101", kName, "12/03/1955", "2"));
    REQUIRE(card);
    CHECK(view(card->number) == "GD4480000000101");
    CHECK(view(card->full_name) == "Nguyễn Thị Mẫu");
    CHECK(view(card->birth_date) == "1955-03-12");
    CHECK(card->sex == identity::Sex::female);
    CHECK(view(card->address) == "Khối phố Mẫu, Đà Nẵng");
    CHECK(view(card->first_place) == "48 - 024");
    CHECK(view(card->valid_from) == "2026-01-01");
    CHECK(view(card->valid_to) == "2026-12-31");
}

TEST_CASE("the newer number, a year alone and a card without end are read") {
    const auto card = identity::parse_health_card("0000000101|" + kName + "|1955|1|||01/01/2026|-");
    REQUIRE(card);
    CHECK(view(card->number) == "0000000101");
    CHECK(view(card->birth_date) == "1955");
    CHECK(card->sex == identity::Sex::male);
    CHECK(card->address.empty());
    CHECK(card->valid_to.empty());
}

TEST_CASE("what is broken, or another code, is no health insurance card") {
    const std::string number = "GD4480000000101";
    for (const std::string& code :
         {std::string(), std::string("|||"), health_code("GD448000000010", kName, "12/03/1955", "2"),
          health_code("gd4480000000101", kName, "12/03/1955", "2"),
          health_code(number, "", "12/03/1955", "2"), health_code(number, "xx", "12/03/1955", "2"),
          health_code(number, kName + "4", "12/03/1955", "2"), health_code(number, "ffff", "12/03/1955", "2"),
          health_code(number, "0a0d", "12/03/1955", "2"), health_code(number, kName, "31/02/1955", "2"),
          health_code(number, kName, "12-03-1955", "2"), health_code(number, kName, "12/03/1955", "3"),
          std::string("049155999101|205999101|Nguyễn Thị Mẫu|12031955|Nữ|Thôn Mẫu|06102025"),
          std::string(identity::kPayloadBytesMax + 1, '|')})
        CHECK_FALSE_MESSAGE(identity::parse_health_card(code), code.substr(0, 80));
}

}  // namespace motcua::tests
