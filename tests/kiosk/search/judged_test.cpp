// What people type, judged by hand: which procedure they meant.
#include <fstream>
#include <map>
#include <memory>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/search/search.h"
#include "tests/support/ward.h"

using namespace motcua;
using nlohmann::json;
using search::Found;
using search::Index;

namespace {

constexpr std::size_t kShown = 5;

const Index& index() {
    static const Index made(tests::ward_content());
    return made;
}

// 0: the first; kShown: not among those that are shown.
std::size_t place_of(const Found& found, const std::string& code) {
    for (std::size_t i = 0; i < found.hits.size(); ++i)
        if (found.hits[i].procedure->code == code) return i;
    return kShown;
}

std::string told(const Found& found) {
    std::string out;
    for (const search::Hit& hit : found.hits)
        out += hit.procedure->code + " " + hit.procedure->plain.vi + " " + std::to_string(hit.score) + "; ";
    return out;
}

}  // namespace

TEST_CASE("of what people type, nine in ten find it first, and nearly all among the first five") {
    std::ifstream file(std::string(MOTCUA_SOURCE_DIR) + "/tests/kiosk/search/judged.json");
    const json judged = json::parse(file);
    REQUIRE(judged.size() >= 250);
    std::size_t asked = 0;
    std::size_t first = 0;
    std::size_t shown = 0;
    for (const json& each : judged) {
        const auto query = each["query"].get<std::string>();
        const auto code = each["code"].get<std::string>();
        if (each["kind"] == "ask") continue;
        ++asked;
        const Found found = index().find(query, kShown);
        const std::size_t place = place_of(found, code);
        first += place == 0 ? 1 : 0;
        shown += place < kShown ? 1 : 0;
        if (place != 0) MESSAGE(each["kind"].get<std::string>(), " “", query, "” ", code, ": ", told(found));
    }
    CAPTURE(asked);
    CAPTURE(first);
    CAPTURE(shown);
    CHECK(first * 100 >= asked * 90);
    CHECK(shown * 100 >= asked * 98);
}

TEST_CASE("a word that means several things is asked back") {
    std::ifstream file(std::string(MOTCUA_SOURCE_DIR) + "/tests/kiosk/search/judged.json");
    for (const json& each : json::parse(file)) {
        const auto query = each["query"].get<std::string>();
        CAPTURE(query);
        CHECK((index().find(query, kShown).ask != nullptr) == (each["kind"] == "ask"));
    }
}

TEST_CASE("a repealed code leads to what replaces it, and says why") {
    const Found found = index().find("2.002621", kShown);
    REQUIRE_FALSE(found.hits.empty());
    CHECK(found.hits.front().procedure->code == "3.000722");
    REQUIRE(found.hits.front().replaced != nullptr);
    CHECK_FALSE(found.hits.front().replaced->why.vi.empty());
}
