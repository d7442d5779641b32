#include <algorithm>

#include <fmt/format.h>
#include <utf8proc.h>

#include "kiosk/form/address.h"
#include "kiosk/form/choices.h"
#include "kiosk/form/form.h"
#include "kiosk/text/numerals.h"
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
constexpr std::size_t kLongTextLengthMax = 500;
constexpr std::size_t kCitizenIdLength = 12;
constexpr std::size_t kOldIdLength = 9;       // the papers since 2012 had the 12 of today's number
constexpr std::size_t kEmailLengthMax = 254;  // RFC 5321, 4.5.3.1: of the whole, of what stands before the @
constexpr std::size_t kMailboxLengthMax = 64;
constexpr int kYearsAhead = 100;  // what lies further is a slip of the finger
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

std::string iso(year_month_day day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

// Of two dates, whole or not, by what both of them say: 1955 is neither before nor after 1955-03.
int compared(std::string_view date, std::string_view other) {
    const std::size_t both = std::min(date.size(), other.size());
    return date.substr(0, both).compare(other.substr(0, both));
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

Problem old_id_problem(std::string_view value) {
    const bool fits = value.size() == kOldIdLength || value.size() == kCitizenIdLength;
    if (!all_digits(value) || !fits) return T::problem_old_id;
    return std::nullopt;
}

// Labels between points, none of them empty; the last one has letters, as every domain's has.
bool is_domain(std::string_view domain) {
    bool has_point = false;
    std::string_view last;
    for (;;) {
        const std::size_t end = std::min(domain.find('.'), domain.size());
        last = domain.substr(0, end);
        if (last.empty() || last.front() == '-' || last.back() == '-') return false;
        if (end == domain.size()) break;
        has_point = true;
        domain.remove_prefix(end + 1);
    }
    return has_point && last.size() > 1 && !all_digits(last);
}

// What real addresses have, Vietnamese letters too: nobody is refused for a sign that their post takes.
Problem email_problem(std::string_view value) {
    const std::size_t at = value.find('@');
    if (at == value.npos || value.find('@', at + 1) != value.npos || value.size() > kEmailLengthMax)
        return T::problem_email;
    const std::string_view mailbox = value.substr(0, at);
    const std::string_view domain = value.substr(at + 1);
    const bool has_points_right = !mailbox.empty() && mailbox.front() != '.' && mailbox.back() != '.' &&
                                  mailbox.find("..") == mailbox.npos;
    if (!has_points_right || mailbox.size() > kMailboxLengthMax) return T::problem_email;
    constexpr std::string_view kOfMailbox = ".!#$%&'*+-/=?^_`{|}~";
    const auto is_digit_at = [](utf8proc_int32_t c) { return c >= '0' && c <= '9'; };
    const bool mailbox_fits = each_code_point(mailbox, [&](utf8proc_int32_t c) {
        return is_letter(c) || is_digit_at(c) ||
               (c < 0x80 && kOfMailbox.find(static_cast<char>(c)) != kOfMailbox.npos);
    });
    const bool domain_fits = each_code_point(
        domain, [&](utf8proc_int32_t c) { return is_letter(c) || is_digit_at(c) || c == '-' || c == '.'; });
    if (!mailbox_fits || !domain_fits || !is_domain(domain)) return T::problem_email;
    return std::nullopt;
}

// A year or a date, whole or not, against today: refused only where even its nearest day lies wrong.
Problem time_problem(const Field& field, std::string_view value, year_month_day today) {
    const int to_today = compared(value, iso(today));
    if (field.in_time == content::InTime::past && to_today > 0) return T::problem_date_future;
    if (field.in_time == content::InTime::future && to_today < 0) return T::problem_date_past;
    if (number(value.substr(0, kYearLength)) > static_cast<int>(today.year()) + kYearsAhead)
        return T::problem_date_far;
    return std::nullopt;
}

Problem order_problem(const Field& field, std::string_view value, const Answers& others) {
    if (compared(value, others.value(field.not_before)) < 0) return T::problem_not_before;
    if (compared(value, others.value(field.not_after)) > 0) return T::problem_not_after;
    return std::nullopt;
}

Problem year_problem(const Field& field, std::string_view value, year_month_day today) {
    if (!all_digits(value) || value.size() != kYearLength || number(value) < kOldestYear)
        return T::problem_year;
    return time_problem(field, value, today);
}

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
    if (const Problem problem = time_problem(field, value, today)) return problem;
    if (!whole && !field.partial_date) return T::problem_date_whole;
    return std::nullopt;
}

// "1500000", "75.5": at most twelve digits before the point, as many after it as the field has.
Problem amount_problem(const Field& field, std::string_view value) {
    constexpr std::size_t kWholeDigitsMax = 12;
    const std::size_t end = std::min(value.find('.'), value.size());
    const std::string_view digits = value.substr(0, end);
    const std::string_view decimals = value.substr(std::min(end + 1, value.size()));
    if (digits.empty() || digits.size() > kWholeDigitsMax || !all_digits(digits)) return T::problem_number;
    if (end < value.size() &&
        (!all_digits(decimals) || decimals.size() > static_cast<std::size_t>(field.decimals)))
        return T::problem_number;
    std::int64_t whole = 0;
    for (const char c : digits) whole = whole * 10 + (c - '0');
    const bool more = decimals.find_first_not_of('0') != decimals.npos;
    const std::int64_t most = amount_max(field);
    if (whole < field.min || whole > most || (whole == most && more)) return T::problem_number;
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

Problem choices_problem(const Field& field, std::string_view value) {
    if (is_none_chosen(value)) return field.required ? Problem{T::problem_choose_some} : std::nullopt;
    const auto ids = chosen(value);
    const bool all_known = std::all_of(ids.begin(), ids.end(), [&field](std::string_view id) {
        return std::any_of(field.options.begin(), field.options.end(),
                           [id](const content::Option& option) { return option.id == id; });
    });
    if (ids.empty() || !all_known) return T::problem_choose_some;
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
        case FieldType::citizen_id:
        case FieldType::old_id: return kCitizenIdLength;
        case FieldType::email: return kEmailLengthMax;
        case FieldType::long_text:
            return field.max > 0 ? static_cast<std::size_t>(field.max) : kLongTextLengthMax;
        case FieldType::phone: return kLandlineLength;
        case FieldType::date: return kDateLength;
        case FieldType::year: return kYearLength;
        case FieldType::person_name:
            return field.max > 0 ? static_cast<std::size_t>(field.max) : kNameLengthMax;
        default: return field.max > 0 ? static_cast<std::size_t>(field.max) : kTextLengthMax;
    }
}

std::int64_t amount_max(const Field& field) {
    return field.max > 0 ? field.max : static_cast<std::int64_t>(text::kNumberMax);
}

namespace {

Problem problem_alone(const Field& field, std::string_view value, year_month_day today) {
    switch (field.type) {
        case FieldType::choice: return choice_problem(field, value);
        case FieldType::choices: return choices_problem(field, value);
        case FieldType::text:
        case FieldType::long_text: return text_problem(field, value);
        case FieldType::person_name: return name_problem(field, value);
        case FieldType::citizen_id: return citizen_id_problem(value);
        case FieldType::old_id: return old_id_problem(value);
        case FieldType::phone: return phone_problem(value);
        case FieldType::email: return email_problem(value);
        case FieldType::date: return date_problem(field, value, today);
        case FieldType::year: return year_problem(field, value, today);
        case FieldType::number:
        case FieldType::money: return amount_problem(field, value);
        case FieldType::count:
        case FieldType::photo: return count_problem(field, value);
        case FieldType::address: return address_problem(field, value);
        case FieldType::sex:
            return value == "M" || value == "F" ? std::nullopt : Problem{T::problem_required};
    }
    return std::nullopt;
}

}  // namespace

Problem problem_with(const Field& field, std::string_view value, year_month_day today,
                     const Answers& others) {
    if (value.empty()) {
        if (!field.required) return std::nullopt;
        return field.type == FieldType::choices ? T::problem_choose_some : T::problem_required;
    }
    const Problem problem = problem_alone(field, value, today);
    return problem ? problem : order_problem(field, value, others);
}

}  // namespace motcua::form
