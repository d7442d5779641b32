#include "kiosk/queue/ladder.h"

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace motcua::queue {
namespace {

// The table of docs/states.md: a row per event, a column per state it may find.
std::string ladder_as_markdown() {
    std::string table = "| event |";
    std::string rule = "|---|";
    for (const State from : kStates) {
        table += fmt::format(" {} |", name(from));
        rule += "---|";
    }
    table += '\n' + rule + '\n';
    for (const Event event : kEvents) {
        table += fmt::format("| `{}` |", name(event));
        for (const State from : kStates) {
            const auto to = next(from, event);
            table += to ? fmt::format(" {} |", name(*to)) : " |";
        }
        table += '\n';
    }
    return table;
}

std::string page(const char* path) {
    std::ostringstream text;
    text << std::ifstream(std::string(MOTCUA_SOURCE_DIR) + path).rdbuf();
    return text.str();
}

TEST_CASE("the ladder is the one that docs/states.md shows") {
    const std::string shown = page("/docs/states.md");
    INFO("the table as it is:\n" << ladder_as_markdown());
    CHECK(shown.find("\n\n" + ladder_as_markdown() + "\n") != std::string::npos);
}

TEST_CASE("every state and every event has a name of its own, explained in docs/states.md") {
    const std::string shown = page("/docs/states.md");
    std::set<std::string_view> names;
    for (const State state : kStates) {
        names.insert(name(state));
        CHECK(state_named(name(state)) == state);
        CHECK_MESSAGE(shown.find(fmt::format("\n| `{}` | ", name(state))) != std::string::npos, name(state));
    }
    for (const Event event : kEvents) {
        names.insert(name(event));
        CHECK_MESSAGE(shown.find(fmt::format("\n| `{}` | ", name(event))) != std::string::npos, name(event));
    }
    CHECK(names.size() == kStates.size() + kEvents.size());
    CHECK(names.count("") == 0);
    CHECK_FALSE(state_named("Queued"));
    CHECK_FALSE(state_named(""));
}

TEST_CASE("nothing leads out of a final state") {
    for (const State state : kStates)
        for (const Event event : kEvents)
            if (is_final(state)) CHECK_FALSE(next(state, event));
}

TEST_CASE("from every state that is not final a final one can be reached") {
    for (const State start : kStates) {
        CAPTURE(name(start));
        std::set<State> reached{start};
        for (std::size_t round = 0; round < kStates.size(); ++round)
            for (const State from : std::set<State>(reached))
                for (const Event event : kEvents)
                    if (const auto to = next(from, event)) reached.insert(*to);
        bool ends = false;
        for (const State state : reached) ends = ends || is_final(state);
        CHECK(ends);
    }
}

TEST_CASE("a dossier is delivered or refused by the receiver's word alone") {
    for (const State from : kStates)
        for (const Event event : kEvents) {
            const auto to = next(from, event);
            if (to == State::delivered) CHECK(event == Event::accepted);
            if (to == State::refused) CHECK(event == Event::rejected);
        }
}

TEST_CASE("what may have been sent is taken back only with a signed answer") {
    CHECK_FALSE(next(State::sending, Event::void_untried));
    CHECK(next(State::sending, Event::withdraw) == State::withdrawing);
    CHECK(next(State::withdrawing, Event::withdrawal_decided) == State::voided);
}

TEST_CASE("an attempt that a crash cut off is made again") {
    CHECK(next(State::sending, Event::attempt) == State::sending);
    CHECK(next(State::sending, Event::unknown) == State::queued);
}

TEST_CASE("a signed decision that comes late still counts") {
    for (const State waiting : {State::queued, State::held}) {
        CHECK(next(waiting, Event::accepted) == State::delivered);
        CHECK(next(waiting, Event::rejected) == State::refused);
    }
}

}  // namespace
}  // namespace motcua::queue
