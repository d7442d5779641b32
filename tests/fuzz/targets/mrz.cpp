// A zone whose check digits were made to hold: so that what stands behind them is reached, too.
#include "kiosk/identity/mrz.h"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace motcua;

constexpr auto kToday = std::chrono::year{2026} / 11 / 22;

void require(bool holds) {
    if (!holds) std::abort();
}

void put_digit(std::string& zone, std::size_t from, std::size_t length, std::size_t at) {
    const int digit = identity::check_digit(std::string_view(zone).substr(from, length));
    if (digit >= 0 && at < zone.size()) zone[at] = static_cast<char>('0' + digit);
}

// Typed on a keyboard: whatever stands there so far.
void check_typed(const std::string& text) {
    const auto line = identity::mrz_line_typed(text);
    require(!line || (line->n >= 1 && line->n <= 3 && line->letters.size() <= identity::kMrzLine));
    const std::size_t lines = identity::whole_mrz_lines(text, kToday);
    require(lines <= 2);
    if (lines == 0) return;
    const auto next = identity::mrz_line_typed(text + '\n');
    require(next && next->n == static_cast<int>(lines) + 1 && next->letters.empty());
}

void check(const std::string& text) {
    check_typed(text);
    check_typed(text.substr(0, identity::kMrzLine));
    check_typed(text.substr(0, 2 * identity::kMrzLine));
    const auto mrz = identity::parse_mrz(text, kToday);
    if (!mrz) return require(mrz.error().code.substr(0, 2) == "E_");
    require(identity::parse_citizen_number(view(mrz->id)).has_value());
    require(mrz->birth_date.size() == 4 || mrz->birth_date.size() == 7 || mrz->birth_date.size() == 10);
    require(mrz->plain_name.size() <= identity::kMrzLine);
    identity::may_be_name(view(mrz->plain_name), mrz->name_is_cut, "Nguyễn Thị Mẫu");
    const identity::Card card = identity::card_of(*mrz);
    require(!card.warnings.empty() && card.full_name.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string zone(reinterpret_cast<const char*>(data), size);
    check(zone);
    if (zone.size() < 2 * identity::kMrzLine) return 0;
    put_digit(zone, 5, 9, 14);
    put_digit(zone, 15, 14, 29);
    put_digit(zone, 30, 6, 36);
    put_digit(zone, 38, 6, 44);
    const std::string over =
        zone.substr(5, 25) + zone.substr(30, 7) + zone.substr(38, 7) + zone.substr(48, 11);
    const int digit = identity::check_digit(over);
    if (digit >= 0) zone[59] = static_cast<char>('0' + digit);
    check(zone);
    return 0;
}
