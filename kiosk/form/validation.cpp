#include <algorithm>

#include <utf8proc.h>

#include "kiosk/form/address.h"
#include "kiosk/form/form.h"
#include "kiosk/text/unicode.h"

namespace motcua::form {
namespace {

using content::AddressPart;
using content::Field;
using content::FieldType;
using std::chrono::year_month_day;
using text::T;
using Problem = std::optional<T>;

constexpr int kOldestYear = 1900;  // nobody who comes to a counter was born before it
constexpr std::size_t kNameLengthMax = 100;
constexpr std::size_t kTextLengthMax = 200;
constexpr std::size_t kCitizenIdLength = 12;
constexpr std::size_t kMobileLength = 10;
constexpr std::size_t kLandlineLength = 11;  // "0235 3xxx xxx", since the area codes of 2017
constexpr std::size_t kDateLength = 10;
constexpr std::size_t kYearLength = 4;
constexpr std::size_t kMonthLength = 7;  // "1955-03"

bool all_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The caller has looked: digits, at most nine.
int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

// Whether the bytes are UTF-8 and `allowed` says yes to every code point.
template <class Allowed>
bool each_code_point(std::string_view utf8, Allowed allowed) {
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
    auto left = static_cast<utf8proc_ssize_t>(utf8.size());
    while (left > 0) {
        utf8proc_int32_t code_point = 0;
        const utf8proc_ssize_t used = utf8proc_iterate(bytes, left, &code_point);
        if (used <= 0 || !allowed(code_point)) return false;
        bytes += used;
        left -= used;
    }
    return true;
}

bool is_letter(utf8proc_int32_t code_point) {
    switch (utf8proc_category(code_point)) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_MN: return true;
        default: return false;
    }
}

// Names of every people of Viet Nam are right as they are: "Y Bhnướch", "H' Niê", "Alăng".
bool is_name(std::string_view value) {
    bool has_letter = false;
    const bool fits = each_code_point(value, [&has_letter](utf8proc_int32_t c) {
        has_letter = has_letter || is_letter(c);
        return is_letter(c) || c == ' ' || c == '\'' || c == 0x2019 || c == '-' || c == '.';
    });
    return fits && has_letter;
}

// Prints something, and nothing that a screen or a paper cannot show.
bool is_printable_text(std::string_view value) {
    bool shows = false;
    const bool fits = each_code_point(value, [&shows](utf8proc_int32_t c) {
        const utf8proc_category_t category = utf8proc_category(c);
        shows = shows || category != UTF8PROC_CATEGORY_ZS;
        return category != UTF8PROC_CATEGORY_CC && category != UTF8PROC_CATEGORY_CF &&
               category != UTF8PROC_CATEGORY_CN && category != UTF8PROC_CATEGORY_CO &&
               category != UTF8PROC_CATEGORY_CS;
    });
    return fits && shows;
}

Problem too_long(const Field& field, std::string_view value) {
    std::size_t length = 0;
    each_code_point(value, [&length](utf8proc_int32_t) { return ++length > 0; });
    if (length > length_max(field)) return T::problem_too_long;
    return std::nullopt;
}

Problem name_problem(const Field& field, std::string_view value) {
    if (const Problem problem = too_long(field, value)) return problem;
    if (!is_name(value)) return T::problem_name;
    return std::nullopt;
}

Problem text_problem(const Field& field, std::string_view value) {
    if (const Problem problem = too_long(field, value)) return problem;
    if (!is_printable_text(value)) return T::problem_required;
    return std::nullopt;
}

Problem address_part_problem(AddressPart part, std::string_view said) {
    const std::size_t most = part == AddressPart::line ? kAddressLineMax : kPlaceNameMax;
    if (text::length(said) > most) return T::problem_too_long;
    if (!is_printable_text(said)) return T::problem_required;
    return std::nullopt;
}

Problem citizen_id_problem(std::string_view value) {
    // Only the length: numbers of people born abroad or given out since 2025 may begin with other provinces.
    if (!all_digits(value) || value.size() != kCitizenIdLength) return T::problem_citizen_id;
    return std::nullopt;
}

Problem phone_problem(std::string_view value) {
    if (!all_digits(value) || value[0] != '0') return T::problem_phone;
    const bool mobile = value.size() == kMobileLength && value[1] != '0' && value[1] != '2';
    const bool landline = value.size() == kLandlineLength && value[1] == '2';
    if (!mobile && !landline) return T::problem_phone;
    return std::nullopt;
}

Problem year_problem(std::string_view value, year_month_day today) {
    if (!all_digits(value) || value.size() != kYearLength || number(value) < kOldestYear)
        return T::problem_year;
    if (std::chrono::year{number(value)} > today.year()) return T::problem_date_future;
    return std::nullopt;
}

// Every date this form asks for lies in the past: a birth, a marriage, a judgment, a death. A partial one is
// refused only where even its first day has not come.
Problem date_problem(const Field& field, std::string_view value, year_month_day today) {
    const bool whole = value.size() == kDateLength;
    const bool month = value.size() == kMonthLength;
    if (!whole && !month && value.size() != kYearLength) return T::problem_date;
    if ((value.size() > 4 && value[4] != '-') || (whole && value[7] != '-')) return T::problem_date;
    const std::string_view parts[] = {value.substr(0, 4), whole || month ? value.substr(5, 2) : "01",
                                      whole ? value.substr(8, 2) : "01"};
    if (!std::all_of(std::begin(parts), std::end(parts), all_digits)) return T::problem_date;
    const year_month_day first_day{std::chrono::year{number(parts[0])},
                                   std::chrono::month{static_cast<unsigned>(number(parts[1]))},
                                   std::chrono::day{static_cast<unsigned>(number(parts[2]))}};
    if (!first_day.ok() || number(parts[0]) < kOldestYear) return T::problem_date;
    if (first_day > today) return T::problem_date_future;
    if (!whole && !field.partial_date) return T::problem_date_whole;
    return std::nullopt;
}

Problem count_problem(const Field& field, std::string_view value) {
    constexpr std::size_t kDigitsMax = 6;
    if (!all_digits(value) || value.size() > kDigitsMax) return T::problem_count;
    if (number(value) < field.min || number(value) > field.max) return T::problem_count;
    return std::nullopt;
}

Problem address_problem(const Field& field, std::string_view value) {
    const auto address = parse_address(value);
    if (!address) return T::problem_required;
    for (const AddressPart part : content::kAddressParts) {
        const bool is_needed = part == AddressPart::province || part == AddressPart::ward ||
                               (part == AddressPart::line && field.line_required);
        const std::string_view said = address->part(part);
        if (said.empty() && is_needed) return T::problem_required;
        if (const Problem problem = said.empty() ? std::nullopt : address_part_problem(part, said))
            return problem;
    }
    return std::nullopt;
}

Problem choice_problem(const Field& field, std::string_view value) {
    const bool known = std::any_of(field.options.begin(), field.options.end(),
                                   [value](const content::Option& option) { return option.id == value; });
    if (!known) return T::problem_required;
    return std::nullopt;
}

}  // namespace

std::size_t length_max(const Field& field) {
    switch (field.type) {
        case FieldType::citizen_id: return kCitizenIdLength;
        case FieldType::phone: return kLandlineLength;
        case FieldType::date: return kDateLength;
        case FieldType::year: return kYearLength;
        case FieldType::person_name:
            return field.max > 0 ? static_cast<std::size_t>(field.max) : kNameLengthMax;
        default: return field.max > 0 ? static_cast<std::size_t>(field.max) : kTextLengthMax;
    }
}

Problem problem_with(const Field& field, std::string_view value, year_month_day today) {
    if (value.empty()) return field.required ? Problem{T::problem_required} : std::nullopt;
    switch (field.type) {
        case FieldType::choice: return choice_problem(field, value);
        case FieldType::text: return text_problem(field, value);
        case FieldType::person_name: return name_problem(field, value);
        case FieldType::citizen_id: return citizen_id_problem(value);
        case FieldType::phone: return phone_problem(value);
        case FieldType::date: return date_problem(field, value, today);
        case FieldType::year: return year_problem(value, today);
        case FieldType::count:
        case FieldType::photo: return count_problem(field, value);
        case FieldType::address: return address_problem(field, value);
        case FieldType::sex:
            return value == "M" || value == "F" ? std::nullopt : Problem{T::problem_required};
    }
    return std::nullopt;
}

}  // namespace motcua::form
