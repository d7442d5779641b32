#include <algorithm>

#include <fmt/format.h>

#include "kiosk/base/digits.h"
#include "kiosk/records/slip.h"

namespace motcua::records {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford's base 32
constexpr int kModulus = 32;
constexpr std::size_t kKioskLength = 4;
constexpr std::size_t kSequenceDigitsMin = 4;
constexpr std::size_t kSequenceDigitsMax = 12;

char as_read(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'I' || c == 'L') return '1';
    return c == 'O' ? '0' : c;
}

// ISO 7064, hybrid system: each character is added modulo 32 and doubled modulo 33; with the check character
// the sum comes to 1. A character outside the alphabet counts as 0.
char check_character(std::string_view characters) {
    int product = kModulus;
    for (const char c : characters) {
        const auto value = kAlphabet.find(as_read(c));
        const int sum = (product + (value == kAlphabet.npos ? 0 : static_cast<int>(value))) % kModulus;
        product = 2 * (sum == 0 ? kModulus : sum) % (kModulus + 1);
    }
    return kAlphabet[static_cast<std::size_t>((kModulus + 1 - product) % kModulus)];
}

}  // namespace

std::string slip_number(std::string_view kiosk, std::int64_t seq) {
    const std::string sequence = fmt::format("{:04}", seq);
    return fmt::format("{} {} {}", kiosk, sequence, check_character(std::string(kiosk) + sequence));
}

std::optional<SlipNumber> parse_slip_number(std::string_view typed) {
    std::string plain;
    for (const char c : typed) {
        if (c == ' ' || c == '-') continue;
        if (plain.size() > kKioskLength + kSequenceDigitsMax) return std::nullopt;
        plain += as_read(c);
    }
    if (plain.size() < kKioskLength + kSequenceDigitsMin + 1) return std::nullopt;
    if (plain.find_first_not_of(kAlphabet) != std::string::npos) return std::nullopt;
    const char check = plain.back();
    plain.pop_back();
    const std::string digits = plain.substr(kKioskLength);
    const bool padded_too_much = digits.size() > kSequenceDigitsMin && digits.front() == '0';
    if (!std::all_of(digits.begin(), digits.end(), is_digit) || padded_too_much) return std::nullopt;
    if (check != check_character(plain)) return std::nullopt;
    SlipNumber number{plain.substr(0, kKioskLength), 0};
    for (const char digit : digits) number.seq = number.seq * 10 + (digit - '0');
    return number;
}

}  // namespace motcua::records
