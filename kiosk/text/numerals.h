// Numbers in words, as people count.
#pragma once

#include <cstdint>
#include <string_view>

#include "kiosk/base/secret.h"
#include "kiosk/text/language.h"

namespace motcua::text {

inline constexpr std::uint64_t kNumberMax = 999'999'999'999;

// Two words that differ between the parts of Viet Nam: "nghìn" or "ngàn", "linh" or "lẻ".
struct NumberWords {
    std::string_view thousand = "nghìn";
    std::string_view and_word = "linh";
};

// 0 to kNumberMax; what is larger is said digit by digit.
Secret in_words(std::uint64_t number, Language language, const NumberWords& words = {});

// "1500000.5" as it is written: "1.500.000,5"; in English "1,500,000.5". Its first point parts the decimals;
// what is no such number comes back as it is.
Secret grouped(std::string_view number, Language language);
// The sign before decimals.
inline char decimal_sign(Language language) { return language == Language::vi ? ',' : '.'; }

// English alone says years in pairs: 1955 "nineteen fifty-five", 2026 "twenty twenty-six".
Secret year_in_words(unsigned year, Language language, const NumberWords& words = {});

// "0912" as "không chín một hai". Anything but a digit is left out.
Secret digit_by_digit(std::string_view digits, Language language);

// 1 to 12: "tư" in Vietnamese (after "tháng"), "April" in English; empty for another number.
std::string_view month_in_words(unsigned month, Language language);

}  // namespace motcua::text
