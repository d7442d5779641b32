#include "kiosk/text/numerals.h"

#include <algorithm>
#include <array>

#include "kiosk/base/digits.h"

namespace motcua::text {
namespace {

using Words = std::array<std::string_view, 10>;

constexpr Words kVietnamese{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};
constexpr Words kEnglish{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
constexpr Words kTeens{"ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                       "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr Words kTens{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

constexpr std::array<std::string_view, 12> kVietnameseMonths{
    "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"};
constexpr std::array<std::string_view, 12> kEnglishMonths{"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};

void add(Secret& out, std::string_view word) {
    if (word.empty()) return;
    if (!out.empty()) out += ' ';
    out.append(word);
}

// ---- Vietnamese
// -----------------------------------------------------------------------------------------------

void add_units(Secret& out, unsigned tens, unsigned units) {
    if (units == 0) return;
    if (units == 1 && tens > 1) return add(out, "mốt");
    if (units == 4 && tens > 1) return add(out, "tư");
    if (units == 5 && tens > 0) return add(out, "lăm");
    add(out, kVietnamese.at(units));
}

// Three digits. `whole`: "không trăm" is said, because something stands before them.
void add_three(Secret& out, unsigned number, bool whole, const NumberWords& words) {
    const unsigned hundreds = number / 100;
    const unsigned tens = number / 10 % 10;
    const unsigned units = number % 10;
    if (hundreds > 0 || whole) {
        add(out, kVietnamese.at(hundreds));
        add(out, "trăm");
    }
    if (tens == 0 && units > 0 && (hundreds > 0 || whole)) add(out, words.and_word);
    if (tens == 1) add(out, "mười");
    if (tens > 1) {
        add(out, kVietnamese.at(tens));
        add(out, "mươi");
    }
    add_units(out, tens, units);
}

Secret in_vietnamese(std::uint64_t number, const NumberWords& words) {
    if (number == 0) return secret(kVietnamese.front());
    const std::array<std::string_view, 4> scales{"", words.thousand, "triệu", "tỷ"};
    Secret out;
    std::uint64_t scale = 1'000'000'000;
    for (std::size_t i = scales.size(); i-- > 0; scale /= 1000) {
        const auto three = static_cast<unsigned>(number / scale % 1000);
        if (three == 0) continue;
        add_three(out, three, !out.empty(), words);
        add(out, scales.at(i));
    }
    return out;
}

// ---- English
// --------------------------------------------------------------------------------------------------

void add_two_english(Secret& out, unsigned number) {
    if (number == 0) return;
    if (number < 10) return add(out, kEnglish.at(number));
    if (number < 20) return add(out, kTeens.at(number - 10));
    add(out, kTens.at(number / 10));
    if (number % 10 == 0) return;
    out += '-';
    out.append(kEnglish.at(number % 10));
}

void add_three_english(Secret& out, unsigned number, bool and_before_tens) {
    const unsigned hundreds = number / 100;
    const unsigned rest = number % 100;
    if (hundreds > 0) {
        add(out, kEnglish.at(hundreds));
        add(out, "hundred");
    }
    if (rest > 0 && (hundreds > 0 || and_before_tens)) add(out, "and");
    add_two_english(out, rest);
}

Secret in_english(std::uint64_t number) {
    if (number == 0) return secret(kEnglish.front());
    constexpr std::array<std::string_view, 4> scales{"", "thousand", "million", "billion"};
    Secret out;
    std::uint64_t scale = 1'000'000'000;
    for (std::size_t i = scales.size(); i-- > 0; scale /= 1000) {
        const auto three = static_cast<unsigned>(number / scale % 1000);
        if (three == 0) continue;
        add_three_english(out, three, i == 0 && !out.empty());
        add(out, scales.at(i));
    }
    return out;
}

}  // namespace

Secret in_words(std::uint64_t number, Language language, const NumberWords& words) {
    if (number > kNumberMax) return digit_by_digit(std::to_string(number), language);
    return language == Language::vi ? in_vietnamese(number, words) : in_english(number);
}

Secret year_in_words(unsigned year, Language language, const NumberWords& words) {
    const bool in_pairs = year >= 1100 && year < 2100 && year % 1000 >= 10;
    if (language == Language::vi || !in_pairs) return in_words(year, language, words);
    Secret out;
    add_two_english(out, year / 100);
    if (year % 100 == 0) {
        add(out, "hundred");
        return out;
    }
    if (year % 100 < 10) add(out, "oh");
    add_two_english(out, year % 100);
    return out;
}

Secret digit_by_digit(std::string_view digits, Language language) {
    Secret out;
    for (const char c : digits)
        if (c >= '0' && c <= '9')
            add(out,
                (language == Language::vi ? kVietnamese : kEnglish).at(static_cast<std::size_t>(c - '0')));
    return out;
}

std::string_view month_in_words(unsigned month, Language language) {
    if (month < 1 || month > 12) return {};
    return (language == Language::vi ? kVietnameseMonths : kEnglishMonths).at(month - 1);
}

Secret grouped(std::string_view number, Language language) {
    const std::size_t end = std::min(number.find('.'), number.size());
    const std::string_view whole = number.substr(0, end);
    if (!all_digits(whole)) return secret(number);
    const char between = language == Language::vi ? '.' : ',';
    Secret out;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i > 0 && (whole.size() - i) % 3 == 0) out += between;
        out += whole[i];
    }
    if (end == number.size()) return out;
    out += decimal_sign(language);
    out.append(number.substr(end + 1));
    return out;
}

}  // namespace motcua::text
