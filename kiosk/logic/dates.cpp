#include "kiosk/logic/dates.h"

#include <array>

namespace motcua::logic {
namespace {

using namespace std::chrono;

constexpr int kYearMax = 9999;
constexpr std::int64_t kAmountMax = 100'000'000;  // hours in ten thousand years, rounded up

// Reads a text from its beginning; what does not stand there leaves it as it is.
class DateReader {
  public:
    explicit DateReader(std::string_view text) : rest_(text) {}

    // Exactly so many digits.
    std::optional<int> digits(std::size_t count) {
        if (digits_ahead() < count) return std::nullopt;
        int number = 0;
        for (std::size_t i = 0; i < count; ++i) number = number * 10 + (rest_[i] - '0');
        rest_.remove_prefix(count);
        return number;
    }
    [[nodiscard]] std::size_t digits_ahead() const {
        const auto end = rest_.find_first_not_of("0123456789");
        return end == rest_.npos ? rest_.size() : end;
    }
    bool take(char c) {
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }

  private:
    std::string_view rest_;
};

struct ReadDay {
    year_month_day day;
    bool is_whole = false;  // year, month and day were all said
};

std::optional<ReadDay> read_day(DateReader& reader) {
    const auto y = reader.digits(4);
    if (!y) return std::nullopt;
    if (reader.at_end()) return ReadDay{year{*y} / December / 31d};
    if (!reader.take('-')) return std::nullopt;
    const auto m = reader.digits(2);
    if (!m || *m < 1 || *m > 12) return std::nullopt;
    const auto of = year{*y} / month{static_cast<unsigned>(*m)};
    if (reader.at_end()) return ReadDay{year_month_day(of / last)};
    if (!reader.take('-')) return std::nullopt;
    const auto d = reader.digits(2);
    if (!d) return std::nullopt;
    const year_month_day whole = of / day{static_cast<unsigned>(*d)};
    return whole.ok() ? std::optional(ReadDay{whole, true}) : std::nullopt;
}

std::optional<milliseconds> read_clock(DateReader& reader) {
    std::array<int, 3> parts{};
    constexpr std::array kMost{23, 59, 59};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0 && !reader.take(':')) return std::nullopt;
        const auto part = reader.digits(2);
        if (!part || *part > kMost.at(i)) return std::nullopt;
        parts.at(i) = *part;
    }
    milliseconds time = hours(parts[0]) + minutes(parts[1]) + seconds(parts[2]);
    if (!reader.take('.')) return time;
    if (reader.digits_ahead() == 0) return std::nullopt;
    for (int worth = 100; reader.digits_ahead() > 0; worth /= 10)
        time += milliseconds(*reader.digits(1) * worth);
    return time;
}

// "Z", "+7", "+07", "+700", "+0700", "+7:00", "+07:00", or nothing.
std::optional<minutes> read_offset(DateReader& reader) {
    if (reader.at_end() || reader.take('Z')) return 0min;
    const bool behind = reader.take('-');
    if (!behind && !reader.take('+')) return std::nullopt;
    const std::size_t ahead = reader.digits_ahead();
    if (ahead < 1 || ahead > 4) return std::nullopt;
    const auto h = reader.digits(ahead % 2 == 0 ? 2 : 1);
    const bool with_minutes = ahead > 2 || reader.take(':');
    const auto m = with_minutes ? reader.digits(2) : std::optional(0);
    if (!h || !m || *h > 23 || *m > 59) return std::nullopt;
    const minutes offset = hours(*h) + minutes(*m);
    return behind ? -offset : offset;
}

bool in_range(WallTime date) {
    return date >= sys_days(year{0} / January / 1d) && date < sys_days(year{kYearMax + 1} / January / 1d);
}

// The same day of a month that lies `count` later; see "Leap days".
WallTime plus_months(WallTime date, std::int64_t count) {
    const auto midnight = floor<days>(date);
    const year_month_day from{midnight};
    const auto first = from.year() / from.month() / 1d;
    const auto overflow = from.day() - day{1};
    return sys_days(first + months(count)) + overflow + (date - midnight);
}

}  // namespace

std::optional<WallTime> parse_date(std::string_view text) {
    DateReader reader(text);
    const auto read = read_day(reader);
    if (!read) return std::nullopt;
    const WallTime midnight = sys_days(read->day);
    if (reader.at_end()) return midnight;
    if (!reader.take('T')) return std::nullopt;
    const auto clock = read_clock(reader);
    const auto offset = clock ? read_offset(reader) : std::nullopt;
    if (!offset || !reader.at_end()) return std::nullopt;
    const WallTime date = midnight + *clock - *offset;
    return in_range(date) ? std::optional(date) : std::nullopt;
}

std::optional<WallTime> parse_birth_date(std::string_view text) {
    constexpr std::size_t kLongest = std::string_view("2004-05-31").size();
    return text.size() > kLongest ? std::nullopt : parse_date(text);
}

std::optional<TimeUnit> time_unit(std::string_view name) {
    constexpr std::array kNames{std::pair{std::string_view("hour"), TimeUnit::hour},
                                std::pair{std::string_view("day"), TimeUnit::day},
                                std::pair{std::string_view("month"), TimeUnit::month},
                                std::pair{std::string_view("year"), TimeUnit::year}};
    for (const auto& [known, unit] : kNames)
        if (known == name) return unit;
    return std::nullopt;
}

std::optional<WallTime> plus_time(WallTime date, std::int64_t amount, TimeUnit unit) {
    if (amount < -kAmountMax || amount > kAmountMax || !in_range(date)) return std::nullopt;
    constexpr std::int64_t kMonthsMax = std::int64_t{12} * (kYearMax + 1);
    WallTime moved = date;
    switch (unit) {
        case TimeUnit::hour: moved += hours(amount); break;
        case TimeUnit::day: moved += days(amount); break;
        case TimeUnit::month:
        case TimeUnit::year: {
            const std::int64_t count = unit == TimeUnit::year ? amount * 12 : amount;
            if (count < -kMonthsMax || count > kMonthsMax) return std::nullopt;
            moved = plus_months(date, count);
        }
    }
    return in_range(moved) ? std::optional(moved) : std::nullopt;
}

Secret iso_text(WallTime date) {
    const auto midnight = floor<days>(date);
    const year_month_day day{midnight};
    const hh_mm_ss time{date - midnight};
    Secret text;
    const auto digits = [&text](std::int64_t number, std::int64_t highest) {
        for (std::int64_t worth = highest; worth > 0; worth /= 10)
            text.push_back(static_cast<char>('0' + number / worth % 10));
    };
    digits(static_cast<int>(day.year()), 1000);
    text.push_back('-');
    digits(static_cast<unsigned>(day.month()), 10);
    text.push_back('-');
    digits(static_cast<unsigned>(day.day()), 10);
    text.push_back('T');
    digits(time.hours().count(), 10);
    text.push_back(':');
    digits(time.minutes().count(), 10);
    text.push_back(':');
    digits(time.seconds().count(), 10);
    text.push_back('.');
    digits(time.subseconds().count(), 100);
    text.push_back('Z');
    return text;
}

}  // namespace motcua::logic
