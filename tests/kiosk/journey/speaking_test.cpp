#include <set>

#include <doctest/doctest.h>

#include "tests/kiosk/journey/resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = motcua::journey::intent;
namespace effect = motcua::journey::effect;
using journey::Headphones;
using journey::Screen;
using journey::Settings;

namespace {

intent::Say two_pieces() {
    return {{{"home.title", secret("Kính chào"), text::Language::vi, ""},
             {"home.scan", secret("Quét thẻ"), text::Language::vi, ""}}};
}

template <class E>
const E* asked(const std::vector<journey::Effect>& effects) {
    for (const journey::Effect& each : effects)
        if (const auto* found = std::get_if<E>(&each)) return found;
    return nullptr;
}

}  // namespace

TEST_CASE("what is said is shown, piece by piece, to its end") {
    Resident resident;
    resident.say(intent::ReadAloud{});
    CHECK(resident.model.settings.read_aloud);
    const auto effects = resident.say(two_pieces());
    const auto* speak = asked<effect::Speak>(effects);
    REQUIRE(speak);
    CHECK(speak->pieces.size() == 2);
    CHECK(resident.model.speech.widget() == "home.title");
    resident.say(intent::SpeechAt{speak->script, 1});
    CHECK(resident.model.speech.widget() == "home.scan");
    resident.say(intent::SpeechEnded{speak->script});
    CHECK(resident.model.speech.widget().empty());
    CHECK(resident.model.settings.read_aloud);  // the next screen is read, too
}

TEST_CASE("news of what was said before do not confuse what is said now") {
    Resident resident;
    resident.say(intent::ReadAloud{});
    resident.say(two_pieces());
    const auto old = resident.model.speech.script;
    resident.say(two_pieces());
    resident.say(intent::SpeechAt{old, 1});
    CHECK(resident.model.speech.widget() == "home.title");
    resident.say(intent::SpeechEnded{old});
    CHECK(resident.model.speech.speaking);
    resident.say(intent::SpeechAt{resident.model.speech.script, 99});
    CHECK(resident.model.speech.widget() == "home.title");
}

TEST_CASE("a second tap on Read aloud stops at once") {
    Resident resident;
    resident.say(intent::ReadAloud{});
    resident.say(two_pieces());
    const auto effects = resident.say(intent::ReadAloud{});
    CHECK(asked<effect::StopSpeaking>(effects));
    CHECK_FALSE(resident.model.speech.speaking);
    CHECK_FALSE(resident.model.settings.read_aloud);
}

TEST_CASE("the next screen stops what the last one said") {
    Resident resident;
    resident.say(intent::ReadAloud{});
    resident.say(two_pieces());
    const auto effects = resident.say(intent::OpenScan{});
    CHECK(asked<effect::StopSpeaking>(effects));
    CHECK_FALSE(resident.model.speech.speaking);
}

TEST_CASE("a pause is a pause until it is ended") {
    Resident resident;
    CHECK(resident.say(intent::PauseSpeech{}).empty());
    resident.say(intent::ReadAloud{});
    resident.say(two_pieces());
    const auto paused = resident.say(intent::PauseSpeech{});
    REQUIRE(asked<effect::PauseSpeaking>(paused));
    CHECK(asked<effect::PauseSpeaking>(paused)->paused);
    const auto resumed = resident.say(intent::PauseSpeech{});
    CHECK_FALSE(asked<effect::PauseSpeaking>(resumed)->paused);
}

TEST_CASE("eight paces from 50 to 200 percent, and eight steps of loudness of at most 10 dB") {
    Resident resident;
    std::vector<int> paces;
    for (int i = 0; i < 20; ++i) {
        const auto effects = resident.say(intent::ChangePace{i < 10 ? -1 : 1});
        paces.push_back(asked<effect::SetVoice>(effects)->pace_percent);
    }
    CHECK(*std::min_element(paces.begin(), paces.end()) == 50);
    CHECK(*std::max_element(paces.begin(), paces.end()) == 200);
    CHECK(std::set<int>(paces.begin(), paces.end()).size() == 8);
    int last = -1000;
    for (int i = 0; i < 8; ++i) resident.say(intent::ChangeLoudness{-1});
    for (int i = 0; i < 8; ++i) {
        const auto effects = resident.say(intent::ChangeLoudness{1});
        const int gain = asked<effect::SetVoice>(effects)->gain_db;
        if (last > -1000) CHECK(gain - last <= 10);
        CHECK(gain <= 0);
        last = gain;
    }
    CHECK(last == 0);
}

TEST_CASE("the next person hears the machine as it is meant to be") {
    Resident resident;
    resident.begin_with_card();
    resident.say(intent::ReadAloud{});
    for (int i = 0; i < 4; ++i) resident.say(intent::ChangeLoudness{1});
    resident.say(intent::ChangePace{1});
    resident.say(two_pieces());
    resident.say(intent::Leave{});
    const auto effects = resident.say(intent::AnswerLeave{true});
    CHECK(resident.model.settings == Settings{});
    REQUIRE(asked<effect::SetVoice>(effects));
    CHECK(asked<effect::SetVoice>(effects)->pace_percent == 100);
    CHECK(asked<effect::SetVoice>(effects)->gain_db == journey::kLoudness[journey::kNormalLoudness]);
    CHECK(asked<effect::StopSpeaking>(effects));
    CHECK_FALSE(resident.model.speech.speaking);
}

TEST_CASE("without a speaker nothing is read, and one that is lost ends reading and the black screen") {
    Resident resident;
    resident.say(intent::DevicesChanged{true, false});
    resident.say(intent::ReadAloud{});
    resident.say(intent::ToggleCurtain{});
    CHECK(resident.model.settings == Settings{});
    CHECK(resident.say(two_pieces()).empty());

    resident.say(intent::DevicesChanged{true, true});
    resident.say(intent::ToggleCurtain{});
    resident.say(two_pieces());
    CHECK(resident.model.settings.curtain);
    resident.say(intent::DevicesChanged{true, false});
    CHECK_FALSE(resident.model.settings.curtain);
    CHECK_FALSE(resident.model.speech.speaking);
}

TEST_CASE("headphones pulled out silence what was meant for them alone") {
    Resident resident;
    resident.say(intent::HeadphonesChanged{Headphones::plugged});
    CHECK(journey::may_say_personal(resident.model));
    resident.say(intent::ReadAloud{});
    resident.say(two_pieces());
    const auto effects = resident.say(intent::HeadphonesChanged{Headphones::unplugged});
    CHECK(asked<effect::StopSpeaking>(effects));
    CHECK_FALSE(journey::may_say_personal(resident.model));
    CHECK_FALSE(resident.model.speech.speaking);
}

TEST_CASE("who goes by ear or with large letters has twice the silence") {
    for (const int way : {0, 1, 2}) {
        CAPTURE(way);
        Resident resident;
        resident.begin_with_card();
        if (way == 0) resident.say(intent::ReadAloud{});
        if (way == 1) resident.say(intent::ToggleCurtain{});
        if (way == 2) {
            resident.say(intent::NextTextSize{});
            resident.say(intent::NextTextSize{});
        }
        resident.wait(Millis{479'000});
        CHECK(resident.screen() == Screen::question);
        resident.effects.clear();
        resident.wait(Millis{1'000});
        CHECK(resident.screen() == Screen::still_there);
        CHECK(resident.asked_for<effect::SoundNotice>());
    }
}

TEST_CASE("by ear the countdown begins when the warning was said") {
    Resident resident;
    resident.begin_with_card();
    resident.say(intent::ToggleCurtain{});
    resident.wait(Millis{480'000});
    resident.say(two_pieces());
    resident.wait(Millis{45'000});
    CHECK(journey::seconds_left(resident.model, resident.clock.monotonic()) == 60);
    resident.say(intent::SpeechEnded{resident.model.speech.script});
    resident.wait(Millis{59'000});
    CHECK(resident.screen() == Screen::still_there);
    resident.wait(Millis{1'000});
    CHECK(resident.screen() == Screen::home);
}

TEST_CASE("moving about the warning with keys answers nothing, and gives the whole time again") {
    Resident resident;
    resident.begin_with_card();
    resident.wait(Millis{280'000});
    CHECK(resident.screen() == Screen::still_there);
    resident.say(intent::Stirred{});
    CHECK(resident.screen() == Screen::still_there);
    CHECK(journey::seconds_left(resident.model, resident.clock.monotonic()) == 60);
    resident.say(intent::MoreTime{});
    CHECK(resident.screen() == Screen::question);
}

TEST_CASE("a voice that never tells its end keeps nobody's data on the screen") {
    Resident resident;
    resident.begin_with_card();
    resident.say(intent::ReadAloud{});
    resident.say(two_pieces());
    resident.wait(Millis{180'000 + 480'000 + 60'000});
    CHECK(resident.screen() == Screen::home);
}

namespace {

// The pack names a language that is only heard.
void hear_vidu(Resident& resident) {
    auto content = std::make_shared<content::Content>(*resident.model.machine.content);
    content->locality.voice_languages = {{"vidu", "Vídu"}};
    resident.model.machine.content = std::move(content);
    resident.say(intent::DevicesChanged{true, true});
}

}  // namespace

TEST_CASE("the language control leads to what is only heard: the screen stays Vietnamese and is read aloud") {
    Resident resident;
    hear_vidu(resident);
    resident.say(intent::ToggleLanguage{});
    CHECK(resident.model.settings.language == text::Language::en);
    CHECK_FALSE(journey::voice_language(resident.model));
    resident.say(intent::ToggleLanguage{});
    CHECK(resident.model.settings.language == text::Language::vi);
    REQUIRE(journey::voice_language(resident.model));
    CHECK(journey::voice_language(resident.model)->tag == "vidu");
    CHECK(resident.model.settings.read_aloud);
    resident.say(intent::ToggleLanguage{});
    CHECK(resident.model.settings == journey::Settings{});
}

TEST_CASE("without a sound nothing that is only heard is offered, and it goes when the sound does") {
    Resident resident;
    hear_vidu(resident);
    for (int i = 0; i < 2; ++i) resident.say(intent::ToggleLanguage{});
    resident.say(intent::DevicesChanged{true, false});
    CHECK_FALSE(resident.model.settings.voice_language);
    for (int i = 0; i < 2; ++i) resident.say(intent::ToggleLanguage{});
    CHECK(resident.model.settings == journey::Settings{});
}

TEST_CASE("the next person hears Vietnamese again") {
    Resident resident;
    hear_vidu(resident);
    resident.begin_with_card();
    for (int i = 0; i < 2; ++i) resident.say(intent::ToggleLanguage{});
    REQUIRE(journey::voice_language(resident.model));
    resident.say(intent::Leave{});
    resident.say(intent::AnswerLeave{true});
    CHECK_FALSE(journey::voice_language(resident.model));
}
