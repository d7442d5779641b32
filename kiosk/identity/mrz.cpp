#include "kiosk/identity/mrz.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "kiosk/base/digits.h"
#include "kiosk/identity/provinces.h"
#include "kiosk/text/unicode.h"

namespace motcua::identity {
namespace {

namespace chrono = std::chrono;

constexpr std::string_view kBegin = "IDVNM";
constexpr std::string_view kNoEnd = "991231";

tl::unexpected<CardError> refuse(const char* code) { return tl::unexpected<CardError>(CardError{code}); }

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// "ID", perhaps misread.
bool begins_like_mrz(std::string_view letters) {
    return letters.size() >= 2 && (letters[0] == 'I' || letters[0] == '1') && letters[1] == 'D';
}

bool are_of_zone(std::string_view letters) {
    return std::all_of(letters.begin(), letters.end(),
                       [](char c) { return is_digit(c) || is_capital(c) || c == '<'; });
}

// Whether somebody held up such a zone at all: its beginning, perhaps misread.
bool looks_like_mrz(std::string_view letters) {
    if (letters.size() < kBegin.size() + 1) return false;
    return begins_like_mrz(letters) && letters.find('|') == letters.npos && letters.find('<') != letters.npos;
}

// Capitals, nothing between the lines.
Secret letters_of(std::string_view text) {
    Secret letters;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
        letters += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return letters;
}

struct Pair {
    char letter;
    char digit;
};
constexpr std::array kMisread{Pair{'O', '0'}, Pair{'I', '1'}, Pair{'B', '8'}};

// Where the layout wants digits ('9'), letters ('A'), or nothing in particular (' ').
constexpr std::string_view kWanted =
    "AAAAA9999999999999999999999  9"
    "9999999A9999999AAA           9";

// Puts right what the layout tells, and says how many.
std::size_t put_right(Secret& letters) {
    std::size_t changes = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const char wanted = i < kWanted.size() ? kWanted[i] : 'A';  // the third line is a name
        for (const Pair& each : kMisread) {
            const char from = wanted == '9' ? each.letter : wanted == 'A' ? each.digit : '\0';
            if (letters[i] != from) continue;
            letters[i] = wanted == '9' ? each.digit : each.letter;
            ++changes;
        }
    }
    return changes;
}

bool holds(std::string_view letters, std::string_view over, std::size_t digit_at) {
    return check_digit(over) == letters[digit_at] - '0';
}

bool first_line_holds(std::string_view letters) {
    return holds(letters, letters.substr(5, 9), 14) && holds(letters, letters.substr(15, 14), 29);
}

int two_digits(std::string_view text) { return 10 * (text[0] - '0') + (text[1] - '0'); }

// YYMMDD as ISO 8601; "<<" for what nobody knows, from the end. Nothing where the calendar has no such day.
std::optional<Secret> date_of(std::string_view six, int year) {
    const std::string_view month = six.substr(2, 2);
    const std::string_view day = six.substr(4, 2);
    if (month == "<<") return day == "<<" ? std::optional(secret(fmt::format("{:04}", year))) : std::nullopt;
    if (!is_digit(month[0]) || !is_digit(month[1])) return std::nullopt;
    const chrono::year_month in{chrono::year{year}, chrono::month{static_cast<unsigned>(two_digits(month))}};
    if (!in.ok()) return std::nullopt;
    if (day == "<<") return secret(fmt::format("{:04}-{}", year, month));
    if (!is_digit(day[0]) || !is_digit(day[1])) return std::nullopt;
    const auto whole = in / chrono::day{static_cast<unsigned>(two_digits(day))};
    if (!whole.ok()) return std::nullopt;
    return secret(fmt::format("{:04}-{}-{}", year, month, day));
}

class MrzReader {
  public:
    MrzReader(Secret letters, chrono::year_month_day today) : letters_(std::move(letters)), today_(today) {}

    Result<Mrz, CardError> read() {
        const std::size_t corrected = put_right(letters_);
        if (part(0, kBegin.size()) != kBegin) return refuse("E_MRZ_COUNTRY");
        if (!all_hold()) return refuse("E_MRZ_CHECK");
        if (corrected > kMrzCorrectionsMax) return refuse("E_MRZ_CORRECTIONS");
        if (corrected > 0) warn("W_MRZ_CORRECTED");
        for (const auto step : {&MrzReader::read_number, &MrzReader::read_birth_date, &MrzReader::read_sex})
            if (auto error = (this->*step)()) return tl::unexpected<CardError>(std::move(*error));
        read_expiry();
        read_name();
        return std::move(mrz_);
    }

  private:
    [[nodiscard]] std::string_view part(std::size_t from, std::size_t length) const {
        return view(letters_).substr(from, length);
    }
    [[nodiscard]] bool holds(std::string_view over, std::size_t digit_at) const {
        return identity::holds(view(letters_), over, digit_at);
    }
    void warn(const char* code) { mrz_.warnings.emplace_back(code); }

    [[nodiscard]] bool all_hold() const {
        Secret whole;  // Doc 9303, part 5, 4.2.4: what the last one is taken over
        whole.append(part(5, 25)).append(part(30, 7)).append(part(38, 7)).append(part(48, 11));
        return first_line_holds(view(letters_)) && holds(part(30, 6), 36) && holds(part(38, 6), 44) &&
               holds(view(whole), 59);
    }

    std::optional<CardError> read_number() {
        const std::string_view number = part(15, 12);
        if (part(27, 2) != "<<" || part(5, 9) != number.substr(3)) return CardError{"E_ID_FORMAT"};
        auto parsed = parse_citizen_number(number);
        if (!parsed) return parsed.error();
        number_ = *parsed;
        if (birth_province(number_.province).empty()) warn("W_ID_PROVINCE_UNKNOWN");
        mrz_.id = secret(number);
        return std::nullopt;
    }

    // The zone has two digits of the year; the number knows the century.
    std::optional<CardError> read_birth_date() {
        const std::string_view six = part(30, 6);
        if (!is_digit(six[0]) || !is_digit(six[1])) return CardError{"E_DOB_INVALID"};
        const int this_year = static_cast<int>(today_.year());
        int year = number_.birth_year;
        if (year % 100 != two_digits(six)) {
            warn("W_ID_YEAR_MISMATCH");
            year = this_year - this_year % 100 + two_digits(six);
            if (year > this_year) year -= 100;
        }
        auto date = date_of(six, year);
        if (!date) return CardError{"E_DOB_INVALID"};
        const std::string now =
            fmt::format("{:04}-{:02}-{:02}", this_year, static_cast<unsigned>(today_.month()),
                        static_cast<unsigned>(today_.day()));
        if (view(*date) > std::string_view(now).substr(0, date->size())) return CardError{"E_DOB_FUTURE"};
        if (date->size() < now.size()) warn("W_DOB_PARTIAL");
        mrz_.birth_date = std::move(*date);
        return std::nullopt;
    }

    std::optional<CardError> read_sex() {
        const char said = letters_[37];
        if (said != 'M' && said != 'F' && said != '<') return CardError{"E_GENDER"};
        mrz_.sex = said == '<' ? number_.sex : said == 'M' ? Sex::male : Sex::female;
        if (mrz_.sex != number_.sex) warn("W_ID_GENDER_MISMATCH");
        return std::nullopt;
    }

    void read_expiry() {
        const std::string_view six = part(38, 6);
        mrz_.zone_expiry = secret(six);
        if (six == kNoEnd || !is_digit(six[0]) || !is_digit(six[1])) return;
        auto date = date_of(six, 2000 + two_digits(six));
        if (!date || date->size() < 10) return;
        const std::string now =
            fmt::format("{:04}-{:02}-{:02}", static_cast<int>(today_.year()),
                        static_cast<unsigned>(today_.month()), static_cast<unsigned>(today_.day()));
        if (view(*date) < now) warn("W_CARD_EXPIRED");
        mrz_.expiry = std::move(*date);
    }

    void read_name() {
        if (letters_.size() < 3 * kMrzLine) return;
        const std::string_view line = part(2 * kMrzLine, kMrzLine);
        mrz_.name_is_cut = line.back() != '<';
        for (const char c : line) {
            const bool gap = c == '<';
            if (gap && (mrz_.plain_name.empty() || mrz_.plain_name.back() == ' ')) continue;
            mrz_.plain_name += gap ? ' ' : c;
        }
        if (!mrz_.plain_name.empty() && mrz_.plain_name.back() == ' ') mrz_.plain_name.pop_back();
    }

    Secret letters_;
    chrono::year_month_day today_;
    CitizenNumber number_;
    Mrz mrz_;
};

// Small letters without marks and blanks, as two spellings of a name are compared.
Secret compared(std::string_view name) {
    Secret out = text::fold(name).value_or(Secret{});
    out.erase(std::remove_if(out.begin(), out.end(), [](char c) { return c < 'a' || c > 'z'; }), out.end());
    return out;
}

}  // namespace

int check_digit(std::string_view text) {
    constexpr std::array kWeights{7, 3, 1};
    int sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (!is_digit(c) && !is_capital(c) && c != '<') return -1;
        const int value = is_digit(c) ? c - '0' : is_capital(c) ? c - 'A' + 10 : 0;
        sum += value * kWeights.at(i % kWeights.size());
    }
    return sum % 10;
}

Result<Mrz, CardError> parse_mrz(std::string_view text, chrono::year_month_day today) {
    if (text.size() > kPayloadBytesMax) return refuse("E_NOT_MRZ");
    Secret letters = letters_of(text);
    if (!looks_like_mrz(view(letters))) return refuse("E_NOT_MRZ");
    if (!are_of_zone(view(letters))) return refuse("E_MRZ_LETTERS");
    // A reader may leave out what fills the last line up.
    const bool three = letters.size() > 2 * kMrzLine && letters.size() < 3 * kMrzLine;
    if (three) letters.append(3 * kMrzLine - letters.size(), '<');
    if (letters.size() != 2 * kMrzLine && letters.size() != 3 * kMrzLine) return refuse("E_MRZ_LENGTH");
    return MrzReader(std::move(letters), today).read();
}

std::size_t whole_mrz_lines(std::string_view text, std::chrono::year_month_day today) {
    if (text.size() > kPayloadBytesMax) return 0;
    Secret letters = letters_of(text);
    if (letters.size() == 2 * kMrzLine) return parse_mrz(text, today) ? 2 : 0;
    if (letters.size() != kMrzLine || !looks_like_mrz(view(letters)) || !are_of_zone(view(letters))) return 0;
    put_right(letters);
    return view(letters).substr(0, kBegin.size()) == kBegin && first_line_holds(view(letters)) ? 1 : 0;
}

std::optional<MrzLine> mrz_line_typed(std::string_view text) {
    if (text.size() > kPayloadBytesMax) return std::nullopt;
    const Secret all = letters_of(text);
    if (!begins_like_mrz(view(all)) || !are_of_zone(view(all))) return std::nullopt;
    const bool line_ended = text.back() == '\n';
    const std::size_t before = (line_ended ? all.size() : all.size() - 1) / kMrzLine;
    if (before >= 3) return std::nullopt;
    return MrzLine{static_cast<int>(before) + 1, all.substr(before * kMrzLine)};
}

Card card_of(Mrz mrz) {
    Card card;
    card.id = std::move(mrz.id);
    card.birth_date = std::move(mrz.birth_date);
    card.sex = mrz.sex;
    card.plain_name = std::move(mrz.plain_name);
    card.plain_name_is_cut = mrz.name_is_cut;
    card.zone_expiry = std::move(mrz.zone_expiry);
    card.warnings.emplace_back("W_FROM_MRZ");
    for (std::string& warning : mrz.warnings) card.warnings.push_back(std::move(warning));
    return card;
}

bool may_be_name(std::string_view plain_name, bool is_cut, std::string_view full_name) {
    const Secret zone = compared(plain_name);
    const Secret said = compared(full_name);
    return is_cut ? view(said).substr(0, zone.size()) == view(zone) : said == zone;
}

}  // namespace motcua::identity
