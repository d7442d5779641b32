#include "kiosk/identity/card_date.h"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

#include "kiosk/base/digits.h"

namespace motcua::identity {

bool is_card_date(std::string_view digits) {
    return all_digits(digits) && (digits.size() == 8 || digits.size() == 6 || digits.size() == 4);
}

std::optional<Secret> iso_date(std::string_view digits) {
    constexpr int kFirstYear = 1900;  // the number's centuries begin here
    const std::string_view last4 = digits.substr(digits.size() - 4);
    const int y = number_in(last4);
    const int m = digits.size() >= 6 ? number_in(digits.substr(digits.size() - 6, 2)) : 0;
    const int d = digits.size() == 8 ? number_in(digits.substr(0, 2)) : 0;
    if (y < kFirstYear || m > 12 || (m == 0 && d != 0)) return std::nullopt;
    if (m == 0) return secret(last4);
    if (d == 0) return secret(fmt::format("{}-{:02}", last4, m));
    const auto day = std::chrono::year{y} / m / d;
    if (!day.ok()) return std::nullopt;
    return secret(fmt::format("{}-{:02}-{:02}", last4, m, d));
}

int number_in(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

}  // namespace motcua::identity
