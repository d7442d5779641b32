#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "kiosk/records/slip.h"

namespace motcua::tests {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

bool is_slip(std::string_view typed) { return records::parse_slip_number(typed).has_value(); }

}  // namespace

TEST_CASE("a slip's number names the kiosk and the dossier and reads back as both") {
    CHECK(records::slip_number("BT01", 27) == "BT01 0027 A");
    CHECK(records::slip_number("BT01", 123456).substr(0, 12) == "BT01 123456 ");
    for (const std::int64_t seq : {0LL, 1LL, 27LL, 9'999LL, 10'000LL, 999'999'999'999LL}) {
        const auto read = records::parse_slip_number(records::slip_number("BT01", seq));
        REQUIRE(read);
        CHECK(*read == records::SlipNumber{"BT01", seq});
    }
}

TEST_CASE("a number may be typed as people type") {
    const records::SlipNumber wanted{"BT01", 27};
    for (const std::string_view typed :
         {"BT010027A", "bt01 0027 a", " BT01-0027-A ", "BTO1 OO27 A", "btol oo27a"})
        CHECK(records::parse_slip_number(typed) == wanted);
}

TEST_CASE("what is no slip's number is refused") {
    const std::string_view wrong[] = {"",           "BT01",        "BT01 0027",   "BT01 0027 B",
                                      "BT01 027 A", "BT01 00027A", "BT01 0027 U", "BT01 00x7 A",
                                      "Mẫu",        "BT01\n0027A"};
    for (const std::string_view typed : wrong) CHECK_MESSAGE(!is_slip(typed), typed);
    CHECK(!is_slip(std::string(1'000'000, '1')));
    CHECK(!is_slip("BT01 1234567890123 A"));
}

TEST_CASE("one wrong character never passes, two that changed places hardly ever") {
    int swapped = 0;
    int passed = 0;
    for (std::int64_t seq = 1; seq < 4'000; seq += 37) {
        std::string number = records::slip_number("BT01", seq);
        number.erase(number.find(' '), 1);
        number.erase(number.find(' '), 1);
        REQUIRE(is_slip(number));
        for (std::size_t at = 0; at < number.size(); ++at) {
            for (const char other : kAlphabet) {
                std::string wrong = number;
                wrong[at] = other;
                REQUIRE(is_slip(wrong) == (other == number[at]));
            }
            if (at == 0 || number[at] == number[at - 1]) continue;
            std::string wrong = number;
            std::swap(wrong[at - 1], wrong[at]);
            ++swapped;
            passed += is_slip(wrong) ? 1 : 0;
        }
    }
    CHECK(swapped > 500);
    CHECK(passed * 100 < swapped);
}

}  // namespace motcua::tests
