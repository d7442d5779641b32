// A keyboard beside the glass: the zone on a card's back, or any other code, typed instead of held up.
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "tests/kiosk/journey/resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = motcua::journey::intent;
namespace effect = motcua::journey::effect;
using journey::ScanTrouble;
using journey::Screen;

namespace {

const std::string kZoneFirst = "IDVNM1559990017049155999001<<8";
const std::string kZoneSecond = "5503126F9912315VNM<<<<<<<<<<<6";
const std::string kZoneThird = "NGUYEN<<THI<MAU<<<<<<<<<<<<<<<";

void type_code(Resident& resident, std::string_view text) {
    for (const char sign : text)
        resident.say(intent::TypeCode{text::character_key(static_cast<unsigned char>(sign))});
}
void erase_typed(Resident& resident, int signs = 1) {
    for (int i = 0; i < signs; ++i) resident.say(intent::TypeCode{text::erase_key()});
}
void type_line(Resident& resident, std::string_view text) {
    type_code(resident, text);
    resident.say(intent::SendCode{});
}
void type_zone(Resident& resident) {
    for (const std::string& each : {kZoneFirst, kZoneSecond, kZoneThird}) type_line(resident, each);
}

std::string typed_code(const Resident& resident) {
    const auto& code = resident.model.typed_code;
    return code ? std::string(view(code->text)) : "none";
}
ScanTrouble told_of(const Resident& resident) {
    return resident.model.visit ? resident.model.visit->scan_trouble : ScanTrouble::none;
}

void to_the_card(Resident& resident) {
    resident.hold_up(kPoster);
    resident.say(intent::Begin{});
    resident.say(intent::NoticeRead{});
}

std::string answers_of(const Resident& resident) {
    std::string all;
    for (const auto& [field, answer] : resident.model.visit->answers)
        all += field + "=" + std::string(view(answer.value)) + "\n";
    return all;
}

}  // namespace

TEST_CASE("the zone, typed line by line where the card is asked for, answers what a scan of it answers") {
    Resident scanned;
    to_the_card(scanned);
    scanned.hold_up((kZoneFirst + "\n" + kZoneSecond + "\n" + kZoneThird).c_str());
    Resident resident;
    to_the_card(resident);
    SUBCASE("three lines") { type_zone(resident); }
    SUBCASE("all in one go") { type_line(resident, kZoneFirst + kZoneSecond + kZoneThird); }
    SUBCASE("in small letters") {
        type_line(resident, "idvnm1559990017049155999001<<8");
        type_line(resident, "5503126f9912315vnm<<<<<<<<<<<6");
        type_line(resident, "nguyen<<thi<mau");
    }
    CHECK(resident.screen() == Screen::question);
    CHECK(typed_code(resident) == "none");
    REQUIRE(resident.model.visit->card);
    CHECK(view(resident.model.visit->card->id) == "049155999001");
    CHECK(answers_of(resident) == answers_of(scanned));
    CHECK(answers_of(resident).find("1955") != std::string::npos);
}

TEST_CASE("the name in the third line may be left out: Enter on an empty line") {
    Resident resident;
    to_the_card(resident);
    type_line(resident, kZoneFirst);
    resident.say(intent::SendCode{});
    CHECK(typed_code(resident) == kZoneFirst + "\n");  // without the second there is nothing yet
    type_line(resident, kZoneSecond);
    resident.say(intent::SendCode{});
    CHECK(resident.screen() == Screen::question);
}

TEST_CASE("a wrong sign is told at the end of its line, and costs that line alone one key") {
    Resident resident;
    resident.say(intent::OpenScan{});
    type_line(resident, kZoneFirst);
    CHECK(told_of(resident) == ScanTrouble::none);
    type_line(resident, "5503126F9912315VNM<<<<<<<<<<<7");
    CHECK(told_of(resident) == ScanTrouble::typed_wrong);
    CHECK(typed_code(resident) == kZoneFirst + "\n5503126F9912315VNM<<<<<<<<<<<7");
    CHECK_FALSE(resident.model.visit->card);
    erase_typed(resident);
    type_line(resident, "6");
    CHECK(told_of(resident) == ScanTrouble::none);
    type_line(resident, kZoneThird);
    REQUIRE(resident.model.visit->card);
    CHECK(view(resident.model.visit->card->id) == "049155999001");
}

TEST_CASE("typed at home, a wrong zone is told on the page for codes and still stands there") {
    Resident resident;
    type_line(resident, "IDVNM1559990017049155999002<<8");
    CHECK(resident.screen() == Screen::scan);
    CHECK(told_of(resident) == ScanTrouble::typed_wrong);
    CHECK(typed_code(resident) == "IDVNM1559990017049155999002<<8");
    erase_typed(resident, 4);
    type_line(resident, "1<<8");
    CHECK(typed_code(resident) == kZoneFirst + "\n");
}

TEST_CASE("the eraser leads back over the end of a line, and to nothing at all") {
    Resident resident;
    type_line(resident, kZoneFirst);
    erase_typed(resident);
    CHECK(typed_code(resident) == kZoneFirst);
    erase_typed(resident, 29);
    CHECK(typed_code(resident) == "I");
    erase_typed(resident);
    CHECK(typed_code(resident) == "none");
    erase_typed(resident);
    CHECK(resident.screen() == Screen::home);
}

TEST_CASE("a procedure's code and a poster's address lead where they lead when held up") {
    Resident resident;
    SUBCASE("code") { type_line(resident, "1.004873"); }
    SUBCASE("address") { type_line(resident, kPoster); }
    CHECK(resident.screen() == Screen::overview);
    CHECK(resident.model.visit->procedure == "1.004873");
    CHECK(typed_code(resident) == "none");
}

TEST_CASE("what is no code is told as for one that is held up, and forgotten") {
    Resident resident;
    resident.say(intent::OpenScan{});
    type_line(resident, "abc");
    CHECK(told_of(resident) == ScanTrouble::unknown_code);
    CHECK(typed_code(resident) == "none");
}

TEST_CASE("what was typed is forgotten with the page, with the visit, by Escape and after half a minute") {
    Resident resident;
    resident.say(intent::OpenScan{});
    type_code(resident, kZoneFirst);
    SUBCASE("another page") { resident.say(intent::OpenProcedures{}); }
    SUBCASE("a page where a field is typed into") {
        resident.say(intent::OpenProcedures{});
        type_code(resident, kZoneFirst);
        resident.say(intent::OpenSearch{});
    }
    SUBCASE("the end of the visit") { resident.say(intent::Leave{}); }
    SUBCASE("Back") { resident.say(intent::Back{}); }
    SUBCASE("a call for staff") { resident.say(intent::CallStaff{}); }
    SUBCASE("Escape") { resident.say(intent::DropCode{}); }
    SUBCASE("a code that is held up") { resident.hold_up("abc"); }
    SUBCASE("half a minute without a key") {
        resident.wait(Millis{29'000});
        CHECK(typed_code(resident) == kZoneFirst);
        type_code(resident, "5");
        resident.wait(Millis{29'000});
        CHECK(typed_code(resident) == kZoneFirst + "5");
        resident.wait(Millis{2'000});
    }
    CHECK(typed_code(resident) == "none");
}

TEST_CASE("what was typed at home leaves no trace either") {
    Resident resident;
    type_code(resident, kZoneFirst);
    CHECK_FALSE(resident.model.visit);
    resident.effects.clear();
    SUBCASE("Escape") { resident.say(intent::DropCode{}); }
    SUBCASE("Leave") { resident.say(intent::Leave{}); }
    SUBCASE("half a minute") { resident.wait(Millis{31'000}); }
    CHECK(typed_code(resident) == "none");
    CHECK(resident.asked_for<effect::WipePersonalData>());
}

TEST_CASE("letters and colours may be changed while typing: nothing is lost") {
    Resident resident;
    type_code(resident, "IDVNM");
    resident.say(intent::NextTextSize{});
    resident.say(intent::NextContrast{});
    resident.say(intent::ToggleLanguage{});
    CHECK(typed_code(resident) == "IDVNM");
}

TEST_CASE("where a code that is held up does nothing, none is gathered") {
    Resident resident;
    SUBCASE("somebody is called") { resident.say(intent::CallStaff{}); }
    SUBCASE("a question stands over the page") {
        resident.hold_up(kCard);
        resident.say(intent::Leave{});
    }
    SUBCASE("out of order") { resident.say(intent::FaultRaised{journey::Fault::store_full}); }
    CHECK_FALSE(journey::may_type_code(resident.model));
    type_code(resident, "1");
    CHECK(typed_code(resident) == "none");
}

TEST_CASE("no more is gathered than a code may hold") {
    Resident resident;
    type_code(resident, std::string(5'000, '7'));
    REQUIRE(resident.model.typed_code);
    CHECK(resident.model.typed_code->text.size() <= 2'000);
}
