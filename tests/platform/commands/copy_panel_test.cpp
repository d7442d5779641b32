// `kioskctl copy-panel`, as whoever opened a document uses it.
#include <fstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"

using namespace motcua::tests;
using nlohmann::json;

namespace {

Ended copy_panel(const std::filesystem::path& folder, const std::string& document) {
    std::ofstream(folder / "document.json") << document;
    return run({program("kioskctl"), "copy-panel", "--pack", source_dir() / "assets/packs/wards/ban-thach",
                folder / "document.json"});
}

}  // namespace

TEST_CASE("a linked procedure's document gives one list for each of its matters") {
    const TempFolder folder;
    const json document{{"format", "motcua-dossier-1"},
                        {"procedure", "3.000722"},
                        {"pack_version", "2026.11.1"},
                        {"answers",
                         {{"child.name", {{"value", "Trần Minh Mẫu"}, {"source", "resident"}}},
                          {"child.birth_date", {{"value", "2026-10-02"}, {"source", "resident"}}},
                          {"contact.phone", {{"value", "0905999001"}, {"source", "resident"}}}}}};
    const Ended ended = copy_panel(folder.path(), document.dump());
    REQUIRE_MESSAGE(ended.exit_code == 0, ended.err);
    const json parts = json::parse(ended.out)["parts"];
    REQUIRE(parts.size() == 5);
    CHECK(parts[0]["code"] == "1.001193");
    CHECK(parts[0]["fields"][0]["label"] == "Họ, chữ đệm, tên người được khai sinh");
    CHECK(parts[1]["fields"][1]["value"] == "02/10/2026");
    CHECK(parts[4]["fields"][0]["value"] == "0905999001");
}

TEST_CASE("a file that is no document, or of a procedure that is not there, is said so") {
    const TempFolder folder;
    CHECK(copy_panel(folder.path(), "xin chào").err.find("no document of a dossier") != std::string::npos);
    CHECK(copy_panel(folder.path(), R"({"procedure": "1.999999"})").err.find("no procedure 1.999999") !=
          std::string::npos);
    CHECK(copy_panel(folder.path(), R"({"procedure": "1.001193"})").exit_code == 1);
}
