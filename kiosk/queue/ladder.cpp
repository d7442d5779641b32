#include "kiosk/queue/ladder.h"

#include <utility>

namespace motcua::queue {
namespace {

struct Step {
    State from;
    Event event;
    State to;
};

// Every step there is; docs/states.md shows the same as a table. What a receiver signed holds whenever it
// arrives, also for a delivery that waits again or was set aside; a final state and a begun withdrawal hear
// nothing but their own end.
constexpr std::array kSteps{
    Step{State::queued, Event::attempt, State::sending},
    Step{State::queued, Event::accepted, State::delivered},
    Step{State::queued, Event::rejected, State::refused},
    Step{State::queued, Event::set_aside, State::held},
    Step{State::queued, Event::withdraw, State::withdrawing},
    Step{State::queued, Event::void_untried, State::voided},

    Step{State::sending, Event::attempt, State::sending},  // found so after a crash
    Step{State::sending, Event::accepted, State::delivered},
    Step{State::sending, Event::rejected, State::refused},
    Step{State::sending, Event::unknown, State::queued},
    Step{State::sending, Event::set_aside, State::held},
    Step{State::sending, Event::withdraw, State::withdrawing},

    Step{State::held, Event::accepted, State::delivered},
    Step{State::held, Event::rejected, State::refused},
    Step{State::held, Event::put_back, State::queued},
    Step{State::held, Event::withdraw, State::withdrawing},
    Step{State::held, Event::void_untried, State::voided},

    Step{State::withdrawing, Event::withdrawal_decided, State::voided},
};

constexpr std::array<std::pair<State, std::string_view>, kStates.size()> kStateNames{{
    {State::queued, "queued"},
    {State::sending, "sending"},
    {State::delivered, "delivered"},
    {State::refused, "refused"},
    {State::held, "held"},
    {State::withdrawing, "withdrawing"},
    {State::voided, "voided"},
}};

constexpr std::array<std::pair<Event, std::string_view>, kEvents.size()> kEventNames{{
    {Event::attempt, "attempt"},
    {Event::accepted, "accepted"},
    {Event::rejected, "rejected"},
    {Event::unknown, "unknown"},
    {Event::set_aside, "set_aside"},
    {Event::put_back, "put_back"},
    {Event::withdraw, "withdraw"},
    {Event::withdrawal_decided, "withdrawal_decided"},
    {Event::void_untried, "void_untried"},
}};

}  // namespace

std::string_view name(State state) {
    for (const auto& [known, text] : kStateNames)
        if (known == state) return text;
    return {};
}

std::string_view name(Event event) {
    for (const auto& [known, text] : kEventNames)
        if (known == event) return text;
    return {};
}

std::optional<State> state_named(std::string_view text) {
    for (const auto& [known, known_text] : kStateNames)
        if (known_text == text) return known;
    return std::nullopt;
}

std::optional<State> next(State from, Event event) {
    for (const Step& step : kSteps)
        if (step.from == from && step.event == event) return step.to;
    return std::nullopt;
}

bool is_final(State state) {
    return state == State::delivered || state == State::refused || state == State::voided;
}

}  // namespace motcua::queue
