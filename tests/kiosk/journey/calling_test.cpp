#include <doctest/doctest.h>

#include "tests/kiosk/journey/resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = motcua::journey::intent;
namespace effect = motcua::journey::effect;
using journey::Call;
using journey::Need;
using journey::Screen;
using journey::ShowCard;

TEST_CASE("a touch on the bell rings it at once, wherever the person is") {
    Resident resident;
    resident.say(intent::CallStaff{});
    CHECK(resident.screen() == Screen::help);
    CHECK(resident.asked_for<effect::RingBell>());
    resident.say(intent::HelpCame{});
    CHECK(resident.screen() == Screen::home);
}

TEST_CASE("nobody is said to come until somebody has answered") {
    Resident resident;
    resident.say(intent::StaffAnswered{1});  // of a call that nobody made
    CHECK_FALSE(resident.model.calling);
    resident.say(intent::CallStaff{});
    CHECK_FALSE(resident.model.calling->ahead);
    resident.say(intent::StaffAnswered{2});
    CHECK(resident.model.calling->ahead == 2);
    resident.say(intent::StaffAnswered{-5});
    CHECK(resident.model.calling->ahead == 0);
    resident.say(intent::HelpCame{});
    resident.say(intent::CallStaff{});
    CHECK_FALSE(resident.model.calling->ahead);  // another call, not yet answered
}

TEST_CASE("what the person needs stands there until they go on") {
    Resident resident;
    resident.say(intent::SayNeed{Need::signing, {}});
    CHECK_FALSE(resident.model.calling);
    resident.say(intent::CallStaff{});
    resident.say(intent::SayNeed{Need::signing, {}});
    CHECK(resident.model.calling->need == Need::signing);
    resident.say(intent::CallStaff{});  // rung again
    CHECK(resident.model.calling->need == Need::signing);
    resident.say(intent::TurnHelp{Call::Page::languages});
    resident.say(intent::SayNeed{Need::language, 0});
    CHECK(resident.model.calling->page == Call::Page::needs);
    CHECK(resident.model.calling->language == 0U);
    resident.say(intent::SayNeed{Need::language, 99});  // the pack names fewer
    CHECK_FALSE(resident.model.calling->language);
}

TEST_CASE("Back leads from a card to the cards, to the call, and out of it") {
    Resident resident;
    resident.begin_with_card();
    resident.say(intent::CallStaff{});
    resident.say(intent::HoldUp{ShowCard::cannot_hear});  // only from the list of cards
    CHECK_FALSE(resident.model.calling->card);
    resident.say(intent::TurnHelp{Call::Page::cards});
    resident.say(intent::HoldUp{ShowCard::cannot_hear});
    CHECK(resident.model.calling->card == ShowCard::cannot_hear);
    resident.say(intent::Back{});
    CHECK_FALSE(resident.model.calling->card);
    CHECK(resident.model.calling->page == Call::Page::cards);
    resident.say(intent::Back{});
    CHECK(resident.model.calling->page == Call::Page::needs);
    resident.say(intent::Back{});
    CHECK(resident.screen() == Screen::question);
}

TEST_CASE("when staff step in, letters, colours and language stay as the person chose them") {
    Resident resident;
    resident.begin_with_card();
    resident.say(intent::NextTextSize{});
    resident.say(intent::NextContrast{});
    resident.say(intent::ToggleLanguage{});
    const journey::Settings chosen = resident.model.settings;
    resident.say(intent::CallStaff{});
    resident.say(intent::StaffAnswered{0});
    resident.say(intent::SayNeed{Need::help, {}});
    resident.say(intent::HelpCame{});
    CHECK(resident.model.settings == chosen);
    CHECK(resident.screen() == Screen::question);
    CHECK_FALSE(resident.model.visit->answers.empty());
}

TEST_CASE("who waits for staff is not silent: nothing is erased for ten minutes") {
    Resident resident;
    resident.begin_with_card();
    resident.say(intent::CallStaff{});
    resident.wait(Millis{599'000});
    CHECK(resident.screen() == Screen::help);
    resident.wait(Millis{2'000});
    CHECK(resident.screen() == Screen::still_there);
}

TEST_CASE("a call from the home screen, left behind, goes by itself after ten minutes") {
    Resident resident;
    resident.say(intent::CallStaff{});
    resident.say(intent::NextTextSize{});
    resident.wait(Millis{599'000});
    CHECK(resident.screen() == Screen::help);
    resident.wait(Millis{2'000});
    CHECK(resident.screen() == Screen::home);
    CHECK(resident.model.settings == journey::Settings{});
}

TEST_CASE(
    "nobody touches the home screen: after half a minute pictures follow each other, every eight seconds") {
    Resident resident;
    resident.say(intent::StillHere{});
    const auto shown = [&] { return journey::show_picture(resident.model, resident.clock.monotonic()); };
    const auto next = [&] {
        return *journey::next_show_picture(resident.model, resident.clock.monotonic()) -
               resident.clock.monotonic();
    };
    CHECK_FALSE(shown());
    CHECK(next() == Millis{30'000});
    resident.wait(Millis{30'000});
    CHECK(shown() == 0);
    CHECK(next() == Millis{8'000});
    resident.wait(Millis{7'000});
    CHECK(shown() == 0);
    resident.wait(Millis{1'000});
    CHECK(shown() == 1);
    resident.say(intent::StillHere{});  // any touch
    CHECK_FALSE(shown());
}

TEST_CASE("the show never stands before somebody who is being helped, or on a machine out of service") {
    Resident resident;
    resident.wait(Millis{60'000});
    const auto shows = [&] {
        return journey::show_picture(resident.model, resident.clock.monotonic() + Millis{60'000}).has_value();
    };
    CHECK(shows());
    resident.say(intent::CallStaff{});
    CHECK_FALSE(shows());
    CHECK_FALSE(journey::next_show_picture(resident.model, resident.clock.monotonic()));
    resident.say(intent::HelpCame{});
    resident.say(intent::OpenScan{});
    CHECK_FALSE(shows());
    resident.say(intent::Leave{});
    resident.say(intent::FaultRaised{journey::Fault::store_full});
    CHECK_FALSE(shows());
}
