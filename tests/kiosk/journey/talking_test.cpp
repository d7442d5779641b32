// Two people write to each other on one glass.
#include <doctest/doctest.h>

#include "kiosk/text/typing.h"
#include "tests/kiosk/journey/resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = motcua::journey::intent;
namespace effect = motcua::journey::effect;
using journey::Call;
using journey::Screen;

namespace {

void write(Resident& resident, std::string_view words) {
    for (const text::Key& key : text::keys_for(words)) resident.say(intent::Press{"talk", key});
}

void open_talk(Resident& resident) {
    resident.say(intent::CallStaff{});
    resident.say(intent::TurnHelp{Call::Page::cards});
    resident.say(intent::TurnHelp{Call::Page::talk});
}

const journey::Talk& talk_of(const Resident& resident) { return *journey::talk(resident.model); }

}  // namespace

TEST_CASE("one writes and holds it up, the other answers, and what was written last stays to be read") {
    Resident resident;
    resident.begin_with_card();
    open_talk(resident);
    REQUIRE(journey::talk(resident.model));
    write(resident, "Tôi không nghe được. Quầy nào?");
    CHECK(view(talk_of(resident).typed) == "Tôi không nghe được. Quầy nào?");
    resident.say(intent::HoldUpWords{});
    CHECK(talk_of(resident).held_up);
    CHECK(talk_of(resident).typed.empty());
    resident.say(intent::WriteWords{journey::Writer::staff});
    write(resident, "Quầy 3");
    resident.say(intent::HoldUpWords{});
    REQUIRE(talk_of(resident).lines.size() == 2);
    CHECK(talk_of(resident).lines[0].by == journey::Writer::resident);
    CHECK(talk_of(resident).lines[1].by == journey::Writer::staff);
    CHECK(view(talk_of(resident).lines[1].words) == "Quầy 3");
}

TEST_CASE("nothing but blanks is not held up, no line is longer than a page can show, and old ones go") {
    Resident resident;
    resident.begin_with_card();
    open_talk(resident);
    write(resident, "   ");
    resident.say(intent::HoldUpWords{});
    CHECK_FALSE(talk_of(resident).held_up);
    for (int i = 0; i < 400; ++i) write(resident, "a");
    CHECK(talk_of(resident).typed.size() == journey::Limits{}.talk_letters);
    for (int i = 0; i < 9; ++i) {
        write(resident, std::to_string(i));
        resident.say(intent::HoldUpWords{});
        resident.say(intent::WriteWords{journey::Writer::resident});
        write(resident, "n");
    }
    CHECK(talk_of(resident).lines.size() == journey::Limits{}.talk_lines);
}

TEST_CASE("a sentence begins with a capital, and the person's own way of typing holds here, too") {
    Resident resident;
    resident.begin_with_card();
    open_talk(resident);
    CHECK(talk_of(resident).keyboard.capital);
    write(resident, "Chào. ");
    CHECK(talk_of(resident).keyboard.capital);
    write(resident, "A b");
    CHECK_FALSE(talk_of(resident).keyboard.capital);
    resident.say(intent::SwitchMethod{});
    for (const char32_t c : {U'a', U's'}) resident.say(intent::Press{"talk", text::character_key(c)});
    CHECK(view(talk_of(resident).typed) == "Chào. A bá");
    resident.say(intent::SwitchLayer{"talk"});
    CHECK(talk_of(resident).keyboard.layer == journey::Keyboard::Layer::digits);
}

TEST_CASE("Back shows the last line again, then the cards, and the talk is found as it was") {
    Resident resident;
    resident.begin_with_card();
    open_talk(resident);
    write(resident, "Một");
    resident.say(intent::HoldUpWords{});
    resident.say(intent::WriteWords{journey::Writer::staff});
    resident.say(intent::Back{});
    CHECK(talk_of(resident).held_up);
    resident.say(intent::Back{});
    CHECK(resident.model.calling->page == Call::Page::cards);
    resident.say(intent::HelpCame{});
    CHECK(resident.screen() == Screen::question);
    open_talk(resident);
    CHECK(talk_of(resident).lines.size() == 1);
}

TEST_CASE("keys of a talk that does not stand type nothing, and it is part of no answer") {
    Resident resident;
    resident.begin_with_card();
    const auto count = [&] {
        const form::Answers& all = resident.model.visit->answers;
        return std::distance(all.begin(), all.end());
    };
    const auto answers = count();
    write(resident, "Một");
    resident.say(intent::HoldUpWords{});
    CHECK(resident.model.visit->talk.lines.empty());
    open_talk(resident);
    write(resident, "Một");
    resident.say(intent::HoldUpWords{});
    CHECK(count() == answers);
}

TEST_CASE("a talk from the home screen is a visit: silence asks, then wipes; and it ends with the call") {
    Resident resident;
    open_talk(resident);
    write(resident, "Một");
    resident.say(intent::HoldUpWords{});
    resident.wait(Millis{601'000});
    CHECK(resident.screen() == Screen::still_there);
    resident.wait(Millis{61'000});
    CHECK(resident.screen() == Screen::home);
    CHECK(resident.asked_for<effect::WipePersonalData>());

    Resident goes_on;
    open_talk(goes_on);
    write(goes_on, "Một");
    goes_on.say(intent::HelpCame{});
    CHECK(goes_on.screen() == Screen::home);
    CHECK_FALSE(goes_on.model.visit);
    CHECK(goes_on.asked_for<effect::WipePersonalData>());
}

TEST_CASE("Leave asks over the talk, staying loses nothing of it, and the bell goes before the question") {
    Resident resident;
    open_talk(resident);
    write(resident, "Một");
    resident.say(intent::Leave{});
    CHECK(resident.model.visit->leaving);
    resident.say(intent::AnswerLeave{false});
    CHECK(view(talk_of(resident).typed) == "Một");
    resident.say(intent::Leave{});
    resident.say(intent::CallStaff{});
    CHECK_FALSE(resident.model.visit->leaving);
    resident.say(intent::Leave{});
    resident.say(intent::AnswerLeave{true});
    CHECK(resident.screen() == Screen::home);
    CHECK(resident.asked_for<effect::WipePersonalData>());
}
