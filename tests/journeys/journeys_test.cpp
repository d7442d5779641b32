// Every script beside this file is played on the real program, on a fresh folder, to its last step.
#include <algorithm>

#include <doctest/doctest.h>

#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"
#include "tests/support/ward.h"

using namespace motcua::tests;

namespace {

std::vector<std::filesystem::path> scripts() {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(source_dir() / "tests/journeys"))
        if (entry.path().extension() == ".json") found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

TEST_CASE("every journey's script holds to its last step") {
    for (const std::filesystem::path& script : scripts()) {
        CAPTURE(script.string());
        const TempFolder folder;
        const Ended played = run({program("kiosk"), "play", script, "--data", folder.path() / "kiosk",
                                  "--out", folder.path() / "out", "--pack", ward_pack()});
        CHECK_MESSAGE(played.exit_code == 0, played.err);
    }
}

TEST_CASE("a procedure that asks with every kind of field is filled, stored and sent") {
    const TempFolder folder;
    const auto pack = folder.path() / "every-field.pack";
    const auto packs = source_dir() / "assets/packs";
    const Ended built = run({program("kioskctl"), "pack", "build", packs / "base", packs / "wards/ban-thach",
                             source_dir() / "tests/support/packs/every-field", "-o", pack});
    REQUIRE_MESSAGE(built.exit_code == 0, built.err);
    const Ended played =
        run({program("kiosk"), "play", source_dir() / "tests/journeys/every-field/every-field.json", "--data",
             folder.path() / "kiosk", "--out", folder.path() / "out", "--pack", pack});
    CHECK_MESSAGE(played.exit_code == 0, played.err);
}
