#include <cmath>

#include "kiosk/logic/coerce.h"
#include "kiosk/logic/dates.h"
#include "kiosk/logic/evaluation.h"

namespace motcua::logic {
namespace {

// A date that was reckoned, or a text that is one. Nothing where it has failed.
std::optional<WallTime> date_in(const Call& call, std::size_t i) {
    const Value value = call[i];
    if (const auto* date = std::get_if<WallTime>(&value)) return *date;
    const auto* text = std::get_if<Text>(&value);
    const auto date = text != nullptr ? parse_date(text->view()) : std::nullopt;
    if (!date) call.in.fail("\"" + std::string(call.known.name) + "\" was given what is not a date");
    return date;
}

template <class Compare>
Value dates_in_order(const Call& call, Compare compare) {
    auto earlier = date_in(call, 0);
    for (std::size_t i = 1; i < call.count() && earlier; ++i) {
        const auto next = date_in(call, i);
        if (!next) return Null{};
        if (!compare(*earlier, *next)) return false;
        earlier = next;
    }
    return true;
}

}  // namespace

Value later(const Call& call) {
    const auto date = date_in(call, 0);
    if (!date) return Null{};
    constexpr double kAmountMax = 1e12;  // plus_time knows better what is too much
    const Value said = call[1];
    const auto* digits = std::get_if<Text>(&said);
    const bool is_amount =
        std::holds_alternative<double>(said) || (digits != nullptr && !digits->view().empty());
    const double amount = to_number(said);
    const Value unit_said = call[2];
    const auto* unit_name = std::get_if<Text>(&unit_said);
    const auto unit = unit_name != nullptr ? time_unit(unit_name->view()) : std::nullopt;
    if (!is_amount || !unit || std::isnan(amount) || std::trunc(amount) != amount)
        return call.in.fail("\"plusTime\" takes a whole number of \"hour\", \"day\", \"month\" or \"year\"");
    const auto moved = std::abs(amount) <= kAmountMax
                           ? plus_time(*date, static_cast<std::int64_t>(amount), *unit)
                           : std::nullopt;
    if (!moved) return call.in.fail("\"plusTime\" leads out of the years 0 to 9999");
    return *moved;
}

Value birth_date(const Call& call) {
    const Value value = call[0];
    const auto* text = std::get_if<Text>(&value);
    const auto date = text != nullptr ? parse_birth_date(text->view()) : std::nullopt;
    if (!date) return call.in.fail("\"dccDateOfBirth\" was given what is not a date like 2004-05-31");
    return *date;
}

Value is_before(const Call& call) {
    return dates_in_order(call, [](WallTime a, WallTime b) { return a < b; });
}
Value is_after(const Call& call) {
    return dates_in_order(call, [](WallTime a, WallTime b) { return a > b; });
}
Value is_not_before(const Call& call) {
    return dates_in_order(call, [](WallTime a, WallTime b) { return a >= b; });
}
Value is_not_after(const Call& call) {
    return dates_in_order(call, [](WallTime a, WallTime b) { return a <= b; });
}

}  // namespace motcua::logic
