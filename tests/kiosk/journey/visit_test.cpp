#include <doctest/doctest.h>

#include "tests/kiosk/journey/resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = motcua::journey::intent;
namespace effect = motcua::journey::effect;
using journey::Screen;

namespace {

const std::vector<Paper::Kind> kSlipAndDeclaration{Paper::Kind::slip, Paper::Kind::declaration};

}  // namespace

TEST_CASE("poster, notice, card, questions, review, signature, slip: the whole way") {
    Resident resident;
    CHECK(resident.screen() == Screen::home);
    resident.hold_up(kPoster);
    CHECK(resident.screen() == Screen::overview);
    resident.say(intent::Begin{});
    CHECK(resident.screen() == Screen::notice);
    resident.say(intent::NoticeRead{});
    CHECK(resident.screen() == Screen::scan);
    resident.hold_up(kCard);
    CHECK(resident.screen() == Screen::question);
    REQUIRE(resident.answer_all());
    resident.say(intent::Confirm{});
    CHECK(resident.screen() == Screen::sign);
    resident.say(intent::SignByHand{});
    CHECK(resident.screen() == Screen::saving);
    CHECK(resident.asked_for<effect::SaveDossier>());
    resident.say(intent::Saved{some_slip(), {}});
    CHECK(resident.screen() == Screen::receipt);
    CHECK(resident.asked_for<effect::PrintPapers>());
    resident.say(intent::Done{});
    CHECK(resident.screen() == Screen::rating);
    resident.say(intent::Rate{5});
    CHECK(resident.screen() == Screen::home);
    CHECK(resident.asked_for<effect::RecordRating>());
    CHECK(resident.asked_for<effect::WipePersonalData>());
}

TEST_CASE("nothing that the card says is asked") {
    Resident resident;
    resident.begin_with_card();
    while (resident.screen() == Screen::question) {
        for (const content::Field& field : journey::question_page(resident.model)->fields)
            if (!form::person_of(*journey::procedure(resident.model), field.id))
                CHECK(field.from_card == content::CardItem::none);
        resident.answer_page();
    }
    CHECK(resident.screen() == Screen::review);
}

TEST_CASE("before the notice is read the card fills in nothing") {
    Resident resident;
    resident.hold_up(kCard);
    CHECK(resident.screen() == Screen::scan);
    resident.hold_up(kPoster);
    resident.say(intent::Begin{});
    CHECK(resident.model.visit->answers.empty());
    resident.say(intent::NoticeRead{});
    CHECK(resident.screen() == Screen::question);  // the card was there: it is not asked for again
    CHECK_FALSE(resident.model.visit->answers.empty());
}

TEST_CASE("a worn card: after two failed tries the person types, and it is said to be declared") {
    Resident resident;
    resident.hold_up(kPoster);
    resident.say(intent::Begin{});
    resident.say(intent::NoticeRead{});
    resident.say(intent::SawNothingReadable{});
    resident.hold_up("049155999033|205999033|Nguyễn Thị Mẫu");
    CHECK(resident.model.visit->failed_scans == 2);
    CHECK(resident.model.visit->scan_trouble == journey::ScanTrouble::damaged_card);
    resident.say(intent::CardUnreadable{});
    REQUIRE(resident.screen() == Screen::question);
    REQUIRE(resident.answer_all());
    CHECK(resident.model.visit->level == form::IdentityLevel::declared);
    bool declared = false;
    for (const auto& [field, answer] : resident.model.visit->answers)
        declared = declared || answer.source == form::Source::declared;
    CHECK(declared);
}

TEST_CASE("a card that is found in mid-form answers what it can, and no more is asked of that") {
    Resident resident;
    resident.hold_up(kPoster);
    resident.say(intent::Begin{});
    resident.say(intent::NoticeRead{});
    resident.say(intent::NoCard{});
    REQUIRE(resident.screen() == Screen::question);
    resident.hold_up(kCard);
    REQUIRE(resident.screen() == Screen::question);
    for (const content::Field& field : journey::question_page(resident.model)->fields)
        CHECK(field.from_card == content::CardItem::none);
    CHECK(resident.model.visit->level == form::IdentityLevel::qr);
}

TEST_CASE("a second person's card in mid-form never overwrites the first") {
    Resident resident;
    resident.begin_with_card();
    resident.hold_up(kOtherCard);
    CHECK(resident.model.visit->other_card.has_value());
    CHECK(view(resident.model.visit->card->id) == "049155999001");

    SUBCASE("kept: everything stays") {
        resident.say(intent::OtherCard{});
        CHECK_FALSE(resident.model.visit->other_card.has_value());
        CHECK(resident.screen() == Screen::question);
    }
    SUBCASE("a new visit: the first is wiped before the second begins") {
        resident.say(intent::OtherCard{intent::OtherCard::Use::new_visit});
        CHECK(view(resident.model.visit->card->id) == "048088999002");
        CHECK(resident.model.visit->answers.empty());
        CHECK(resident.asked_for<effect::WipePersonalData>());
    }
}

TEST_CASE("Change on the review comes straight back, and Back from there leads where it led before") {
    Resident resident;
    resident.begin_with_card();
    REQUIRE(resident.answer_all());
    const auto pages = form::pages_to_ask(*journey::procedure(resident.model), resident.model.visit->answers);
    const std::size_t history = resident.model.visit->history.size();
    resident.say(intent::Change{pages.back()->id});
    REQUIRE(resident.screen() == Screen::question);
    resident.say(intent::Continue{});
    CHECK(resident.screen() == Screen::review);
    CHECK(resident.model.visit->history.size() == history);
}

TEST_CASE("a Change that opens other questions asks them all, the optional ones too, and then comes back") {
    Resident resident;
    resident.begin_with_card();
    REQUIRE(resident.answer_all());
    resident.say(intent::Change{"marital.status"});
    resident.say(intent::Choose{"marital.status", "divorced"});
    resident.say(intent::Continue{});
    std::vector<std::string> asked;
    for (int pages = 0; pages < 10 && resident.screen() == Screen::question; ++pages) {
        asked.push_back(journey::question_page(resident.model)->id);
        resident.answer_page();
    }
    CHECK(asked ==
          std::vector<std::string>{"divorce.number", "divorce.date", "divorce.court", "divorce.photo"});
    CHECK(resident.screen() == Screen::review);
}

TEST_CASE("Back from a Change is the review with nothing changed") {
    Resident resident;
    resident.begin_with_card();
    REQUIRE(resident.answer_all());
    const auto pages = form::pages_to_ask(*journey::procedure(resident.model), resident.model.visit->answers);
    resident.say(intent::Change{pages.front()->id});
    resident.say(intent::Back{});
    CHECK(resident.screen() == Screen::review);
    CHECK_FALSE(resident.model.visit->changing);
}

TEST_CASE("a card that is wrong: the claim is kept beside the value, the value stays") {
    Resident resident;
    resident.begin_with_card();
    REQUIRE(resident.answer_all());
    std::string field;
    for (const auto& [id, answer] : resident.model.visit->answers)
        if (answer.source == form::Source::card) field = id;
    REQUIRE_FALSE(field.empty());
    const std::string before(resident.model.visit->answers.value(field));
    resident.say(intent::DisputeCard{field});
    CHECK(resident.model.visit->disputed == std::vector<std::string>{field});
    CHECK(resident.model.visit->answers.value(field) == before);
    resident.say(intent::DisputeCard{field});
    CHECK(resident.model.visit->disputed.empty());
}

TEST_CASE("a tap on Submit that comes twice stores once") {
    Resident resident;
    resident.begin_with_card();
    REQUIRE(resident.answer_all());
    resident.say(intent::Confirm{});
    resident.effects.clear();
    resident.say(intent::SignByHand{});
    resident.say(intent::SignByHand{});
    CHECK(std::count_if(resident.effects.begin(), resident.effects.end(), [](const auto& effect) {
              return std::holds_alternative<journey::effect::SaveDossier>(effect);
          }) == 1);
}

TEST_CASE("what could not be stored is said, and every answer is still there") {
    Resident resident;
    resident.begin_with_card();
    REQUIRE(resident.answer_all());
    resident.say(intent::Confirm{});
    resident.say(intent::SignByHand{});
    resident.say(intent::SaveFailed{queue::SaveFault::disk_full});
    CHECK(resident.screen() == Screen::review);
    CHECK(resident.model.visit->save_fault == queue::SaveFault::disk_full);
    CHECK_FALSE(resident.model.visit->answers.empty());
}

TEST_CASE("a hurried Leave while it is being stored loses nothing") {
    Resident resident;
    resident.begin_with_card();
    REQUIRE(resident.answer_all());
    resident.say(intent::Confirm{});
    resident.say(intent::SignByHand{});
    resident.say(intent::Leave{});
    resident.say(intent::AnswerLeave{true});
    resident.say(intent::Back{});
    CHECK(resident.screen() == Screen::saving);
    resident.say(intent::Saved{some_slip(), {}});
    CHECK(resident.screen() == Screen::receipt);
}

TEST_CASE("after the dossier is stored nothing leads back into it") {
    Resident resident;
    resident.finish();
    resident.say(intent::Back{});
    CHECK(resident.screen() == Screen::receipt);
    resident.hold_up(kOtherCard);
    CHECK(resident.screen() == Screen::receipt);
}

TEST_CASE("with a network the papers wait for its answer, so that the slip says what is so") {
    Resident resident;
    resident.say(intent::NetworkChanged{true});
    resident.finish();
    CHECK_FALSE(resident.asked_for<effect::PrintPapers>());
    SUBCASE("it answers: the slip says sent") {
        resident.say(intent::Delivered{some_slip().number, resident.clock.wall()});
        CHECK(resident.model.visit->sent_at.has_value());
    }
    SUBCASE("it does not: the slip says stored") { resident.wait(Millis{3'000}); }
    SUBCASE("the person is done before it") { resident.say(intent::Done{}); }
    SUBCASE("the person wants to leave before it") { resident.say(intent::Leave{}); }
    SUBCASE("the person asks for paper") { resident.say(intent::PrintAgain{}); }
    REQUIRE(resident.count_of<effect::PrintPapers>() == 1);
    CHECK(resident.last_of<effect::PrintPapers>().papers == kSlipAndDeclaration);
    resident.say(intent::Printed{{resident.model.prints, kSlipAndDeclaration}});
    resident.say(intent::Delivered{some_slip().number, resident.clock.wall()});
    resident.wait(Millis{5'000});
    CHECK(resident.count_of<effect::PrintPapers>() == 1);
}

TEST_CASE("Leave asks once, and only where there is something to lose") {
    Resident resident;
    resident.say(intent::OpenScan{});
    resident.say(intent::Leave{});
    CHECK(resident.screen() == Screen::home);
    resident.begin_with_card();
    resident.say(intent::Leave{});
    CHECK(resident.model.visit->leaving);
    resident.say(intent::AnswerLeave{false});
    CHECK(resident.screen() == Screen::question);
    resident.say(intent::Leave{});
    resident.say(intent::AnswerLeave{true});
    CHECK(resident.screen() == Screen::home);
}

TEST_CASE("on paper: the notice says where to go, and the visit ends") {
    Resident resident;
    resident.hold_up(kPoster);
    resident.say(intent::Begin{});
    resident.say(intent::NoticePaper{});
    CHECK(resident.model.visit->on_paper);
    resident.say(intent::Done{});
    CHECK(resident.screen() == Screen::home);
}

TEST_CASE("the address follows the card: a woman of 71 is bà") {
    Resident resident;
    CHECK(journey::address(resident.model) == text::Address::neutral);
    resident.begin_with_card();
    CHECK(journey::address(resident.model) == text::Address::ba);
}

TEST_CASE("a card by QR prepares; it does not file") {
    Resident resident;
    resident.begin_with_card();
    CHECK_FALSE(journey::is_filing(resident.model));
    resident.model.visit->level = form::IdentityLevel::chip;
    CHECK(journey::is_filing(resident.model));
}
