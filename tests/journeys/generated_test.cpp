// Every procedure of the ward is filled on the real program, by who takes the shortest way and by who takes
// the longest, and what arrives at the portal is as its schema says.
#include <sstream>

#include "resident.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/form/document_schema.h"
#include "tests/support/journey.h"
#include "tests/support/schema.h"
#include "tests/support/temp_folder.h"
#include "tests/support/ward.h"

using namespace motcua;
using namespace motcua::tests;
using nlohmann::json;

namespace {

// Every document at the portal, by its procedure.
std::multimap<std::string, json> documents_at(const std::filesystem::path& portal) {
    std::multimap<std::string, json> documents;
    for (const json& row : portal_rows(portal)) {
        const Ended shown = run({program("portal"), "show", "--dir", portal, row["id"].get<std::string>()});
        REQUIRE_MESSAGE(shown.exit_code == 0, shown.err);
        json document;
        std::istringstream(shown.out) >> document;  // what follows is about its photos
        const std::string code = document.value("procedure", "");
        documents.emplace(code, std::move(document));
    }
    return documents;
}

void check_all(Route route) {
    const TempFolder folder = TempFolder::in_memory();
    const auto ward = ward_content();
    {
        KioskProcess kiosk({folder.path() / "kiosk", folder.path() / "out", {}, {}, true, ward_pack()});
        for (const content::Procedure& procedure : ward->procedures) {
            const Plan plan = planned(procedure, route);
            Resident(kiosk, plan).go();
        }
        REQUIRE(kiosk.step({{"sync", true}})->value("ok", false));
    }
    const auto documents = documents_at(folder.path() / "kiosk.portal");
    for (const content::Procedure& procedure : ward->procedures) {
        CAPTURE(procedure.code);
        const bool is_filled = procedure.kiosk_does != content::KioskDoes::guide;
        CHECK(documents.count(procedure.code) == (is_filled ? 1 : 0));
        const auto found = documents.find(procedure.code);
        if (found == documents.end()) continue;
        CHECK(broken_by("dossier-document", found->second) == "");
        CHECK(broken_by_schema(form::document_schema(procedure), found->second) == "");
    }
}

}  // namespace

TEST_CASE("every procedure is filled the shortest way, card in hand") { check_all(Route::shortest); }

TEST_CASE("every procedure is filled the longest way, all of it typed" * doctest::test_suite("all") *
          doctest::skip()) {
    check_all(Route::longest);
}
