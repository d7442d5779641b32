// The last day that is printed on a card, typed by who stands there; and a card that was left lying.
#include <doctest/doctest.h>

#include "tests/kiosk/journey/resident.h"

namespace motcua::tests {
namespace {

namespace intent = journey::intent;
using identity::chip::Stop;
using journey::Screen;
using Phase = journey::ChipVisit::Phase;

constexpr LaidCard kLaidCard{7, ChipKind::processor, true};

// At a chip that does not open with any of the days that cards usually have.
Resident before_a_shut_chip() {
    Resident resident;
    resident.model.machine.chip_reader = ChipReaderState::works;
    resident.begin_with_card();
    REQUIRE(resident.screen() == Screen::chip);
    resident.say(intent::CardLaid{kLaidCard});
    REQUIRE(resident.model.visit->chip->phase == Phase::reads);
    resident.say(intent::ChipStopped{resident.model.readings, Stop::no_key});
    REQUIRE(resident.model.visit->chip->phase == Phase::stopped);
    return resident;
}

void type_day(Resident& resident, const char* digits) {
    resident.type(std::string(journey::kExpiryField), digits);
}

TEST_CASE("a day that is not whole is asked for whole, one that is in no calendar is looked at again") {
    Resident resident = before_a_shut_chip();
    resident.say(intent::SayExpiry{});
    type_day(resident, "3102");
    resident.say(intent::Continue{});
    CHECK(resident.model.visit->chip->expiry_problem == text::T::problem_date_whole);
    type_day(resident, "2031");
    CHECK_FALSE(resident.model.visit->chip->expiry_problem);
    resident.say(intent::Continue{});
    CHECK(resident.model.visit->chip->expiry_problem == text::T::problem_date);
    CHECK(resident.model.visit->chip->expiry == secret("31022031"));
}

TEST_CASE("with the day that was typed the card that still lies there is read again") {
    Resident resident = before_a_shut_chip();
    resident.say(intent::SayExpiry{});
    type_day(resident, "12032031");
    resident.effects.clear();
    resident.say(intent::Continue{});
    CHECK(resident.model.visit->chip->phase == Phase::reads);
    const auto asked = resident.last_of<journey::effect::ReadChip>();
    REQUIRE(asked.keys.size() == 1);
    CHECK(view(asked.keys.front().letters).find("310312") != std::string_view::npos);
}

TEST_CASE("who comes back to the chip while the card lies on the reader need not lift it") {
    Resident resident;
    resident.model.machine.chip_reader = ChipReaderState::works;
    resident.begin_with_card();
    resident.say(intent::PassOverChip{});
    REQUIRE(resident.screen() == Screen::question);
    resident.say(intent::CardLaid{kLaidCard});
    CHECK(resident.screen() == Screen::question);
    resident.say(intent::Back{});
    REQUIRE(resident.screen() == Screen::chip);
    CHECK(resident.model.visit->chip->phase == Phase::reads);
}

}  // namespace
}  // namespace motcua::tests
