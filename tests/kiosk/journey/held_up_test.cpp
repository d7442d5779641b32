// Whatever is held up, on whatever screen: what happens, and that it never costs anybody an answer.
#include "kiosk/journey/held_up.h"

#include <array>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/kiosk/journey/resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = motcua::journey::intent;
namespace effect = motcua::journey::effect;
namespace place = motcua::journey::place;
using identity::PayloadKind;
using journey::HeldUp;
using journey::Moment;
using journey::ScanTrouble;
using journey::Screen;

namespace {

constexpr const char* kZone =
    "IDVNM1559990017049155999001<<8\n5503126F9912315VNM<<<<<<<<<<<6\nNGUYEN<<THI<MAU";
constexpr const char* kOtherPoster = "1.001193.000.00.00.H17";

// One of each kind, in their order.
std::string payload(PayloadKind kind) {
    switch (kind) {
        case PayloadKind::card: return kCard;
        case PayloadKind::mrz: return kZone;
        case PayloadKind::health_card: return "GD4480000000101|4ce1baab75|12/03/1955|2||48-024|01/01/2026|-";
        case PayloadKind::procedure: return kOtherPoster;
        case PayloadKind::portal_page: return "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bf7";
        case PayloadKind::slip:
            return std::string(view(identity::slip_payload(DossierId::from_bytes({7}), SlipSecret{8})));
        case PayloadKind::payment: return "00020101021263049A11";
        case PayloadKind::staff_badge: return "MOTCUA:BADGE:1";
        case PayloadKind::unreadable_card: return "049155999001|205999001|Nguyễn Thị Mẫu";
        case PayloadKind::unknown: return "abc";
    }
    return "";
}

std::vector<PayloadKind> every_kind() {
    std::vector<PayloadKind> all;
    for (std::size_t i = 0; i < identity::kPayloadKinds; ++i) all.push_back(static_cast<PayloadKind>(i));
    return all;
}

using Way = std::function<void(Resident&)>;

void to_card(Resident& resident) {
    resident.hold_up(kPoster);
    resident.say(intent::Begin{});
    resident.say(intent::NoticeRead{});
}
void to_question(Resident& resident) {
    to_card(resident);
    resident.say(intent::NoCard{});
    resident.answer_page();
}
void to_review(Resident& resident) {
    resident.begin_with_card();
    REQUIRE(resident.answer_all());
}
void to_status(Resident& resident) {
    resident.say(intent::OpenStatus{});
    resident.say(intent::StatusAnswer{journey::StatusFound{}});
}

// How somebody gets to each screen. One that is missing here does not pass.
const std::vector<std::pair<Screen, Way>>& ways() {
    static const std::vector<std::pair<Screen, Way>> all{
        {Screen::home, [](Resident&) {}},
        {Screen::scan, [](Resident& r) { r.say(intent::OpenScan{}); }},
        {Screen::scan, to_card},
        {Screen::scan, [](Resident& r) { r.say(intent::OpenStatus{}); }},
        {Screen::procedures, [](Resident& r) { r.say(intent::OpenProcedures{}); }},
        {Screen::overview, [](Resident& r) { r.hold_up(kPoster); }},
        {Screen::notice,
         [](Resident& r) {
             r.hold_up(kPoster);
             r.say(intent::Begin{});
         }},
        {Screen::chip,
         [](Resident& r) {
             r.model.machine.chip_reader = ChipReaderState::works;
             r.begin_with_card();
         }},
        {Screen::question, to_question},
        {Screen::review, to_review},
        {Screen::sign,
         [](Resident& r) {
             to_review(r);
             r.say(intent::Confirm{});
         }},
        {Screen::saving,
         [](Resident& r) {
             to_review(r);
             r.say(intent::Confirm{});
             r.say(intent::SignByHand{});
         }},
        {Screen::receipt, [](Resident& r) { r.finish(); }},
        {Screen::rating,
         [](Resident& r) {
             r.finish();
             r.say(intent::Done{});
         }},
        {Screen::status, to_status},
        {Screen::help,
         [](Resident& r) {
             to_question(r);
             r.say(intent::CallStaff{});
         }},
        {Screen::still_there,
         [](Resident& r) {
             to_question(r);
             r.wait(journey::silence_before_warning(r.model) + Millis{2'000});
         }},
        {Screen::problem, [](Resident& r) { r.say(intent::FaultRaised{journey::Fault::store_full}); }},
    };
    return all;
}

std::string said_of(const Resident& resident) {
    std::string all;
    if (!resident.model.visit) return all;
    for (const auto& [field, answer] : resident.model.visit->answers)
        all += field + "=" + std::string(view(answer.value)) + "\n";
    for (const journey::Draft& draft : resident.model.visit->drafts)
        all += draft.field + "~" + std::string(view(draft.value)) + "\n";
    return all;
}

bool is_card(PayloadKind kind) { return kind == PayloadKind::card || kind == PayloadKind::mrz; }

}  // namespace

TEST_CASE("one of each kind is known for what it is") {
    const Resident resident;
    for (const PayloadKind kind : every_kind())
        CHECK_MESSAGE(
            identity::kind(identity::classify(payload(kind), resident.model.machine.now.day)) == kind,
            payload(kind));
}

TEST_CASE("every screen can be reached here") {
    std::set<Screen> reached;
    for (const auto& way : ways()) {
        Resident resident;
        way.second(resident);
        CHECK_MESSAGE(resident.screen() == way.first, journey::name(way.first));
        reached.insert(resident.screen());
    }
    for (int i = 0; !journey::name(static_cast<Screen>(i)).empty(); ++i)
        CHECK_MESSAGE(reached.count(static_cast<Screen>(i)) == 1, journey::name(static_cast<Screen>(i)));
}

TEST_CASE("on every screen each kind of code does what the table says, and says so") {
    for (const auto& way : ways())
        for (const PayloadKind kind : every_kind()) {
            Resident resident;
            way.second(resident);
            // A question whether somebody is there is answered by whatever is held up.
            const Moment moment =
                way.first == Screen::still_there ? Moment::filling : journey::moment(resident.model);
            const HeldUp what = journey::held_up(moment, kind);
            resident.effects.clear();
            resident.hold_up(payload(kind).c_str());
            INFO(journey::name(way.first), ", kind ", static_cast<int>(kind));
            const ScanTrouble told =
                resident.model.visit ? resident.model.visit->scan_trouble : ScanTrouble::none;
            switch (what.does) {
                case HeldUp::Does::nothing: CHECK(moment == Moment::deaf); break;
                case HeldUp::Does::says: CHECK(told == what.sentence); break;
                case HeldUp::Does::fails: CHECK(told == what.sentence); break;
                case HeldUp::Does::procedure: CHECK(resident.screen() == Screen::overview); break;
                case HeldUp::Does::status: CHECK(resident.asked_for<effect::FindStatus>()); break;
                case HeldUp::Does::card: CHECK(is_card(kind)); break;
            }
        }
}

TEST_CASE("nothing but a card changes an answer, and nothing at all leads away from a form") {
    for (const auto& way : ways()) {
        for (const PayloadKind kind : every_kind()) {
            Resident resident;
            way.second(resident);
            const bool fills = resident.model.visit && resident.model.visit->notice_read;
            if (!fills || is_card(kind)) continue;
            const std::string before = said_of(resident);
            const std::string procedure = resident.model.visit->procedure;
            const Screen screen = resident.screen();
            resident.hold_up(payload(kind).c_str());
            INFO(journey::name(way.first), ", kind ", static_cast<int>(kind));
            REQUIRE(resident.model.visit);
            CHECK(said_of(resident) == before);
            CHECK(resident.model.visit->procedure == procedure);
            CHECK(resident.screen() == (screen == Screen::still_there ? Screen::question : screen));
        }
    }
}

TEST_CASE("from a form somebody goes back to its overview: another poster is still no way out of it") {
    Resident resident;
    to_question(resident);
    for (int i = 0; i < 60 && resident.screen() != Screen::overview; ++i) resident.say(intent::Back{});
    REQUIRE(resident.screen() == Screen::overview);
    REQUIRE_FALSE(resident.model.visit->answers.empty());
    resident.hold_up(kOtherPoster);
    CHECK(resident.model.visit->procedure == "1.004873");
    CHECK(resident.model.visit->scan_trouble == ScanTrouble::form_open);
}

TEST_CASE(
    "a poster of a repealed procedure leads to what stands in for it, and the code is kept to say why") {
    Resident resident;
    resident.hold_up("https://dichvucong.gov.vn/p?ma_thu_tuc=2.002621");
    REQUIRE(resident.screen() == Screen::overview);
    CHECK(resident.model.visit->procedure == "3.000722");
    CHECK(resident.model.visit->held_up_code == "2.002621");
}

TEST_CASE("a repealed procedure without a successor is said to be so, with the reason of the pack") {
    Resident resident;
    resident.hold_up("2.001009");
    CHECK(resident.screen() == Screen::scan);
    CHECK(resident.model.visit->scan_trouble == ScanTrouble::repealed);
    REQUIRE(journey::repealed(resident.model));
    CHECK(journey::repealed(resident.model)->code == "2.001009");
    resident.hold_up("1.999999");
    CHECK(resident.model.visit->scan_trouble == ScanTrouble::procedure_unknown);
}

TEST_CASE("a card is kept where nothing is filled yet, and that is said") {
    Resident resident;
    resident.hold_up(kPoster);
    resident.hold_up(kCard);
    CHECK(resident.screen() == Screen::overview);
    CHECK(resident.model.visit->card);
    CHECK(resident.model.visit->scan_trouble == ScanTrouble::card_kept);
}

TEST_CASE("the back of the card fills number, birth date and sex; name and address are asked") {
    Resident resident;
    to_card(resident);
    resident.hold_up(kZone);
    REQUIRE(resident.screen() == Screen::question);
    const form::Answers& answers = resident.model.visit->answers;
    CHECK(answers.value("applicant.id") == "049155999001");
    CHECK(answers.value("applicant.birth_date") == "1955-03-12");
    CHECK(answers.value("applicant.name").empty());
    REQUIRE(resident.answer_all());
    CHECK(answers.find("applicant.name")->source == form::Source::declared);
}

TEST_CASE(
    "the back of a card whose code was read takes nothing away; its code adds what the back left open") {
    Resident resident;
    resident.begin_with_card();
    resident.hold_up(kZone);
    CHECK(resident.model.visit->answers.value("applicant.name") == "Nguyễn Thị Mẫu");

    Resident other;
    to_card(other);
    other.hold_up(kZone);
    other.hold_up(kCard);
    CHECK(other.model.visit->answers.value("applicant.name") == "Nguyễn Thị Mẫu");
    CHECK_FALSE(other.model.visit->other_card);
}

TEST_CASE("of another person the back of a card is asked about like the front") {
    Resident resident;
    resident.hold_up(kOtherCard);
    resident.hold_up(kZone);
    CHECK(resident.model.visit->other_card);
}
