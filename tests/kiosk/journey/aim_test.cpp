// Who misses what they touch for is offered larger targets.
#include <doctest/doctest.h>

#include "tests/kiosk/journey/resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = motcua::journey::intent;
using journey::Screen;
using journey::Targets;
using journey::TextSize;

namespace {

void miss(Resident& resident, int times, Millis between = Millis{1'000}) {
    for (int i = 0; i < times; ++i) {
        if (i > 0) resident.clock.advance(between);
        resident.say(intent::Missed{});
    }
}

}  // namespace

TEST_CASE("three touches beside everything within five seconds: larger targets are offered, there and then") {
    Resident resident;
    resident.begin_with_card();
    miss(resident, 2);
    CHECK_FALSE(journey::offers_larger_targets(resident.model));
    miss(resident, 1);
    CHECK(journey::offers_larger_targets(resident.model));
    CHECK(resident.screen() == Screen::question);
}

TEST_CASE("a touch now and then, or one that hits in between, is no reason to ask") {
    Resident slow;
    slow.begin_with_card();
    miss(slow, 9, Millis{2'600});
    CHECK_FALSE(journey::offers_larger_targets(slow.model));

    Resident hits;
    hits.begin_with_card();
    for (int i = 0; i < 6; ++i) {
        miss(hits, 2, Millis{200});
        hits.say(intent::StillHere{});
    }
    for (int i = 0; i < 6; ++i) {
        miss(hits, 1);
        hits.say(intent::Missed{true});  // only the screen knows what was hit
    }
    CHECK_FALSE(journey::offers_larger_targets(hits.model));
}

TEST_CASE("yes: one text size up and larger targets, and everything else is as it was") {
    Resident resident;
    resident.begin_with_card();
    const auto page = journey::question_page(resident.model)->id;
    miss(resident, 3);
    resident.say(intent::AnswerLargerTargets{true});
    CHECK_FALSE(journey::offers_larger_targets(resident.model));
    CHECK(resident.model.settings.targets == Targets::larger);
    CHECK(resident.model.settings.text_size == TextSize::large);
    CHECK(journey::question_page(resident.model)->id == page);
    miss(resident, 9, Millis{100});
    CHECK_FALSE(journey::offers_larger_targets(resident.model));  // they are as large as they get
}

TEST_CASE("letters that are the largest already stay so") {
    Resident resident;
    for (int i = 0; i < 3; ++i) resident.say(intent::NextTextSize{});
    miss(resident, 3);
    resident.say(intent::AnswerLargerTargets{true});
    CHECK(resident.model.settings.text_size == TextSize::largest);
}

TEST_CASE("no is remembered until the next person") {
    Resident resident;
    resident.begin_with_card();
    miss(resident, 3);
    resident.say(intent::AnswerLargerTargets{false});
    CHECK_FALSE(journey::offers_larger_targets(resident.model));
    CHECK(resident.model.settings.text_size == TextSize::normal);
    miss(resident, 6, Millis{100});
    CHECK_FALSE(journey::offers_larger_targets(resident.model));
    resident.say(intent::Leave{});
    resident.say(intent::AnswerLeave{true});
    CHECK(resident.model.settings == journey::Settings{});
    miss(resident, 3);
    CHECK(resident.screen() == Screen::home);
    CHECK(journey::offers_larger_targets(resident.model));
}

TEST_CASE("the next person has targets as they usually are, and no question that was meant for another") {
    Resident resident;
    miss(resident, 3);
    resident.wait(Millis{241'000});
    CHECK_FALSE(journey::offers_larger_targets(resident.model));
    miss(resident, 2);
    CHECK_FALSE(journey::offers_larger_targets(resident.model));
    resident.begin_with_card();
    miss(resident, 3);
    resident.say(intent::AnswerLargerTargets{true});
    resident.say(intent::Leave{});
    resident.say(intent::AnswerLeave{true});
    CHECK(resident.model.settings.targets == Targets::usual);
}

TEST_CASE("the bell, Leave, a card and the countdown go before the offer") {
    const auto offered = [] {
        Resident resident;
        resident.begin_with_card();
        miss(resident, 3);
        return resident;
    };
    Resident bell = offered();
    bell.say(intent::CallStaff{});
    CHECK_FALSE(journey::offers_larger_targets(bell.model));
    Resident leaves = offered();
    leaves.say(intent::Leave{});
    CHECK(leaves.model.visit->leaving);
    CHECK_FALSE(journey::offers_larger_targets(leaves.model));
    Resident card = offered();
    card.hold_up(kOtherCard);
    CHECK(card.model.visit->other_card);
    CHECK_FALSE(journey::offers_larger_targets(card.model));
    Resident silent = offered();
    silent.wait(Millis{241'000});
    CHECK(silent.screen() == Screen::still_there);
    CHECK_FALSE(journey::offers_larger_targets(silent.model));
}

TEST_CASE("Back is no, and a machine out of service asks nothing") {
    Resident resident;
    miss(resident, 3);
    resident.say(intent::AnswerLargerTargets{false});
    resident.say(intent::AnswerLargerTargets{true});  // late
    CHECK(resident.model.settings.targets == Targets::refused);
    Resident broken;
    broken.say(intent::FaultRaised{journey::Fault::store_full});
    miss(broken, 3);
    CHECK_FALSE(journey::offers_larger_targets(broken.model));
}
