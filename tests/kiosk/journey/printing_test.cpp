// Papers: what is asked of the printer, once each, and what the screen may say of it.
#include <doctest/doctest.h>

#include "tests/kiosk/journey/resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = motcua::journey::intent;
namespace effect = motcua::journey::effect;
using journey::Papers;

namespace {

using Kinds = std::vector<Paper::Kind>;
constexpr auto kSlip = Paper::Kind::slip;
constexpr auto kDeclaration = Paper::Kind::declaration;

// The printer's word about the job that it was given last.
void report(Resident& resident, Kinds printed, std::optional<PrintTrouble> trouble = std::nullopt) {
    resident.say(intent::Printed{{resident.model.prints, std::move(printed), trouble}});
}

Kinds last_asked(const Resident& resident) { return resident.last_of<effect::PrintPapers>().papers; }

void open_overview(Resident& resident) { resident.hold_up(kPoster); }

}  // namespace

TEST_CASE("papers are called printed when the printer said so, and not before") {
    Resident resident;
    resident.finish();
    CHECK(last_asked(resident) == Kinds{kSlip, kDeclaration});
    CHECK(resident.model.visit->papers == Papers::printing);
    resident.wait(Millis{60'000});
    CHECK(resident.model.visit->papers == Papers::printing);
    report(resident, {kSlip, kDeclaration});
    CHECK(resident.model.visit->papers == Papers::printed);
}

TEST_CASE("what the printer could not print is named, and offered again until it is out") {
    Resident resident;
    resident.finish();
    report(resident, {}, PrintTrouble::no_paper);
    CHECK(resident.model.visit->papers == Papers::failed);
    CHECK(resident.model.visit->printing.trouble == PrintTrouble::no_paper);
    resident.say(intent::PrintAgain{});
    CHECK(resident.model.visit->papers == Papers::printing);
    CHECK(last_asked(resident) == Kinds{kSlip, kDeclaration});
    report(resident, {kSlip, kDeclaration});
    CHECK(resident.model.visit->papers == Papers::printed);
}

TEST_CASE("a slip that is out is not printed a second time with the declaration") {
    Resident resident;
    resident.finish();
    report(resident, {kSlip}, PrintTrouble::jam);
    CHECK(resident.model.visit->printing.out == Kinds{kSlip});
    resident.say(intent::PrintAgain{});
    CHECK(last_asked(resident) == Kinds{kDeclaration});
    report(resident, {}, PrintTrouble::jam);
    CHECK(resident.model.visit->printing.out == Kinds{kSlip});
    resident.say(intent::PrintAgain{});
    report(resident, {kDeclaration});
    CHECK(resident.model.visit->papers == Papers::printed);
    CHECK(resident.model.visit->printing.out == Kinds{kSlip, kDeclaration});
}

TEST_CASE("a lost slip is printed once more by itself") {
    Resident resident;
    resident.finish();
    report(resident, {kSlip, kDeclaration});
    resident.say(intent::PrintAgain{});
    CHECK(last_asked(resident) == Kinds{kSlip});
}

TEST_CASE("while the printer works, asking again prints nothing twice") {
    Resident resident;
    resident.finish();
    resident.say(intent::PrintAgain{});
    resident.say(intent::PrintAgain{});
    CHECK(resident.count_of<effect::PrintPapers>() == 1);
}

TEST_CASE("a report about somebody else's papers changes nothing for who stands there now") {
    Resident resident;
    resident.finish();
    const std::uint32_t before = resident.model.prints;
    resident.say(intent::Leave{});
    resident.say(intent::AnswerLeave{true});
    REQUIRE_FALSE(resident.model.visit);
    resident.say(intent::Printed{{before, {}, PrintTrouble::off}});
    resident.finish();
    REQUIRE(resident.model.prints != before);
    resident.say(intent::Printed{{before, {kSlip, kDeclaration}}});
    CHECK(resident.model.visit->papers == Papers::printing);
}

TEST_CASE("without a printer nothing is asked of it, and it is said") {
    Resident resident;
    resident.say(intent::DevicesChanged{false, true});
    resident.finish();
    CHECK_FALSE(resident.asked_for<effect::PrintPapers>());
    CHECK(resident.model.visit->papers == Papers::failed);
    CHECK_FALSE(resident.model.visit->printing.trouble);
    SUBCASE("a printer that came since is asked for both papers") {
        resident.say(intent::DevicesChanged{true, true});
        resident.say(intent::PrintAgain{});
        CHECK(last_asked(resident) == Kinds{kSlip, kDeclaration});
    }
}

TEST_CASE("the overview can be taken away on paper, once for a touch") {
    Resident resident;
    open_overview(resident);
    resident.say(intent::PrintTakeAway{});
    resident.say(intent::PrintTakeAway{});
    CHECK(resident.count_of<effect::PrintPapers>() == 1);
    CHECK(last_asked(resident) == Kinds{Paper::Kind::take_away});
    report(resident, {Paper::Kind::take_away});
    CHECK(resident.model.visit->papers == Papers::printed);
    resident.say(intent::PrintTakeAway{});
    CHECK(resident.count_of<effect::PrintPapers>() == 2);
}

TEST_CASE("a sheet that failed is offered again on the overview, and forgotten on the next screen") {
    Resident resident;
    open_overview(resident);
    resident.say(intent::PrintTakeAway{});
    report(resident, {}, PrintTrouble::open);
    resident.say(intent::PrintAgain{});
    CHECK(last_asked(resident) == Kinds{Paper::Kind::take_away});
    report(resident, {}, PrintTrouble::open);
    resident.say(intent::Begin{});
    CHECK(resident.model.visit->papers == Papers::none);
    resident.say(intent::PrintAgain{});
    CHECK(resident.count_of<effect::PrintPapers>() == 2);
}
