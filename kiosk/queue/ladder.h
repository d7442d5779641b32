// The machine ladder of one delivery: one pure function, and nothing else changes a state.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace motcua::queue {

enum class State : std::uint8_t { queued, sending, delivered, refused, held, withdrawing, voided };
inline constexpr std::array kStates{State::queued, State::sending,     State::delivered, State::refused,
                                    State::held,   State::withdrawing, State::voided};

enum class Event : std::uint8_t {
    attempt,             // about to be sent; written down before it is
    accepted,            // a signed decision names this id and digest
    rejected,            // a signed decision says no
    unknown,             // cut, timed out, 2xx without a decision: the same id again
    set_aside,           // we cannot make it pass
    put_back,            // staff
    withdraw,            // resident or two staff
    withdrawal_decided,  // signed answer to a withdrawal
    void_untried,        // withdrawn before any attempt and not exported: final at once
};
inline constexpr std::array kEvents{Event::attempt,  Event::accepted,           Event::rejected,
                                    Event::unknown,  Event::set_aside,          Event::put_back,
                                    Event::withdraw, Event::withdrawal_decided, Event::void_untried};

std::string_view name(State state);
std::string_view name(Event event);
std::optional<State> state_named(std::string_view name);

// Where `event` leads from `from`; empty where it may not happen (the caller's defect, or a late answer to
// ignore).
std::optional<State> next(State from, Event event);

// Nothing more is expected of the machine.
bool is_final(State state);

}  // namespace motcua::queue
