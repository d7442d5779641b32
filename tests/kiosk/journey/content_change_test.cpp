// What somebody at the counter notices when the content changes, or a procedure is recalled.
#include <doctest/doctest.h>

#include "tests/kiosk/journey/resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = motcua::journey::intent;
namespace effect = motcua::journey::effect;
using journey::Screen;

namespace {

std::shared_ptr<const content::Content> next_content() {
    auto next = std::make_shared<content::Content>(*ward_content());
    next->version = "2099.1.1";
    return next;
}

intent::RecallsChanged recall(std::int64_t number = 1) {
    return {content::RecallList{number, {{"1.004873", "lệ phí sai"}}}};
}

}  // namespace

TEST_CASE("new content waits until nobody is here and nobody waits for staff") {
    Resident resident;
    const std::string before = resident.model.machine.content->version;
    SUBCASE("somebody fills a form") {
        resident.begin_with_card();
        resident.say(intent::ContentLoaded{next_content()});
        CHECK(resident.model.machine.content->version == before);
        REQUIRE(resident.answer_all());
        CHECK(resident.model.machine.content->version == before);
        resident.say(intent::Leave{});
        resident.say(intent::AnswerLeave{true});
    }
    SUBCASE("somebody called for staff") {
        resident.say(intent::CallStaff{});
        resident.say(intent::ContentLoaded{next_content()});
        CHECK(resident.model.machine.content->version == before);
        resident.say(intent::HelpCame{});
    }
    SUBCASE("nobody is here") { resident.say(intent::ContentLoaded{next_content()}); }
    CHECK(resident.screen() == Screen::home);
    CHECK(resident.model.machine.content->version == "2099.1.1");
}

TEST_CASE("a recalled procedure cannot be begun, and its sheet not taken away") {
    Resident resident;
    resident.say(recall());
    resident.hold_up(kPoster);
    CHECK(resident.screen() == Screen::overview);
    resident.say(intent::PrintTakeAway{});
    CHECK_FALSE(resident.asked_for<effect::PrintPapers>());
    resident.say(intent::Begin{});
    CHECK(resident.screen() == Screen::home);
}

TEST_CASE("a procedure recalled in mid-form is told at the next page, and nothing of it is stored") {
    Resident resident;
    resident.begin_with_card();
    SUBCASE("among the questions") {
        resident.say(recall());
        CHECK(resident.screen() == Screen::question);
        resident.answer_page();
    }
    SUBCASE("at the review") {
        REQUIRE(resident.answer_all());
        resident.say(recall());
        CHECK(resident.screen() == Screen::review);
    }
    SUBCASE("at the signature") {
        REQUIRE(resident.answer_all());
        resident.say(intent::Confirm{});
        resident.say(recall());
        CHECK(resident.screen() == Screen::sign);
        resident.say(intent::SignByHand{});
    }
    if (resident.screen() != Screen::overview) resident.say(intent::Confirm{});
    if (resident.screen() != Screen::overview) resident.say(intent::Continue{});
    CHECK(resident.screen() == Screen::overview);
    CHECK(journey::is_recalled(resident.model));
    CHECK_FALSE(resident.asked_for<effect::SaveDossier>());
}

TEST_CASE("what was stored before the recall stays stored, with its slip") {
    Resident resident;
    resident.begin_with_card();
    resident.finish();
    resident.say(recall());
    CHECK(resident.screen() == Screen::receipt);
    resident.say(intent::Done{});
    CHECK(resident.screen() == Screen::rating);
}

TEST_CASE("an older list of recalls takes nothing back") {
    Resident resident;
    resident.say(recall(7));
    resident.say(intent::RecallsChanged{content::RecallList{6, {}}});
    CHECK(resident.model.machine.recalls.has("1.004873"));
    resident.say(intent::RecallsChanged{content::RecallList{8, {}}});
    CHECK_FALSE(resident.model.machine.recalls.has("1.004873"));
}
