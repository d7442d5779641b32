#include "kiosk/text/as_spoken.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <utility>

#include "kiosk/base/digits.h"
#include "kiosk/text/fill.h"
#include "kiosk/text/numerals.h"
#include "kiosk/text/unicode.h"

namespace motcua::text {
namespace {

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_large(char c) { return c >= 'A' && c <= 'Z'; }
// Of a word: ASCII letters and digits, and every byte of a letter beyond ASCII.
bool is_word(char c) {
    return is_digit(c) || is_small(c) || is_large(c) || (static_cast<unsigned char>(c) & 0x80U);
}

std::uint64_t number_in(std::string_view digits) {
    std::uint64_t number = 0;
    for (const char c : digits)
        if (is_digit(c)) number = number * 10 + static_cast<std::uint64_t>(c - '0');
    return number;
}

// Single spaces; a pause is one sign, and none stands at the beginning; a comma says nothing at the end.
Secret tidied(const Secret& said) {
    constexpr std::string_view kPauses = ",.;:?!";
    Secret out;
    bool gap = false;
    for (const char c : said) {
        if (c == ' ' || c == '\n' || c == '\t') {
            gap = true;
        } else if (kPauses.find(c) == std::string_view::npos) {
            if (gap && !out.empty()) out += ' ';
            gap = false;
            out += c;
        } else {
            const bool after_pause = !out.empty() && kPauses.find(out.back()) != std::string_view::npos;
            if (out.empty() || (after_pause && c == ',')) continue;
            if (after_pause && out.back() == ',') out.pop_back();
            out += c;
        }
    }
    while (!out.empty() && out.back() == ',') out.pop_back();
    return out;
}

// Walks the text once. At the beginning of a word each rule may take what it knows and say it.
class Scan {
  public:
    Scan(std::string_view written, Language language, const VoiceRules& rules)
        : text_(written), language_(language), tongue_(rules.in(language)) {
        if (const auto word = tongue_.pattern("thousand"); !word.empty()) numbers_.thousand = word;
        if (const auto word = tongue_.pattern("and"); !word.empty()) numbers_.and_word = word;
    }

    Secret run() {
        while (at_ < text_.size()) {
            if (begins_word() && some_rule()) continue;
            if (sign()) continue;
            said_ += text_[at_++];
        }
        return tidied(said_);
    }

  private:
    using Rule = bool (Scan::*)();

    bool some_rule() {
        static constexpr std::array<Rule, 14> rules{
            &Scan::phrase, &Scan::date,    &Scan::document,       &Scan::month,       &Scan::day_of_month,
            &Scan::time,   &Scan::n_of,    &Scan::grouped_digits, &Scan::long_digits, &Scan::dotted,
            &Scan::amount, &Scan::address, &Scan::code,           &Scan::capitals};
        return std::any_of(rules.begin(), rules.end(), [this](Rule rule) { return (this->*rule)(); });
    }

    // ---- looking
    [[nodiscard]] bool begins_word() const { return at_ == 0 || !is_word(text_[at_ - 1]); }
    [[nodiscard]] char peek(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
    [[nodiscard]] bool before_is(char c) const { return at_ > 0 && text_[at_ - 1] == c; }
    [[nodiscard]] std::size_t digits(std::size_t from) const {
        std::size_t end = from;
        while (is_digit(peek(end))) ++end;
        return end - from;
    }
    [[nodiscard]] std::string_view part(std::size_t from, std::size_t count) const {
        return text_.substr(from, count);
    }
    [[nodiscard]] bool starts_at(std::size_t at, std::string_view what) const {
        return text_.substr(std::min(at, text_.size()), what.size()) == what;
    }
    [[nodiscard]] bool ends_word(std::size_t at) const { return !is_word(peek(at)); }

    // ---- saying
    [[nodiscard]] Secret number(std::string_view digits) const {
        return in_words(number_in(digits), language_, numbers_);
    }
    [[nodiscard]] Secret year(std::string_view digits) const {
        return year_in_words(static_cast<unsigned>(number_in(digits)), language_, numbers_);
    }
    void say(std::string_view words) {
        said_ += ' ';
        said_.append(words);
        said_ += ' ';
    }
    bool say_until(std::size_t end, std::string_view words) {
        say(words);
        at_ = end;
        return true;
    }

    // "ngày {d} tháng {m}" after a written "ngày" says that word once.
    bool say_pattern(std::size_t end, std::string_view name,
                     std::initializer_list<std::pair<std::string_view, Secret>> values) {
        const std::string_view pattern = tongue_.pattern(name);
        if (pattern.empty()) return false;
        const Secret filled = fill<Secret>(pattern, [&](std::string_view place, Secret& out) {
            for (const auto& value : values)
                if (value.first == place) {
                    out += value.second;
                    return true;
                }
            return false;
        });
        std::string_view words = view(filled);
        const std::size_t first = words.find(' ');
        if (first != std::string_view::npos && fold(words.substr(0, first)) == fold(last_word()))
            words.remove_prefix(first + 1);
        return say_until(end, words);
    }
    [[nodiscard]] std::string_view last_word() const {
        std::string_view said = view(said_);
        while (!said.empty() && said.back() == ' ') said.remove_suffix(1);
        return said.substr(said.rfind(' ') + 1);
    }

    [[nodiscard]] Secret spelled(std::string_view letters_and_digits) const;
    [[nodiscard]] Secret in_groups(std::string_view digits) const;

    // ---- the rules
    bool phrase();
    bool date();
    bool document();
    bool month();
    bool day_of_month();
    bool time();
    bool n_of();
    bool grouped_digits();
    bool long_digits();
    bool dotted();
    bool amount();
    bool address();
    bool code();
    bool capitals();
    bool sign();

    std::size_t unit_after(std::size_t end);
    [[nodiscard]] std::size_t whole_part(std::size_t from) const;

    std::string_view text_;
    Language language_;
    const VoiceRules::Tongue& tongue_;
    NumberWords numbers_;
    std::size_t at_ = 0;
    Secret said_;
};

// Letters by their names; groups of digits with a pause between them.
Secret Scan::spelled(std::string_view letters_and_digits) const {
    Secret out;
    const auto points = code_points(letters_and_digits);
    if (!points) return out;
    for (const char32_t point : *points) {
        Secret letter;
        append_utf8(letter, lower(point));
        const auto name = tongue_.letters.find(view(letter));
        if (letter.size() == 1 && !is_word(letter.front())) {
            out += ", ";
            continue;
        }
        if (letter.size() == 1 && is_digit(letter.front()))
            out += digit_by_digit(view(letter), language_);
        else if (name != tongue_.letters.end())
            out.append(name->second);
        else
            append_utf8(out, point);
        out += ' ';
    }
    return out;
}

// A telephone number of ten digits as 4-3-3, anything else in threes.
Secret Scan::in_groups(std::string_view digits) const {
    Secret out;
    std::size_t first = digits.size() == 10 ? 4 : 3;
    while (!digits.empty()) {
        out += digit_by_digit(digits.substr(0, first), language_);
        digits.remove_prefix(std::min(first, digits.size()));
        if (!digits.empty()) out += ", ";
        first = 3;
    }
    return out;
}

bool Scan::phrase() {
    const std::pair<const std::string, std::string>* longest = nullptr;
    // They stand in order: only those that begin with this letter are looked at.
    const char first = peek(at_);
    for (auto at = tongue_.phrases.lower_bound(std::string_view(&first, 1)); at != tongue_.phrases.end();
         ++at) {
        const auto& entry = *at;
        if (entry.first.front() != first) break;
        if (!starts_at(at_, entry.first)) continue;
        const std::size_t end = at_ + entry.first.size();
        const bool alone = !is_word(entry.first.back()) || ends_word(end);
        if (alone && (!longest || entry.first.size() > longest->first.size())) longest = &entry;
    }
    return longest && say_until(at_ + longest->first.size(), longest->second);
}

// 12/03/1955
bool Scan::date() {
    const std::size_t d = digits(at_);
    const std::size_t m_at = at_ + d + 1;
    const std::size_t m = digits(m_at);
    const std::size_t y_at = m_at + m + 1;
    if (before_is('/') || d < 1 || d > 2 || peek(m_at - 1) != '/' || m < 1 || m > 2) return false;
    if (peek(y_at - 1) != '/' || digits(y_at) != 4 || !ends_word(y_at + 4)) return false;
    const auto day = number_in(part(at_, d));
    const auto month = static_cast<unsigned>(number_in(part(m_at, m)));
    if (day < 1 || day > 31 || month < 1 || month > 12) return false;
    const Secret month_words = secret(month_in_words(month, language_));
    return say_pattern(y_at + 4, "date",
                       {{"d", in_words(day, language_, numbers_)},
                        {"m", month_words},
                        {"month", month_words},
                        {"y", year(part(y_at, 4))}});
}

// 123/2015/NĐ-CP, 1659/NQ-UBTVQH15
bool Scan::document() {
    const std::size_t n = digits(at_);
    if (n < 1 || n > 5 || before_is('/') || peek(at_ + n) != '/') return false;
    std::size_t issuer_at = at_ + n + 1;
    const bool has_year = digits(issuer_at) == 4 && peek(issuer_at + 4) == '/';
    const std::size_t year_at = issuer_at;
    if (has_year) issuer_at += 5;
    std::size_t end = issuer_at;
    while (is_word(peek(end)) || (peek(end) == '-' && is_word(peek(end + 1)))) ++end;
    const std::string_view issuer = part(issuer_at, end - issuer_at);
    const auto known = tongue_.issuers.find(issuer);
    if (known == tongue_.issuers.end()) return false;
    const Secret by = secret(known->second);
    if (!has_year)
        return say_pattern(end, "document_of_no_year", {{"n", number(part(at_, n))}, {"issuer", by}});
    return say_pattern(end, "document",
                       {{"n", number(part(at_, n))}, {"y", year(part(year_at, 4))}, {"issuer", by}});
}

// 03/1955
bool Scan::month() {
    const std::size_t m = digits(at_);
    const std::size_t y_at = at_ + m + 1;
    if (before_is('/') || m < 1 || m > 2 || peek(y_at - 1) != '/' || digits(y_at) != 4) return false;
    if (!ends_word(y_at + 4) || peek(y_at + 4) == '/') return false;
    const auto words = month_in_words(static_cast<unsigned>(number_in(part(at_, m))), language_);
    if (words.empty()) return false;
    return say_pattern(y_at + 4, "month",
                       {{"m", secret(words)}, {"month", secret(words)}, {"y", year(part(y_at, 4))}});
}

// "ngày 15/4"
bool Scan::day_of_month() {
    const std::size_t d = digits(at_);
    const std::size_t m_at = at_ + d + 1;
    const std::size_t m = digits(m_at);
    if (d < 1 || d > 2 || peek(m_at - 1) != '/' || m < 1 || m > 2 || !ends_word(m_at + m)) return false;
    const std::string_view pattern = tongue_.pattern("day_of_month");
    const bool after_its_word =
        !pattern.empty() && fold(pattern.substr(0, pattern.find(' '))) == fold(last_word());
    const auto words = month_in_words(static_cast<unsigned>(number_in(part(m_at, m))), language_);
    if (!after_its_word || words.empty() || peek(m_at + m) == '/') return false;
    return say_pattern(m_at + m, "day_of_month", {{"d", number(part(at_, d))}, {"m", secret(words)}});
}

// "9 giờ 05", "9:05"
bool Scan::time() {
    constexpr std::string_view kHour = " giờ ";
    const std::size_t h = digits(at_);
    if (h < 1 || h > 2 || number_in(part(at_, h)) > 24) return false;
    std::size_t m_at = at_ + h;
    if (peek(m_at) == ':')
        ++m_at;
    else if (starts_at(m_at, kHour))
        m_at += kHour.size();
    else
        return false;
    if (digits(m_at) != 2 || number_in(part(m_at, 2)) > 59 || !ends_word(m_at + 2)) return false;
    const std::string_view minutes = part(m_at, 2);
    if (minutes == "00") return say_pattern(m_at + 2, "full_hour", {{"h", number(part(at_, h))}});
    Secret said = number(minutes);
    if (language_ == Language::en && minutes.front() == '0') said = secret("oh ") + said;
    return say_pattern(m_at + 2, "time", {{"h", number(part(at_, h))}, {"m", said}});
}

// "2 / 6", "12/3"
bool Scan::n_of() {
    const std::size_t n = digits(at_);
    std::size_t slash = at_ + n;
    if (peek(slash) == ' ') ++slash;
    std::size_t of_at = slash + 1;
    if (peek(of_at) == ' ') ++of_at;
    const std::size_t of = digits(of_at);
    if (before_is('/') || n < 1 || n > 4 || peek(slash) != '/' || of < 1 || of > 4) return false;
    if (!ends_word(of_at + of) || peek(of_at + of) == '/') return false;
    return say_pattern(of_at + of, "n_of", {{"n", number(part(at_, n))}, {"of", number(part(of_at, of))}});
}

// "0912 345 678": groups of two to four digits, eight and more in all.
bool Scan::grouped_digits() {
    std::size_t end = at_;
    std::size_t count = 0;
    std::size_t groups = 0;
    Secret said;
    for (std::size_t next = at_;;) {
        const std::size_t n = digits(next);
        if (n < 2 || n > 4 || !ends_word(next + n)) break;
        if (groups > 0) said += ", ";
        said += digit_by_digit(part(next, n), language_);
        count += n;
        ++groups;
        end = next + n;
        if (peek(end) != ' ') break;
        next = end + 1;
    }
    return groups > 1 && count >= 8 && say_until(end, view(said));
}

// Nine digits and more in one, or what begins with 0, is no amount.
bool Scan::long_digits() {
    const std::size_t n = digits(at_);
    const bool fraction = (peek(at_ + n) == ',' || peek(at_ + n) == '.') && is_digit(peek(at_ + n + 1));
    if (!ends_word(at_ + n) || fraction) return false;
    if (n >= 9) return say_until(at_ + n, view(in_groups(part(at_, n))));
    return n > 1 && peek(at_) == '0' && say_until(at_ + n, view(digit_by_digit(part(at_, n), language_)));
}

// "1.004873" is a code in Vietnamese, where a point parts thousands.
bool Scan::dotted() {
    const std::string_view dot = tongue_.pattern("dot");
    const std::size_t n = digits(at_);
    const std::size_t rest = digits(at_ + n + 1);
    if (language_ != Language::vi || n == 0 || peek(at_ + n) != '.' || rest == 0 || rest == 3) return false;
    Secret said = digit_by_digit(part(at_, n), language_);
    said += ' ';
    said.append(dot);
    said += ' ';
    said += digit_by_digit(part(at_ + n + 1, rest), language_);
    return say_until(at_ + n + 1 + rest, view(said));
}

// The end of "3.500.000" or "42".
std::size_t Scan::whole_part(std::size_t from) const {
    const char separator = language_ == Language::vi ? '.' : ',';
    std::size_t end = from + digits(from);
    if (end - from > 3) return end;
    while (peek(end) == separator && digits(end + 1) == 3) end += 4;
    return end;
}

// Says the unit behind a number, and what it is paid for; hands back where both end.
std::size_t Scan::unit_after(std::size_t end) {
    const std::size_t unit_at = peek(end) == ' ' ? end + 1 : end;
    const std::pair<const std::string, std::string>* unit = nullptr;
    for (const auto& entry : tongue_.units) {
        const std::size_t after = unit_at + entry.first.size();
        const bool stands =
            starts_at(unit_at, entry.first) && (!is_word(entry.first.back()) || ends_word(after));
        if (stands && (!unit || entry.first.size() > unit->first.size())) unit = &entry;
    }
    if (!unit) return end;
    say(unit->second);
    end = unit_at + unit->first.size();
    if (peek(end) != '/' || !is_word(peek(end + 1))) return end;
    say(tongue_.pattern("per"));
    return end + 1;
}

bool Scan::amount() {
    if (!is_digit(peek(at_))) return false;
    const char point = language_ == Language::vi ? ',' : '.';
    std::size_t end = whole_part(at_);
    const std::string_view whole = part(at_, end - at_);
    const std::size_t decimals = peek(end) == point ? digits(end + 1) : 0;
    const std::size_t number_end = decimals > 0 ? end + 1 + decimals : end;
    const std::size_t said_before = said_.size();
    Secret words = number(whole);
    if (decimals > 0) {
        words += ' ';
        words.append(tongue_.pattern("point"));
        words += ' ';
        words +=
            decimals == 1 ? number(part(end + 1, 1)) : digit_by_digit(part(end + 1, decimals), language_);
    }
    say(view(words));
    const std::size_t after_unit = unit_after(number_end);
    const bool is_year = after_unit == number_end && decimals == 0 && whole.size() == 4 && all_digits(whole);
    if (is_year) {
        said_.resize(said_before);
        say(view(year(whole)));
    }
    at_ = after_unit;
    return true;
}

// mau@example.vn, dichvucong.gov.vn
bool Scan::address() {
    std::size_t end = at_;
    bool is_one = false;
    while (end < text_.size() && static_cast<unsigned char>(text_[end]) < 0x80 && text_[end] > ' ') {
        is_one = is_one || text_[end] == '@' ||
                 (text_[end] == '.' && end > at_ && is_small(text_[end - 1]) && is_small(peek(end + 1)));
        ++end;
    }
    while (end > at_ && !is_word(text_[end - 1])) --end;
    if (!is_one || end == at_ || !ends_word(end)) return false;
    Secret words;
    for (const char c : part(at_, end - at_)) {
        const auto sign = tongue_.address_signs.find(std::string_view(&c, 1));
        if (sign == tongue_.address_signs.end())
            words += c;
        else
            words.append(sign->second);
    }
    return say_until(end, view(words));
}

// BT01 0027 4, H17.42-261122-0042
bool Scan::code() {
    const auto belongs = [this](std::size_t at) {
        const char c = peek(at);
        return is_large(c) || is_digit(c) ||
               ((c == '.' || c == '-') && (is_large(peek(at + 1)) || is_digit(peek(at + 1))));
    };
    std::size_t end = at_;
    while (belongs(end)) ++end;
    const std::string_view token = part(at_, end - at_);
    const bool mixed = std::any_of(token.begin(), token.end(), is_large) &&
                       std::any_of(token.begin(), token.end(), is_digit);
    if (!mixed || !is_large(token.front()) || !ends_word(end)) return false;
    // Groups of digits follow where the first of them is long enough to be one.
    if (peek(end) == ' ' && digits(end + 1) >= 3)
        while (peek(end) == ' ' && digits(end + 1) > 0 && ends_word(end + 1 + digits(end + 1)))
            end += 1 + digits(end + 1);
    return say_until(end, view(spelled(part(at_, end - at_))));
}

// A word in capitals is a word where it has a vowel, else it is spelled.
bool Scan::capitals() {
    std::size_t end = at_;
    while (is_word(peek(end))) ++end;
    const std::string_view word = part(at_, end - at_);
    const auto points = code_points(word);
    if (!points || points->size() < 2) return false;
    if (!std::all_of(points->begin(), points->end(),
                     [](char32_t c) { return is_letter(c) && lower(c) != c; }))
        return false;
    constexpr std::u32string_view kVowels = U"AEIOUY";
    const bool has_vowel = std::any_of(points->begin(), points->end(), [&](char32_t c) {
        return c > 0x7F || kVowels.find(c) != std::u32string_view::npos;
    });
    if (!has_vowel) return say_until(end, view(spelled(word)));
    Secret small;
    for (const char32_t point : *points) append_utf8(small, lower(point));
    return say_until(end, view(small));
}

// "••• ••• ••• 001" says that the rest is hidden; any other sign is what its table says.
bool Scan::sign() {
    constexpr std::string_view kDot = "\u2022";
    if (starts_at(at_, kDot)) {
        std::size_t end = at_;
        while (starts_at(end, kDot) || peek(end) == ' ') end += peek(end) == ' ' ? 1 : kDot.size();
        if (const std::size_t n = digits(end); n > 0)
            return say_pattern(end + n, "masked", {{"digits", digit_by_digit(part(end, n), language_)}});
    }
    for (const auto& entry : tongue_.signs) {
        if (!starts_at(at_, entry.first)) continue;
        said_.append(entry.second);
        at_ += entry.first.size();
        return true;
    }
    return false;
}

}  // namespace

Secret as_spoken(std::string_view written, Language language, const VoiceRules& rules) {
    const auto normal = to_nfc(written);
    return normal ? Scan(view(*normal), language, rules).run() : Secret();
}

bool is_vietnamese(std::string_view text) {
    const auto normal = to_nfc(text);
    const auto points = normal ? code_points(view(*normal)) : std::nullopt;
    return points &&
           std::any_of(points->begin(), points->end(), [](char32_t c) { return c > 0x7F && is_letter(c); });
}

}  // namespace motcua::text
