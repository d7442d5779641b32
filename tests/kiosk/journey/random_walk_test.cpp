#include <random>

#include <doctest/doctest.h>

#include "tests/kiosk/journey/resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = motcua::journey::intent;
namespace effect = motcua::journey::effect;

namespace {

#ifdef MOTCUA_SANITIZED
constexpr unsigned kSeeds = 20;
#else
constexpr unsigned kSeeds = 60;
#endif

// Somebody, or a child, touches whatever there is; the world answers when and what it likes.
class Monkey {
  public:
    explicit Monkey(unsigned seed) : dice_(seed) {}

    void act() {
        const bool had_visit = resident.model.visit.has_value();
        const auto asked = resident.say(pick());
        const bool wiped = std::any_of(asked.begin(), asked.end(), [](const auto& effect) {
            return std::holds_alternative<journey::effect::WipePersonalData>(effect);
        });
        if (had_visit && !resident.model.visit) CHECK(wiped);
        if (!resident.model.visit && had_visit) CHECK(resident.model.settings == journey::Settings{});
        check_invariants();
    }

    Resident resident;

  private:
    int roll(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(dice_); }

    std::string some_field() {
        if (!resident.model.visit || resident.model.visit->drafts.empty()) return "nothing";
        return resident.model.visit->drafts[0].field;
    }

    std::string some_option() {
        const content::Page* page = journey::question_page(resident.model);
        if (page && !page->fields.empty() && page->fields.front().type == content::FieldType::address)
            return roll(2) ? journey::kHere : journey::kElsewhere;
        if (!page || page->fields.empty() || page->fields.front().options.empty())
            return roll(2) ? "F" : "nothing";
        const auto& options = page->fields.front().options;
        return options[static_cast<std::size_t>(roll(static_cast<int>(options.size())))].id;
    }

    std::string some_page() {
        const content::Procedure* chosen = journey::procedure(resident.model);
        if (!chosen || chosen->pages.empty()) return "nothing";
        return chosen->pages[static_cast<std::size_t>(roll(static_cast<int>(chosen->pages.size())))].id;
    }

    journey::Intent touch() {
        switch (roll(58)) {
            case 0: return intent::Back{};
            case 1: return intent::Leave{};
            case 2: return intent::AnswerLeave{roll(4) == 0};
            case 3: return intent::CallStaff{};
            case 4: return intent::HelpCame{};
            case 5: return intent::ToggleLanguage{};
            case 6: return intent::OpenProcedures{};
            case 7: return intent::ChooseProcedure{"1.004873"};
            case 8: return intent::Begin{};
            case 9: return intent::NoticeRead{};
            case 10: return intent::NoCard{};
            case 11: return intent::OtherCard{static_cast<intent::OtherCard::Use>(roll(3))};
            case 12: return intent::Choose{some_field(), some_option()};
            case 13:
                return intent::Press{some_field(), {text::Key::Kind::character, U'0' + char32_t(roll(60))}};
            case 14: return intent::Continue{};
            case 15: return intent::Change{some_page()};
            case 16: return intent::Confirm{};
            case 17: return intent::SignOnScreen{};
            case 18: return intent::SignByHand{};
            case 19: return intent::Done{};
            case 20: return intent::Rate{roll(7)};
            case 21: return intent::ReadAloud{};
            case 22: return intent::ToggleCurtain{};
            case 23: return intent::PauseSpeech{};
            case 24: return intent::ChangePace{roll(3) - 1};
            case 25: return intent::ChangeLoudness{roll(3) - 1};
            case 26: return intent::Stirred{};
            case 27: return intent::TurnHelp{static_cast<journey::Call::Page>(roll(4))};
            case 28: return intent::SayNeed{static_cast<journey::Need>(roll(5)), std::size_t(roll(4))};
            case 29: return intent::HoldUp{static_cast<journey::ShowCard>(roll(10))};
            case 30: return intent::SwitchMethod{};
            case 32: return intent::ConfirmUnit{roll(2) == 0};
            case 33: return intent::Missed{};
            case 35: return intent::Press{"talk", {text::Key::Kind::character, U'0' + char32_t(roll(60))}};
            case 36: return intent::HoldUpWords{};
            case 37: return intent::WriteWords{static_cast<journey::Writer>(roll(2))};
            case 34: return intent::AnswerLargerTargets{roll(2) == 0};
            case 31: return intent::TakeSuggestion{some_field(), static_cast<std::size_t>(roll(5))};
            case 38: return intent::PickPlace{some_field(), roll(2) ? "thành phố Đà Nẵng" : "thôn Vĩnh Bình"};
            case 40: return intent::PrintAgain{};
            case 41: return intent::PrintTakeAway{};
            case 39: return intent::PlaceAsTyped{some_field()};
            case 42: return intent::OpenSearch{};
            case 43: return intent::ShowResults{};
            case 44: return intent::OpenSituation{roll(2) ? "family" : "papers"};
            case 46: return intent::TakePhoto{};
            case 47: return intent::PressShutter{};
            case 45: return intent::Press{"search", {text::Key::Kind::character, U'a' + char32_t(roll(26))}};
            case 49: return intent::TypeCode{text::character_key(U'0' + char32_t(roll(60)))};
            case 50: return intent::TypeCode{text::erase_key()};
            case 51: return intent::SendCode{};
            case 52: return intent::DropCode{};
            case 53: return intent::ReadChip{};
            case 54: return intent::PassOverChip{};
            case 55: return intent::SayExpiry{};
            case 56: return intent::NoExpiry{};
            case 57:
                return intent::Press{journey::kExpiryField.data(),
                                     text::character_key(U'0' + char32_t(roll(10)))};
            default: return intent::StepCount{some_field(), roll(3) - 1};
        }
    }

    // Of a job that was given, now or for somebody before, or of none.
    PrintReport some_report() {
        PrintReport report{resident.model.prints - static_cast<unsigned>(roll(2)), {}};
        for (const auto kind : {Paper::Kind::slip, Paper::Kind::declaration, Paper::Kind::take_away})
            if (roll(2) == 0) report.printed.push_back(kind);
        if (roll(2) == 0) report.trouble = static_cast<PrintTrouble>(roll(5));
        return report;
    }

    // Of the card that is held up here, or of nobody's; proved, or whatever else.
    std::shared_ptr<const identity::chip::Reading> some_reading() {
        auto read = std::make_shared<identity::chip::Reading>();
        read->zone.id = secret(roll(4) != 0 ? "049155999001" : "049155999002");
        read->zone.birth_date = secret("1955-03-12");
        read->zone.plain_name = secret("NGUYEN THI MAU");
        read->proof.signature = static_cast<identity::chip::Signature>(roll(3));
        read->proof.issuer = static_cast<identity::chip::Issuer>(roll(4));
        read->proof.original = static_cast<identity::chip::Original>(roll(3));
        read->proof.groups = {{1, roll(4) != 0}};
        return read;
    }

    const char* some_code() {
        static const std::array all{kCard, kOtherCard, kPoster, "https://example.invalid/"};
        return all.at(static_cast<std::size_t>(roll(static_cast<int>(all.size()))));
    }

    journey::Intent world() {
        switch (roll(22)) {
            case 0:
            case 1:
            case 2:
            case 3: return intent::Scanned{secret(some_code())};
            case 4: return intent::SawNothingReadable{};
            case 5: return intent::Saved{};
            case 6: return intent::SaveFailed{};
            case 7:
                return intent::DevicesChanged{true, roll(4) != 0, CameraState::none,
                                              roll(4) != 0 ? ChipReaderState::works : ChipReaderState::down};
            case 15:
            case 16:
                return intent::CardLaid{
                    {static_cast<std::uint32_t>(1 + roll(3)), static_cast<ChipKind>(roll(3))}};
            case 17: return intent::CardTaken{static_cast<std::uint32_t>(1 + roll(3))};
            case 18:
                return intent::ChipStep{resident.model.readings, static_cast<identity::chip::Step>(roll(7))};
            case 19:
                return intent::ChipStopped{resident.model.readings - static_cast<unsigned>(roll(2)),
                                           static_cast<identity::chip::Stop>(roll(8))};
            case 20: return intent::ChipRead{resident.model.readings, some_reading(), {}};
            case 8: return intent::Say{{{"a", secret("Kính chào"), text::Language::vi, ""}}};
            case 9: return intent::SpeechAt{resident.model.speech.script, static_cast<std::size_t>(roll(3))};
            case 10:
                return intent::SpeechEnded{resident.model.speech.script - static_cast<unsigned>(roll(2))};
            case 11: return intent::HeadphonesChanged{static_cast<journey::Headphones>(roll(3))};
            case 12: return intent::StaffAnswered{roll(4)};
            case 13: return intent::Printed{some_report()};
            case 14: return intent::CameraSaw{roll(2) ? std::make_shared<LivePicture>() : nullptr};
            default: return intent::StatusAnswer{};
        }
    }

    journey::Intent pick() {
        if (roll(40) == 0) resident.clock.advance(Millis{roll(400'000)});
        if (roll(10) == 0) return intent::Tick{resident.clock.wall()};
        if (resident.screen() == journey::Screen::question && roll(3) == 0) {
            resident.answer_page();
            return intent::StillHere{};
        }
        return roll(5) == 0 ? world() : touch();
    }

    void check_invariants() {
        const journey::Model& model = resident.model;
        if (!model.machine.speaker_ready) CHECK_FALSE(model.settings.curtain);
        if (model.speech.speaking) CHECK(model.machine.speaker_ready);
        if (model.typed_code) CHECK(journey::may_type_code(model));
        if (!model.visit) return;
        const journey::Visit& visit = *model.visit;
        const Gaze gaze = journey::gaze(model);
        if (gaze != Gaze::aim && gaze != Gaze::paper) CHECK_FALSE(visit.live);
        if (!visit.answers.empty()) CHECK(visit.notice_read);
        if (visit.level == form::IdentityLevel::chip) {
            REQUIRE(visit.chip_evidence);
            CHECK(visit.chip_evidence->verdict == identity::chip::Verdict::proved);
        }
        if (visit.chip_evidence) CHECK_FALSE(identity::chip::stops(visit.chip_evidence->verdict));
        if (resident.screen() == journey::Screen::chip) CHECK(visit.chip.has_value());
        if (journey::is_stopped_by_chip(model)) CHECK(resident.screen() != journey::Screen::sign);
        if (resident.screen() == journey::Screen::receipt) CHECK(visit.slip.has_value());
        if (resident.screen() == journey::Screen::question) CHECK(journey::question_page(model) != nullptr);
        if (resident.screen() == journey::Screen::sign) {
            const content::Procedure& chosen = *journey::procedure(model);
            CHECK(form::first_incomplete(chosen, visit.answers, model.machine.now.day) == nullptr);
        }
        CHECK(visit.history.size() < 5'000);
    }

    std::mt19937 dice_;
};

}  // namespace

TEST_CASE("whatever is touched in whatever order, the visit stays whole and its end is a wipe") {
    for (unsigned seed = 1; seed <= kSeeds; ++seed) {
        CAPTURE(seed);
        Monkey monkey(seed);
        for (int i = 0; i < 1'500; ++i) monkey.act();
    }
}
