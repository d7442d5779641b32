// Looking for a procedure: by what one comes with, and by what one types.
#include <doctest/doctest.h>

#include "resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = journey::intent;
namespace place = journey::place;
using View = place::Procedures::View;

namespace {

const place::Procedures& catalogue(const Resident& resident) {
    return std::get<place::Procedures>(resident.model.visit->place);
}

void type(Resident& resident, std::string_view words) {
    for (const char c : words)
        resident.say(intent::Press{std::string(journey::kSearchField),
                                   text::character_key(static_cast<unsigned char>(c))});
}

}  // namespace

TEST_CASE("what one comes with leads to its procedures, and Back leads there again") {
    Resident resident;
    resident.say(intent::OpenProcedures{});
    const auto offered = journey::situations(resident.model);
    REQUIRE_FALSE(offered.empty());
    for (const content::Situation* situation : offered)
        CHECK_FALSE(journey::procedures_of(resident.model, situation->id).empty());
    resident.say(intent::OpenSituation{offered.front()->id});
    CHECK(catalogue(resident).view == View::list);
    CHECK(catalogue(resident).situation == offered.front()->id);
    resident.say(intent::Back{});
    CHECK(catalogue(resident).view == View::situations);
    SUBCASE("one that nobody has here leads nowhere") {
        resident.say(intent::OpenSituation{"war"});
        CHECK(catalogue(resident).view == View::situations);
    }
}

TEST_CASE("each key finds anew, and the overview opens from what was found") {
    Resident resident;
    resident.say(intent::OpenProcedures{});
    resident.say(intent::OpenSearch{});
    type(resident, "doc than");
    REQUIRE_FALSE(resident.model.visit->search.found.hits.empty());
    CHECK(resident.model.visit->search.found.hits.front().procedure->code == "1.004873");
    resident.say(intent::ShowResults{});
    CHECK(catalogue(resident).view == View::results);
    SUBCASE("chosen") {
        resident.say(intent::ChooseProcedure{"1.004873"});
        CHECK(std::holds_alternative<place::Overview>(resident.model.visit->place));
        resident.say(intent::Back{});
        CHECK(catalogue(resident).view == View::results);
    }
    SUBCASE("searched again: what was typed still stands there") {
        resident.say(intent::OpenSearch{});
        CHECK(catalogue(resident).view == View::search);
        CHECK(view(resident.model.visit->search.typed) == "doc than");
    }
}

TEST_CASE("what was searched is gone with the visit, and is no longer than a line") {
    Resident resident;
    resident.say(intent::OpenProcedures{});
    resident.say(intent::OpenSearch{});
    type(resident, std::string(200, 'a'));
    CHECK(resident.model.visit->search.typed.size() == journey::Limits{}.search_letters);
    resident.say(intent::Leave{});
    if (resident.model.visit) resident.say(intent::AnswerLeave{true});
    CHECK_FALSE(resident.model.visit.has_value());
    resident.say(intent::OpenProcedures{});
    CHECK(resident.model.visit->search.typed.empty());
}

TEST_CASE("nothing typed shows no results") {
    Resident resident;
    resident.say(intent::OpenProcedures{});
    resident.say(intent::OpenSearch{});
    resident.say(intent::ShowResults{});
    CHECK(catalogue(resident).view == View::search);
}
