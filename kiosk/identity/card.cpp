#include "kiosk/identity/card.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "kiosk/base/digits.h"
#include "kiosk/identity/card_date.h"
#include "kiosk/identity/provinces.h"
#include "kiosk/identity/trimmed.h"
#include "kiosk/text/unicode.h"

namespace motcua::identity {
namespace {

namespace chrono = std::chrono;

constexpr std::size_t kFieldsMin = 6;  // older readers' form without the issue date
constexpr std::size_t kFieldsOfCard = 7;
constexpr std::size_t kNameLengthMax = 100;  // code points
constexpr int kFirstBirthYear = 1900;        // the number's centuries begin here
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";

enum Field : std::size_t { kId, kOldId, kName, kBirthDate, kSex, kAddress, kIssueDate };

tl::unexpected<CardError> refused(const char* code) { return tl::unexpected<CardError>(CardError{code}); }

bool is_citizen_number(std::string_view text) { return text.size() == 12 && all_digits(text); }

SecretVector<std::string_view> split(std::string_view text) {
    SecretVector<std::string_view> fields;
    for (;;) {
        const auto bar = text.find('|');
        fields.push_back(text.substr(0, bar));
        if (bar == std::string_view::npos) return fields;
        text.remove_prefix(bar + 1);
    }
}

// "Nam" or "Nữ", in any spelling that a scanner leaves of it.
std::optional<Sex> sex_in(std::string_view text) {
    const auto folded = text::fold(text);
    if (folded && view(*folded) == "nam") return Sex::male;
    if (folded && view(*folded) == "nu") return Sex::female;
    return std::nullopt;
}

// Whether this wants to be a card's code at all, be it whole or damaged.
bool looks_like_card(std::string_view payload) {
    const auto fields = split(payload);
    if (fields.size() < 2) return false;
    return is_citizen_number(trimmed(fields[kId])) ||
           (fields.size() >= kFieldsMin && sex_in(fields[kSex]).has_value());
}

bool has_invisible(std::string_view utf8) {
    const auto points = text::code_points(utf8);
    return !points || std::any_of(points->begin(), points->end(), text::is_invisible);
}

// One blank between words; `changed` where there was another or more.
Secret with_single_spaces(std::string_view text, bool& changed) {
    constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
    Secret out;
    bool gap = false;
    while (!text.empty()) {
        const bool no_break = text.substr(0, 2) == kNoBreakSpace;
        if (no_break || text.front() == ' ') {
            changed = changed || gap || no_break;
            gap = true;
        } else {
            if (gap && !out.empty()) out += ' ';
            gap = false;
            out += text.front();
        }
        text.remove_prefix(no_break ? 2 : 1);
    }
    return out;
}

// The first and last day that a partial date can mean. Empty where `iso` is no date.
struct Span {
    chrono::year_month_day first;
    chrono::year_month_day last;
};
std::optional<Span> span_of(std::string_view iso) {
    const bool dashes = (iso.size() < 7 || iso[4] == '-') && (iso.size() < 10 || iso[7] == '-');
    if ((iso.size() != 4 && iso.size() != 7 && iso.size() != 10) || !dashes) return std::nullopt;
    const std::string_view y = iso.substr(0, 4);
    const std::string_view m = iso.size() >= 7 ? iso.substr(5, 2) : "";
    const std::string_view d = iso.size() == 10 ? iso.substr(8, 2) : "";
    if (!all_digits(y) || !all_digits(m) || !all_digits(d)) return std::nullopt;
    const chrono::year in{number_in(y)};
    if (m.empty()) return Span{in / 1 / 1, in / 12 / 31};
    const auto month_in = in / number_in(m);
    if (!month_in.ok()) return std::nullopt;
    if (d.empty()) return Span{month_in / 1, month_in / chrono::last};
    const auto whole = month_in / number_in(d);
    if (!whole.ok()) return std::nullopt;
    return Span{whole, whole};
}

// Reads the fields of one code into one card, noting what is odd on the way.
class CardReader {
  public:
    explicit CardReader(chrono::year_month_day today) : today_(today) {}

    Result<Card, CardError> read(std::string_view payload);

  private:
    std::optional<CardError> read_fields(const SecretVector<std::string_view>& fields);
    std::optional<CardError> read_birth_date(std::string_view digits);
    void read_old_id(std::string_view old_id);
    void check_name();
    void read_issue_date(std::string_view digits);
    void check_number();
    void read_extra(const SecretVector<std::string_view>& fields);
    void warn(const char* code) { card_.warnings.emplace_back(code); }

    chrono::year_month_day today_;
    Card card_;
};

Result<Card, CardError> CardReader::read(std::string_view payload) {
    if (payload.size() > kPayloadBytesMax) return refused("E_TOO_LONG");
    if (payload.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
        payload.remove_prefix(kByteOrderMark.size());
        warn("W_BOM");
    }
    const std::string_view inside = trimmed(payload);
    if (inside.empty()) return refused("E_EMPTY");
    if (!looks_like_card(inside)) return refused("E_NOT_CARD_QR");
    const auto normal = text::to_nfc(inside);
    if (!normal || view(*normal).find(kReplacementCharacter) != std::string_view::npos)
        return refused("E_ENCODING");
    if (has_invisible(view(*normal))) return refused("E_CONTROL_CHARS");

    auto fields = split(view(*normal));
    bool edges = inside.size() != payload.size();
    for (std::string_view& field : fields) {
        edges = edges || trimmed(field).size() != field.size();
        field = trimmed(field);
    }
    if (edges) warn("W_EDGE_WHITESPACE");
    if (view(*normal) != inside) warn("W_NFD_NORMALISED");
    if (auto error = read_fields(fields)) return tl::unexpected<CardError>(std::move(*error));
    return std::move(card_);
}

std::optional<CardError> CardReader::read_fields(const SecretVector<std::string_view>& fields) {
    if (fields.size() < kFieldsMin) return CardError{"E_TOO_FEW_FIELDS"};
    if (!is_citizen_number(fields[kId])) return CardError{"E_ID_FORMAT"};
    card_.id = secret(fields[kId]);
    bool inner = false;
    card_.full_name = with_single_spaces(fields[kName], inner);
    card_.address = with_single_spaces(fields[kAddress], inner);
    if (inner) warn("W_INNER_WHITESPACE");
    if (card_.full_name.empty()) return CardError{"E_NAME_EMPTY"};
    if (text::length(view(card_.full_name)) > kNameLengthMax) return CardError{"E_NAME_TOO_LONG"};
    if (auto error = read_birth_date(fields[kBirthDate])) return error;
    const auto sex = sex_in(fields[kSex]);
    if (!sex) return CardError{"E_GENDER"};
    card_.sex = *sex;
    if (fields[kSex] != "Nam" && fields[kSex] != "Nữ") warn("W_GENDER_SPELLING");
    read_old_id(fields[kOldId]);
    check_name();
    if (card_.address.empty()) warn("W_ADDRESS_EMPTY");
    read_issue_date(fields.size() > kIssueDate ? fields[kIssueDate] : std::string_view{});
    check_number();
    read_extra(fields);
    return std::nullopt;
}

std::optional<CardError> CardReader::read_birth_date(std::string_view digits) {
    if (!is_card_date(digits)) return CardError{"E_DOB_FORMAT"};
    auto iso = iso_date(digits);
    if (!iso) return CardError{"E_DOB_INVALID"};
    if (span_of(view(*iso))->first > today_) return CardError{"E_DOB_FUTURE"};
    if (iso->size() < 10) warn("W_DOB_PARTIAL");
    card_.birth_date = std::move(*iso);
    return std::nullopt;
}

void CardReader::read_old_id(std::string_view old_id) {
    if (old_id.empty()) return;
    if (all_digits(old_id) && (old_id.size() == 9 || old_id.size() == 12))
        card_.old_id = secret(old_id);
    else
        warn("W_OLD_ID_FORMAT");
}

void CardReader::check_name() {
    constexpr std::string_view kBetweenLetters = " '-.";
    const auto points = text::code_points(view(card_.full_name));
    bool digit = false;
    bool sign = false;
    for (const char32_t point : *points) {
        const bool ascii = point < 0x80;
        digit = digit || (point >= U'0' && point <= U'9');
        const bool joins =
            (ascii && kBetweenLetters.find(static_cast<char>(point)) != std::string_view::npos) ||
            point == U'’';
        sign = sign || (!text::is_letter(point) && !joins && !(point >= U'0' && point <= U'9'));
    }
    if (digit) warn("W_NAME_HAS_DIGIT");
    if (sign) warn("W_NAME_HAS_SIGN");
}

void CardReader::read_issue_date(std::string_view digits) {
    if (digits.empty()) return warn("W_ISSUE_DATE_MISSING");
    auto iso = digits.size() == 8 && is_card_date(digits) ? iso_date(digits) : std::nullopt;
    if (!iso || iso->size() != 10) return warn("W_ISSUE_DATE_INVALID");
    card_.issue_date = std::move(*iso);
    const auto issued = span_of(view(card_.issue_date))->first;
    if (issued > today_) warn("W_ISSUE_DATE_FUTURE");
    if (issued < span_of(view(card_.birth_date))->first) warn("W_ISSUE_BEFORE_BIRTH");
}

void CardReader::check_number() {
    const auto number = parse_citizen_number(view(card_.id));
    if (!number || birth_province(number->province).empty()) warn("W_ID_PROVINCE_UNKNOWN");
    if (!number) return;
    if (number->sex != card_.sex) warn("W_ID_GENDER_MISMATCH");
    if (number->birth_year != number_in(view(card_.birth_date).substr(0, 4))) warn("W_ID_YEAR_MISMATCH");
}

void CardReader::read_extra(const SecretVector<std::string_view>& fields) {
    bool filled = false;
    for (std::size_t i = kFieldsOfCard; i < fields.size(); ++i) {
        card_.extra.push_back(secret(fields[i]));
        filled = filled || !fields[i].empty();
    }
    if (!card_.extra.empty()) warn(filled ? "W_TRAILING_FIELDS" : "W_TRAILING_EMPTY");
}

}  // namespace

Result<Card, CardError> parse_card(std::string_view payload, chrono::year_month_day today) {
    return CardReader(today).read(payload);
}

Result<CitizenNumber, CardError> parse_citizen_number(std::string_view digits) {
    if (!is_citizen_number(digits)) return refused("E_ID_FORMAT");
    CitizenNumber number;
    number.province = number_in(digits.substr(0, 3));
    if (number.province == 0) return refused("E_ID_PROVINCE");
    const int century_and_sex = digits[3] - '0';
    number.sex = century_and_sex % 2 == 0 ? Sex::male : Sex::female;
    number.birth_year = kFirstBirthYear + 100 * (century_and_sex / 2) + number_in(digits.substr(4, 2));
    return number;
}

std::string masked(std::string_view citizen_number) {
    constexpr std::string_view kHidden = "••• ••• ••• ";
    const std::string_view end = is_citizen_number(citizen_number) ? citizen_number.substr(9) : "•••";
    return std::string(kHidden) + std::string(end);
}

int age_on(std::string_view iso_birth_date, chrono::year_month_day today) {
    const auto born = span_of(iso_birth_date);
    if (!born || born->last > today) return -1;
    const int years = static_cast<int>(today.year()) - static_cast<int>(born->last.year());
    const bool birthday_to_come = chrono::month_day{today.month(), today.day()} <
                                  chrono::month_day{born->last.month(), born->last.day()};
    return birthday_to_come ? years - 1 : years;
}

}  // namespace motcua::identity
