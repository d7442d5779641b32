// What an officer is told before a pack goes out: flaws, and what somebody should know.
#include "kiosk/content/check.h"

#include <algorithm>
#include <string>

#include "assets.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/small_ward.h"
#include "tests/support/temp_folder.h"

using namespace motcua;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr const char* kLinked = "procedures/3.000722.json";

// The nation's layer and the ward's, both copied, to be edited.
class TwoLayers {
  public:
    [[nodiscard]] const fs::path& base() const { return layers_.base; }
    [[nodiscard]] const fs::path& ward() const { return layers_.ward; }

    static void set(const fs::path& file, const std::string& pointer, const json& value) {
        json content = json::parse(tests::read_file(file));
        content[json::json_pointer(pointer)] = value;
        tests::write_file(file, content.dump());
    }
    [[nodiscard]] content::CheckReport check() const { return content::check_pack(layers_.layers()); }

  private:
    tests::TempFolder folder_ = tests::TempFolder::in_memory();
    tests::SmallWard layers_{folder_.path()};
};

const content::Finding* told(const std::vector<content::Finding>& findings, const std::string& reason) {
    const auto found = std::find_if(findings.begin(), findings.end(), [&](const content::Finding& each) {
        return each.reason.find(reason) != std::string::npos;
    });
    return found == findings.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("the project's own pack has no flaw, and warns of every fee that nobody verified") {
    const content::CheckReport report = content::check_pack(tests::ban_thach_layers());
    for (const content::Finding& flaw : report.flaws) FAIL_CHECK(flaw.file << flaw.place << flaw.reason);
    CHECK(report.procedures > 40);
    const content::Finding* fee = told(report.warnings, "the fee is not verified");
    REQUIRE(fee != nullptr);
    CHECK(fee->remedy.find("\"verified\": true") != std::string::npos);
}

TEST_CASE("every flaw says the file, the place, the reason and what to do") {
    const TwoLayers layers;
    TwoLayers::set(layers.base() / kLinked, "/office", "nobody");
    const auto report = layers.check();
    const content::Finding* flaw = told(report.flaws, "is not in offices.json");
    REQUIRE(flaw != nullptr);
    CHECK(flaw->file == (layers.base() / kLinked).string());
    CHECK(flaw->place == "/office");
    CHECK(flaw->remedy.find("offices.json") != std::string::npos);
}

TEST_CASE("a sentence that one language lacks is a flaw, though the machine would have had its own") {
    const TwoLayers layers;
    json english = json::parse(tests::read_file(layers.base() / "text/en.json"));
    english.erase("home.title");
    tests::write_file(layers.base() / "text/en.json", english.dump());
    const auto report = layers.check();
    const content::Finding* flaw = told(report.flaws, "\"home.title\" is missing");
    REQUIRE(flaw != nullptr);
    CHECK(flaw->file == (layers.base() / "text/en.json").string());
}

TEST_CASE("a linked matter whose procedure is not there is a dead reference") {
    const TwoLayers layers;
    TwoLayers::set(layers.base() / kLinked, "/parts/0/code", "1.999999");
    const auto report = layers.check();
    const content::Finding* flaw = told(report.flaws, "\"1.999999\" is not in the pack");
    REQUIRE(flaw != nullptr);
    CHECK(flaw->place == "/parts/0/code");
}

TEST_CASE("a ward's override of what has changed since below it is named, until somebody read it") {
    const TwoLayers layers;
    constexpr const char* kProcedure = "procedures/1.004873.json";
    TwoLayers::set(layers.base() / kProcedure, "/revised", "2026.12.1");
    const auto& over = layers.ward() / kProcedure;
    const std::string why = "revised with 2026.12.1";

    auto report = layers.check();
    REQUIRE(told(report.flaws, why) != nullptr);
    CHECK(told(report.flaws, why)->file == over.string());
    CHECK(told(report.flaws, why)->remedy.find("overrides") != std::string::npos);

    TwoLayers::set(layers.ward() / "pack.json", "/overrides", "2026.11.1");
    report = layers.check();
    REQUIRE(told(report.flaws, why) != nullptr);
    CHECK(told(report.flaws, why)->reason.find("2026.11.1") != std::string::npos);

    TwoLayers::set(over, "/overrides", "2026.12.1");
    CHECK(layers.check().flaws.empty());
}

TEST_CASE("what a layer says of its versions is checked, and is in no pack") {
    const TwoLayers layers;
    TwoLayers::set(layers.ward() / "pack.json", "/overrides", "2026.11.1");
    CHECK(content::build_pack({layers.base(), layers.ward()}, layers.base() / "examples/a.pack").has_value());
    TwoLayers::set(layers.ward() / "pack.json", "/overrides", 7);
    const auto report = layers.check();
    const content::Finding* flaw = told(report.flaws, "is no version like 2026.11.1");
    REQUIRE(flaw != nullptr);
    CHECK(flaw->place == "/overrides");
}

TEST_CASE("a block that nobody uses and a sentence said anew in one language are warned of") {
    const TwoLayers layers;
    tests::write_file(layers.base() / "blocks/forgotten.json",
                      tests::read_file(layers.base() / "blocks/contact.json"));
    tests::write_file(layers.ward() / "text/vi.json", R"({"home.title": "Kính chào {xh} đến phường."})");
    const auto report = layers.check();
    CHECK(report.flaws.empty());
    const std::string forgotten = (layers.base() / "blocks/forgotten.json").string();
    CHECK(std::any_of(report.warnings.begin(), report.warnings.end(), [&](const content::Finding& each) {
        return each.file == forgotten && each.reason.find("is used by no procedure") != std::string::npos;
    }));
    CHECK(told(report.warnings, "is said anew here, but not in text/en.json") != nullptr);
}

TEST_CASE("what only screens can know is asked of them, and told like any other flaw") {
    const TwoLayers layers;
    const auto report =
        content::check_pack({layers.base(), layers.ward()},
                            {[](const content::Parts& parts, const content::Content&, content::Flaws& flaws) {
                                CHECK(parts.count(kLinked) == 1);
                                flaws.add({kLinked, "/name", "has letters that no screen can draw: ☃"});
                            }});
    REQUIRE(report.flaws.size() == 1);
    CHECK(report.flaws.front().file == (layers.base() / kLinked).string());
}
