#include "kiosk/identity/chip/access.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "kiosk/identity/card_date.h"
#include "kiosk/identity/mrz.h"

namespace motcua::identity::chip {
namespace {

namespace chrono = std::chrono;

constexpr std::size_t kNumberLetters = 9;  // of the zone's document number
constexpr std::size_t kDateLetters = 6;
constexpr std::string_view kNoEnd = "991231";

std::optional<chrono::year_month_day> whole_date(std::string_view iso) {
    constexpr std::size_t kIso = 10;
    if (iso.size() != kIso) return std::nullopt;
    const chrono::year_month_day date =
        chrono::year{number_in(iso.substr(0, 4))} / number_in(iso.substr(5, 2)) / number_in(iso.substr(8, 2));
    return date.ok() ? std::optional(date) : std::nullopt;
}

Secret in_zone(chrono::year_month_day date) {
    return secret(fmt::format("{:02}{:02}{:02}", static_cast<int>(date.year()) % 100,
                              static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())));
}

// "1955-03-12" as "550312", "1955" as "55<<<<".
Secret in_zone(std::string_view iso) {
    Secret letters;
    for (const char c : iso.substr(std::min<std::size_t>(2, iso.size())))
        if (c != '-') letters += c;
    letters.resize(kDateLetters, '<');
    return letters;
}

void append_checked(Secret& to, std::string_view letters, std::size_t size) {
    Secret field(letters.substr(0, size));
    field.resize(size, '<');
    to += field;
    const int digit = check_digit(view(field));
    to += static_cast<char>('0' + std::max(digit, 0));
}

// The days on which a card of somebody born then may end, the likeliest first.
class Expiries {
  public:
    Expiries(chrono::year_month_day born, const RenewalRule& rule) : born_(born), rule_(rule) {}

    // `got`: when the card was issued; else the day on which somebody stands here with it.
    std::vector<Secret> of_card_from(chrono::year_month_day got, bool is_issue_date) {
        const auto expected = std::find_if(rule_.ages.begin(), rule_.ages.end(),
                                           [&](int age) { return got < birthday(age - rule_.early_years); });
        if (expected != rule_.ages.end()) add(*expected);
        if (expected == rule_.ages.end()) add_no_end();
        for (const int age : rule_.ages)
            if (got < birthday(age)) add(age);
        add_no_end();
        if (!is_issue_date)  // it may have ended already
            for (auto age = rule_.ages.rbegin(); age != rule_.ages.rend(); ++age)
                if (!(got < birthday(*age))) add(*age);
        return std::move(found_);
    }

  private:
    [[nodiscard]] chrono::year_month_day birthday(int age) const {
        return (born_.year() + chrono::years{age}) / born_.month() / born_.day();
    }
    void add(int age) {
        const auto day = birthday(age);
        if (day.ok()) return add(in_zone(day));
        // Born on a 29th of February: no rule says which day stands in for it.
        add(in_zone(chrono::year_month_day(day.year() / chrono::February / 28)));
        add(in_zone(chrono::year_month_day(day.year() / chrono::March / 1)));
    }
    void add_no_end() { add(secret(kNoEnd)); }
    void add(const Secret& date) {
        if (std::find(found_.begin(), found_.end(), date) == found_.end()) found_.push_back(date);
    }

    chrono::year_month_day born_;
    const RenewalRule& rule_;
    std::vector<Secret> found_;
};

std::vector<Secret> expiries(const Card& card, const RenewalRule& rule, chrono::year_month_day today) {
    if (!card.zone_expiry.empty()) return {card.zone_expiry};
    const auto born = whole_date(view(card.birth_date));
    if (!born) return {secret(kNoEnd)};  // so are the old ones' dates, and theirs have no end
    const auto issued = whole_date(view(card.issue_date));
    return Expiries(*born, rule).of_card_from(issued.value_or(today), issued.has_value());
}

}  // namespace

AccessKey access_key(std::string_view document_number, std::string_view birth, std::string_view expiry) {
    AccessKey key;
    append_checked(key.letters, document_number, kNumberLetters);
    append_checked(key.letters, birth, kDateLetters);
    append_checked(key.letters, expiry, kDateLetters);
    return key;
}

std::vector<AccessKey> access_keys(const Card& card, const RenewalRule& rule, chrono::year_month_day today) {
    std::vector<AccessKey> keys;
    if (!parse_citizen_number(view(card.id)) || card.birth_date.size() < 4) return keys;
    const Secret birth = in_zone(view(card.birth_date));
    for (const Secret& expiry : expiries(card, rule, today)) {
        if (keys.size() == kAccessKeysMax) break;
        keys.push_back(access_key(view(card.id).substr(3), view(birth), view(expiry)));
    }
    return keys;
}

}  // namespace motcua::identity::chip
