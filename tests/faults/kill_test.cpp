// The power goes at the worst moments. What the screen called stored is there, nothing is twice, home stands.
#include <csignal>
#include <set>

#include <doctest/doctest.h>

#include "tests/support/journey.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"

using namespace motcua::tests;
using nlohmann::json;

namespace {

KioskProcess::Options in(const TempFolder& folder) {
    return {folder.path() / "kiosk", folder.path() / "out"};
}

// Says every step; stops where the kiosk is gone. True when it outlived all.
bool play_on(KioskProcess& kiosk, const std::vector<json>& steps) {
    for (const json& step : steps) {
        const auto reply = kiosk.step(step);
        if (!reply) return false;
        REQUIRE_MESSAGE(reply->value("ok", false), step.dump() << ": " << reply->dump());
    }
    return true;
}

// The next morning: home stands, everything is sent, and both sides hold the same dossiers once each.
void check_the_next_start(const TempFolder& folder, std::size_t dossiers) {
    {
        KioskProcess kiosk(in(folder));
        REQUIRE(play_on(kiosk, {{{"expect", {{"screen", "home"}}}}, {{"sync", true}}}));
        CHECK(kiosk.end().exit_code == 0);
    }
    std::set<std::string> sent;
    for (const json& row : queue_rows(folder.path() / "kiosk")) {
        CHECK(row["state"] == "delivered");
        sent.insert(row["id"].get<std::string>());
    }
    CHECK(sent.size() == dossiers);
    std::multiset<std::string> taken;
    for (const json& row : portal_rows(folder.path() / "kiosk.portal"))
        taken.insert(row["id"].get<std::string>());
    CHECK(std::multiset<std::string>(sent.begin(), sent.end()) == taken);
    const auto guilty = files_with_canaries(folder.path() / "kiosk");
    CHECK_MESSAGE(guilty.empty(), (guilty.empty() ? std::string() : guilty.front().string()));
}

}  // namespace

TEST_CASE("killed on the review: nothing was called stored, and nothing is") {
    const TempFolder folder;
    {
        KioskProcess kiosk(in(folder));
        REQUIRE(play_on(kiosk, steps_to_review()));
        CHECK_FALSE(kiosk.step({{"kill", true}}).has_value());
        CHECK(kiosk.end().signal == SIGKILL);
    }
    {
        KioskProcess kiosk(in(folder));
        const auto home = kiosk.step({{"tree", true}});
        REQUIRE(home.has_value());
        CHECK(home->dump().find("home.power_cut") != std::string::npos);  // it is said
    }
    check_the_next_start(folder, 0);
}

TEST_CASE("killed right after the slip: the dossier is there and goes once") {
    const TempFolder folder;
    {
        KioskProcess kiosk(in(folder));
        REQUIRE(play_on(kiosk, steps_to_review()));
        REQUIRE(play_on(kiosk, steps_to_receipt()));
        kiosk.kill();
    }
    check_the_next_start(folder, 1);
}

TEST_CASE("killed at each named point: what was acknowledged is there, and nothing is twice") {
    struct Case {
        const char* point;
        std::size_t dossiers;
    };
    for (const Case& at : {Case{"answer_written", 0}, Case{"before_commit", 0}, Case{"after_commit", 1},
                           Case{"portal_answered", 1}, Case{"decision_written", 1}}) {
        CAPTURE(at.point);
        const TempFolder folder;
        {
            KioskProcess kiosk(in(folder));
            REQUIRE(play_on(kiosk, {{{"kill", at.point}}}));
            std::vector<json> steps = steps_to_review();
            for (json& step : steps_to_receipt()) steps.push_back(step);
            steps.push_back({{"sync", true}});
            CHECK_FALSE(play_on(kiosk, steps));
            CHECK(kiosk.end().signal == SIGKILL);
        }
        check_the_next_start(folder, at.dossiers);
    }
}
