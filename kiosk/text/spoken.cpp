#include "kiosk/text/spoken.h"

#include <array>

#include <fmt/format.h>

#include "kiosk/base/digits.h"

namespace motcua::text {
namespace {

constexpr std::array<std::string_view, 12> kShortEnglishMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// "1955", "1955-03" or "1955-03-12", each part digits.
bool is_partial_iso(std::string_view iso) {
    if (iso.size() != 4 && iso.size() != 7 && iso.size() != 10) return false;
    if (iso.size() > 4 && iso[4] != '-') return false;
    if (iso.size() > 7 && iso[7] != '-') return false;
    return all_digits(iso.substr(0, 4)) && (iso.size() < 7 || all_digits(iso.substr(5, 2))) &&
           (iso.size() < 10 || all_digits(iso.substr(8, 2)));
}

}  // namespace

std::string date(const std::chrono::year_month_day& day, Language language) {
    const auto d = static_cast<unsigned>(day.day());
    const auto m = static_cast<unsigned>(day.month());
    const auto y = static_cast<int>(day.year());
    if (language == Language::en && m >= 1 && m <= 12)
        return fmt::format("{} {} {}", d, kShortEnglishMonths[m - 1], y);
    return fmt::format("{:02}/{:02}/{:04}", d, m, y);
}

std::string clock_time(const LocalTime& time, Language language) {
    if (language == Language::en) return fmt::format("{}:{:02}", time.hour, time.minute);
    return fmt::format("{} giờ {:02}", time.hour, time.minute);
}

std::string date_and_time(const LocalTime& time, Language language) {
    if (language == Language::en)
        return fmt::format("{} on {}", clock_time(time, language), date(time.day, language));
    return fmt::format("{}, ngày {}", clock_time(time, language), date(time.day, language));
}

std::string partial_date(std::string_view iso) {
    if (!is_partial_iso(iso) || iso.size() == 4) return std::string(iso);
    const std::string_view year = iso.substr(0, 4);
    const std::string_view month = iso.substr(5, 2);
    if (iso.size() == 7) return fmt::format("{}/{}", month, year);
    return fmt::format("{}/{}/{}", iso.substr(8, 2), month, year);
}

}  // namespace motcua::text
