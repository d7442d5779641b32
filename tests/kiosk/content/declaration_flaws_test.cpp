// What an officer reads when a declaration cannot be printed as it is written.
#include <string>

#include "assets.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/content/check.h"
#include "tests/support/small_ward.h"
#include "tests/support/temp_folder.h"

using namespace motcua;
using nlohmann::json;

namespace {

// The reasons after `value` was put there, each with what to do, one a line.
std::string found_after(const std::string& file, const std::string& pointer, const json& value) {
    const tests::TempFolder folder = tests::TempFolder::in_memory();
    const tests::SmallWard ward(folder.path());
    json content = json::parse(tests::read_file(ward.base / file));
    content[json::json_pointer(pointer)] = value;
    tests::write_file(ward.base / file, content.dump());
    std::string all;
    for (const content::Finding& each : content::check_pack(ward.layers()).flaws) {
        CHECK_FALSE(each.remedy.empty());
        all += each.place + ": " + each.reason + "\n";
    }
    return all;
}

constexpr const char* kBirth = "procedures/1.001193.json";
constexpr const char* kFirst = "/declaration/lines/0";

}  // namespace

TEST_CASE("a table whose cells and columns do not fit, or that has no row, is told") {
    const json columns{{{"title", "TT"}}, {{"title", "Tên"}}};
    const auto with_rows = [&](const json& rows) {
        return found_after(kBirth, kFirst, {{"table", {{"columns", columns}, {"rows", rows}}}});
    };
    CHECK(with_rows({{{"cells", {"#"}}}}) ==
          "/declaration/lines/0/table/rows/0/cells: 1 cells in a table of 2 columns\n");
    CHECK(with_rows(json::array()).find("a table without a row") != std::string::npos);
    CHECK(with_rows({{{"cells", {"#", "{nobody}"}}}}).find("{nobody} is not known here") !=
          std::string::npos);
    CHECK(with_rows({{{"cells", {"#", "{nobody|child.name}"}}}}).find("{nobody|child.name} is not known") !=
          std::string::npos);
    CHECK(with_rows({{{"cells", {"#", "{mother.name|child.name}"}}}}).empty());
}

TEST_CASE("squares without a choice, and signatures that cannot stand, are told") {
    CHECK(found_after(kBirth, kFirst, {{"words", "Tên:"}, {"boxes", "child.name"}}) ==
          "/declaration/lines/0/boxes: \"child.name\" is no choice that is asked\n");
    const json clerk{{"title", "Cán bộ"}};
    const json applicant{{"title", "Người yêu cầu"}, {"applicant", true}};
    CHECK(found_after(kBirth, "/declaration/signatures", json::array({clerk})) ==
          "/declaration/signatures: none is the \"applicant\"'s\n");
    CHECK(found_after(kBirth, "/declaration/signatures", {clerk, clerk, clerk, clerk, applicant}) ==
          "/declaration/signatures: at most 4 stand side by side\n");
    CHECK(found_after(kBirth, "/declaration/signatures",
                      json::array({json{{"title", "{child.name}"}, {"applicant", true}}})) ==
          "/declaration/signatures/0/title: tells an answer: say it in a line\n");
    CHECK(found_after("procedures/3.000722.json", "/parts/0/fields", json::array({"chlid"})) ==
          "/parts/0/fields: \"chlid\" is no field\n");
}
