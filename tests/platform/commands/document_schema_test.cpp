// `kioskctl pack schema`, as whoever receives dossiers asks for it.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"

using namespace motcua::tests;
using nlohmann::json;

namespace {

constexpr const char* kCode = "1.004873";

Ended schema(const std::filesystem::path& pack, const std::string& code) {
    return run({program("kioskctl"), "pack", "schema", "--pack", pack, code});
}

}  // namespace

TEST_CASE("the schema of a procedure is printed, from a folder as from its pack") {
    const TempFolder folder;
    const auto ward = source_dir() / "assets/packs/wards/ban-thach";
    const Ended of_folder = schema(ward, kCode);
    REQUIRE_MESSAGE(of_folder.exit_code == 0, of_folder.err);
    const json printed = json::parse(of_folder.out);
    CHECK(printed["properties"]["procedure"]["const"] == kCode);
    CHECK(printed["properties"]["answers"]["properties"].contains("marital.status"));

    const auto pack = folder.path() / "ward.pack";
    REQUIRE(run({program("kioskctl"), "pack", "build", ward, "-o", pack}).exit_code == 0);
    CHECK(schema(pack, kCode).out == of_folder.out);
}

TEST_CASE("a procedure or a pack that is not there is said so") {
    const TempFolder folder;
    const Ended unknown = schema(source_dir() / "assets/packs/wards/ban-thach", "1.000000");
    CHECK(unknown.exit_code == 1);
    CHECK(unknown.err.find("no procedure 1.000000") != std::string::npos);
    CHECK(schema(folder.path() / "no.pack", kCode).exit_code == 1);
}
