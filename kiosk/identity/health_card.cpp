#include "kiosk/identity/health_card.h"

#include <algorithm>
#include <chrono>
#include <string>

#include "kiosk/base/digits.h"
#include "kiosk/identity/trimmed.h"
#include "kiosk/text/unicode.h"

namespace motcua::identity {
namespace {

constexpr std::size_t kShownMax = 200;  // code points of a name or an address

enum HealthField : std::size_t { kNumber, kHexName, kBorn, kSexDigit, kHexAddress, kFirstPlace, kFrom, kTo };

std::string_view field(std::string_view payload, std::size_t n) {
    for (; n > 0; --n) {
        const auto bar = payload.find('|');
        if (bar == payload.npos) return {};
        payload.remove_prefix(bar + 1);
    }
    return trimmed(payload.substr(0, payload.find('|')));
}

bool is_health_number(std::string_view text) {
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (text.size() == 10) return all_digits(text);
    return text.size() == 15 && is_capital(text[0]) && is_capital(text[1]) && all_digits(text.substr(2));
}

int hex_digit(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Nothing where it is no text in hexadecimal, or one that no card shows.
std::optional<Secret> text_in_hex(std::string_view hex) {
    if (hex.size() % 2 != 0) return std::nullopt;
    Secret bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = hex_digit(hex[i]);
        const int low = hex_digit(hex[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(16 * high + low);
    }
    const auto points = text::code_points(view(bytes));
    if (!points || points->size() > kShownMax) return std::nullopt;
    if (std::any_of(points->begin(), points->end(), text::is_invisible)) return std::nullopt;
    return text::to_nfc(view(text::single_spaced(view(bytes))));
}

// "12/03/1955" or "1955" as ISO 8601; nothing where the calendar has no such day.
std::optional<Secret> day_in(std::string_view text) {
    if (text.size() == 4 && all_digits(text)) return secret(text);
    if (text.size() != 10 || text[2] != '/' || text[5] != '/') return std::nullopt;
    const std::string_view d = text.substr(0, 2);
    const std::string_view m = text.substr(3, 2);
    const std::string_view y = text.substr(6);
    if (!all_digits(d) || !all_digits(m) || !all_digits(y)) return std::nullopt;
    const auto number = [](std::string_view digits) {
        int value = 0;
        for (const char c : digits) value = 10 * value + (c - '0');
        return value;
    };
    const auto day = std::chrono::year{number(y)} / number(m) / number(d);
    if (!day.ok()) return std::nullopt;
    Secret iso = secret(y);
    iso.append("-").append(m).append("-").append(d);
    return iso;
}

}  // namespace

std::optional<HealthCard> parse_health_card(std::string_view payload) {
    if (payload.size() > kPayloadBytesMax) return std::nullopt;
    payload = trimmed(payload);
    const std::string_view sex = field(payload, kSexDigit);
    if (!is_health_number(field(payload, kNumber)) || (sex != "1" && sex != "2")) return std::nullopt;
    auto name = text_in_hex(field(payload, kHexName));
    auto born = day_in(field(payload, kBorn));
    if (!name || name->empty() || !born) return std::nullopt;
    HealthCard card;
    card.number = secret(field(payload, kNumber));
    card.full_name = std::move(*name);
    card.birth_date = std::move(*born);
    card.sex = sex == "1" ? Sex::male : Sex::female;
    card.address = text_in_hex(field(payload, kHexAddress)).value_or(Secret{});
    const std::string_view place = field(payload, kFirstPlace);
    const bool is_place = place.size() <= 20 && std::all_of(place.begin(), place.end(),
                                                            [](char c) { return c >= ' ' && c <= '~'; });
    if (is_place) card.first_place = secret(place);
    card.valid_from = day_in(field(payload, kFrom)).value_or(Secret{});
    card.valid_to = day_in(field(payload, kTo)).value_or(Secret{});
    return card;
}

}  // namespace motcua::identity
