#include <doctest/doctest.h>

#include "tests/kiosk/journey/resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = motcua::journey::intent;
namespace effect = motcua::journey::effect;
using journey::Screen;

TEST_CASE("after 240 s of silence the machine asks, after 60 s more everything is gone") {
    Resident resident;
    resident.begin_with_card();
    resident.wait(Millis{239'000});
    CHECK(resident.screen() == Screen::question);
    resident.wait(Millis{1'000});
    CHECK(resident.screen() == Screen::still_there);
    CHECK(journey::seconds_left(resident.model, resident.clock.monotonic()) == 60);
    resident.wait(Millis{59'000});
    CHECK(resident.screen() == Screen::still_there);
    resident.effects.clear();
    resident.wait(Millis{1'000});
    CHECK(resident.screen() == Screen::home);
    CHECK_FALSE(resident.model.visit.has_value());
    CHECK(resident.asked_for<effect::WipePersonalData>());
}

TEST_CASE("any tap goes on where the person was") {
    Resident resident;
    resident.begin_with_card();
    resident.wait(Millis{240'000});
    resident.say(intent::StillHere{});
    CHECK(resident.screen() == Screen::question);
    resident.wait(Millis{239'000});
    CHECK(resident.screen() == Screen::question);
}

TEST_CASE("ten more minutes are ten more minutes") {
    Resident resident;
    resident.begin_with_card();
    resident.wait(Millis{240'000});
    resident.say(intent::MoreTime{});
    resident.wait(Millis{599'000});
    CHECK(resident.screen() == Screen::question);
    resident.wait(Millis{2'000});
    CHECK(resident.screen() == Screen::still_there);
}

TEST_CASE("being read to is being there") {
    Resident resident;
    resident.begin_with_card();
    resident.say(intent::ReadAloud{});
    for (std::size_t piece = 0; piece < 5; ++piece) {
        resident.say(intent::Say{{{"question.title", secret("Kính chào"), text::Language::vi, ""}}});
        resident.wait(Millis{120'000});
    }
    CHECK(resident.screen() == Screen::question);
    resident.say(intent::SpeechEnded{resident.model.speech.script});
    resident.wait(Millis{480'000});
    CHECK(resident.screen() == Screen::still_there);
}

TEST_CASE("settings are back to the defaults for the next person") {
    Resident resident;
    resident.begin_with_card();
    resident.say(intent::NextTextSize{});
    resident.say(intent::NextContrast{});
    resident.say(intent::ToggleLanguage{});
    resident.wait(Millis{300'000});
    CHECK(resident.model.settings == journey::Settings{});
}

TEST_CASE("settings changed on the home screen and left behind go back by themselves") {
    Resident resident;
    resident.say(intent::NextTextSize{});
    resident.wait(Millis{239'000});
    CHECK(resident.model.settings.text_size == journey::TextSize::large);
    resident.wait(Millis{2'000});
    CHECK(resident.model.settings == journey::Settings{});
}
