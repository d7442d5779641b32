#include "kiosk/logic/coerce.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

#include "kiosk/logic/dates.h"

namespace motcua::logic {
namespace {

constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr int kListsInListsMax = 64;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\n\v\f\r";
    const auto begin = text.find_first_not_of(kBlank);
    if (begin == text.npos) return {};
    return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

std::size_t digits_from(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    return end - at;
}

// How many bytes at the beginning are a decimal number, its sign included; 0: none.
std::size_t decimal_length(std::string_view text) {
    std::size_t at = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
    const std::size_t whole = digits_from(text, at);
    at += whole;
    std::size_t part = 0;
    if (at < text.size() && text[at] == '.') {
        part = digits_from(text, at + 1);
        if (whole + part > 0) at += 1 + part;
    }
    if (whole + part == 0) return 0;
    if (at >= text.size() || (text[at] != 'e' && text[at] != 'E')) return at;
    const bool with_sign = at + 1 < text.size() && (text[at + 1] == '+' || text[at + 1] == '-');
    const std::size_t power = at + (with_sign ? 2 : 1);
    const std::size_t digits = digits_from(text, power);
    return digits == 0 ? at : power + digits;
}

// `text` is one decimal number and nothing else.
double decimal(std::string_view text) {
    const bool negative = text.front() == '-';
    if (negative || text.front() == '+') text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc::result_out_of_range) {
        const auto power = text.find_first_of("eE");
        const bool small = power != text.npos ? text.substr(power + 1, 1) == "-" : text.front() == '0';
        number = small ? 0 : kInfinity;
    }
    return negative ? -number : number;
}

// "Infinity" at the beginning, its sign included; 0 bytes: it is not there.
std::size_t infinity_length(std::string_view text) {
    const std::size_t sign = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
    constexpr std::string_view kWord = "Infinity";
    return text.substr(sign).starts_with(kWord) ? sign + kWord.size() : 0;
}

double signed_infinity(std::string_view text) { return text.front() == '-' ? -kInfinity : kInfinity; }

// "0x1f", "0o17", "0b11"; 0: the text is no such number.
int radix_of(std::string_view text) {
    if (text.size() < 3 || text[0] != '0') return 0;
    switch (text[1]) {
        case 'x':
        case 'X': return 16;
        case 'o':
        case 'O': return 8;
        case 'b':
        case 'B': return 2;
        default: return 0;
    }
}

double in_radix(std::string_view digits, int radix) {
    double number = 0;
    for (const char c : digits) {
        int digit = 0;
        const auto [end, error] = std::from_chars(&c, &c + 1, digit, radix);
        if (error != std::errc{}) return kNotANumber;
        number = number * radix + digit;
    }
    return number;
}

double number_in(std::string_view said) {
    const std::string_view text = trimmed(said);
    if (text.empty()) return 0;
    if (const int radix = radix_of(text); radix != 0) return in_radix(text.substr(2), radix);
    if (infinity_length(text) == text.size()) return signed_infinity(text);
    return decimal_length(text) == text.size() ? decimal(text) : kNotANumber;
}

double number_at_start(std::string_view said) {
    const std::string_view text = trimmed(said);
    if (infinity_length(text) != 0) return signed_infinity(text);
    const std::size_t length = decimal_length(text);
    return length == 0 ? kNotANumber : decimal(text.substr(0, length));
}

// ECMA-262, "Number::toString": as short as it can be read back, without an exponent from 1e-6 to 1e21.
void append_number(Secret& out, double number) {
    if (std::isnan(number)) return void(out += "NaN");
    if (std::isinf(number)) return void(out += number < 0 ? "-Infinity" : "Infinity");
    if (number == 0) return void(out += "0");
    std::array<char, 32> written{};
    const auto end = std::to_chars(written.data(), written.data() + written.size(), std::abs(number),
                                   std::chars_format::scientific);
    const std::string_view text(written.data(), static_cast<std::size_t>(end.ptr - written.data()));
    const auto e = text.find('e');
    int power = 0;
    const char* const power_begin = text.data() + e + (text[e + 1] == '+' ? 2 : 1);
    std::from_chars(power_begin, end.ptr, power);
    Secret digits = secret(text.substr(0, 1));
    if (e > 2) digits.append(text.substr(2, e - 2));
    const int count = static_cast<int>(digits.size());
    const int before_point = power + 1;
    if (number < 0) out.push_back('-');
    if (before_point > 21 || before_point < -5) {
        out.push_back(digits.front());
        if (count > 1) out.append(".").append(view(digits).substr(1));
        out.append(power < 0 ? "e-" : "e+").append(std::to_string(std::abs(power)));
    } else if (before_point <= 0) {
        out.append("0.").append(static_cast<std::size_t>(-before_point), '0').append(view(digits));
    } else if (count <= before_point) {
        out.append(view(digits)).append(static_cast<std::size_t>(before_point - count), '0');
    } else {
        const auto point = static_cast<std::size_t>(before_point);
        out.append(view(digits).substr(0, point)).append(".").append(view(digits).substr(point));
    }
}

// An element of a list that stands alone in it, as deep as that goes: [[5]] is read as "5".
Value only_element(Value value) {
    for (;;) {
        const Elements elements(value);
        if (!elements.is_list() || elements.count() != 1) return value;
        value = elements[0];
    }
}

bool append_text(Secret& out, const Value& value, std::size_t most, int depth);

bool append_elements(Secret& out, const Elements& elements, std::size_t most, int depth) {
    if (depth > kListsInListsMax) return false;
    for (std::size_t i = 0; i < elements.count(); ++i) {
        if (i > 0) out.push_back(',');
        if (!append_text(out, elements[i], most, depth)) return false;
    }
    return true;
}

bool append_text(Secret& out, const Value& value, std::size_t most, int depth) {
    if (const auto* flag = std::get_if<bool>(&value)) out += *flag ? "true" : "false";
    if (const auto* number = std::get_if<double>(&value)) append_number(out, *number);
    if (const auto* date = std::get_if<WallTime>(&value)) out += iso_text(*date);
    if (const auto* text = std::get_if<Text>(&value)) {
        if (text->view().size() > most) return false;  // before it is copied
        out += text->view();
    }
    if (is_object(value)) out += "[object Object]";
    return append_elements(out, Elements(value), most, depth + 1) && out.size() <= most;
}

bool equal_texts(const Value& list, std::string_view text) {
    Secret joined;
    return append_text(joined, list, text.size()) && view(joined) == text;
}

}  // namespace

double to_number(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? 1 : 0;
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* text = std::get_if<Text>(&value)) return number_in(text->view());
    if (const auto* date = std::get_if<WallTime>(&value))
        return static_cast<double>(date->time_since_epoch().count());
    if (is_null(value)) return 0;
    const Value only = only_element(value);
    const Elements elements(only);
    if (elements.is_list()) return elements.count() == 0 ? 0 : kNotANumber;
    const bool is_word = std::holds_alternative<bool>(only) || is_object(only);
    return is_word ? kNotANumber : to_number(only);
}

double parse_float(const Value& value) {
    Value first = value;
    for (Elements list(first); list.is_list(); list = Elements(first)) {
        if (list.count() == 0) return kNotANumber;
        first = Value(list[0]);
    }
    if (const auto* number = std::get_if<double>(&first)) return *number;
    const auto* text = std::get_if<Text>(&first);
    return text != nullptr ? number_at_start(text->view()) : kNotANumber;
}

bool append_text(Secret& out, const Value& value, std::size_t most) {
    return append_text(out, value, most, 0);
}

bool strictly_equal(const Value& a, const Value& b) {
    if (a.index() != b.index()) return false;
    if (const auto* flag = std::get_if<bool>(&a)) return *flag == std::get<bool>(b);
    if (const auto* number = std::get_if<double>(&a)) return *number == std::get<double>(b);
    if (const auto* text = std::get_if<Text>(&a)) return text->view() == std::get<Text>(b).view();
    if (const auto* date = std::get_if<WallTime>(&a)) return *date == std::get<WallTime>(b);
    return is_null(a);
}

bool loosely_equal(const Value& a, const Value& b) {
    if (a.index() == b.index()) return strictly_equal(a, b);
    if (is_null(a) || is_null(b)) return false;
    const bool a_has_parts = Elements(a).is_list() || is_object(a);
    const bool b_has_parts = Elements(b).is_list() || is_object(b);
    if (a_has_parts && b_has_parts) return false;
    if (const auto* text = std::get_if<Text>(&b); text != nullptr && a_has_parts)
        return equal_texts(a, text->view());
    if (const auto* text = std::get_if<Text>(&a); text != nullptr && b_has_parts)
        return equal_texts(b, text->view());
    return to_number(a) == to_number(b);
}

bool less(const Value& a, const Value& b) {
    const auto* text_a = std::get_if<Text>(&a);
    const auto* text_b = std::get_if<Text>(&b);
    const bool texts = text_a != nullptr && text_b != nullptr;
    return texts ? text_a->view() < text_b->view() : to_number(a) < to_number(b);
}

bool less_or_equal(const Value& a, const Value& b) {
    const auto* text_a = std::get_if<Text>(&a);
    const auto* text_b = std::get_if<Text>(&b);
    const bool texts = text_a != nullptr && text_b != nullptr;
    return texts ? text_a->view() <= text_b->view() : to_number(a) <= to_number(b);
}

}  // namespace motcua::logic
