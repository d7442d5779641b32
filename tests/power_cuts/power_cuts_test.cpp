// Hundreds of power cuts at random instants, on one folder that grows older with each.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>
#include <set>

#include <doctest/doctest.h>
#include <poll.h>

#include "tests/support/journey.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"

using namespace motcua::tests;
using nlohmann::json;

namespace {

// The power's own time: nothing waits for anything here but the cut itself.
void let_pass(std::chrono::microseconds time) {
    const timespec wanted{0, time.count() * 1'000};
    ppoll(nullptr, 0, &wanted, nullptr);
}

struct Tally {
    int acknowledged = 0;
    int cut_before = 0;
};

// How long a life takes from the review to the end of the sending, undisturbed: the cuts fall within it,
// whatever this machine and this build take.
std::chrono::microseconds one_whole_life(KioskProcess& kiosk) {
    for (const json& step : steps_to_review()) REQUIRE(kiosk.step(step).has_value());
    const auto begin = std::chrono::steady_clock::now();
    for (const json& step : steps_to_receipt()) REQUIRE(kiosk.step(step)->value("ok", false));
    REQUIRE(kiosk.step({{"sync", true}})->value("ok", false));
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
}

// One resident, hurried, and the power goes somewhere between the review and the end of the sending.
void one_life(const TempFolder& folder, const std::string& portal, int latest_micros, std::mt19937& dice,
              Tally& tally) {
    KioskProcess kiosk({folder.path() / "kiosk", folder.path() / "out", {"--portal", portal}, {}, false});
    for (const json& step : steps_to_review()) REQUIRE(kiosk.step(step).has_value());
    for (const json& step : steps_to_receipt()) kiosk.send(step);
    kiosk.send({{"sync", true}});
    let_pass(std::chrono::microseconds(std::uniform_int_distribution<int>(0, latest_micros)(dice)));
    kiosk.kill();
    bool receipt = false;
    while (const auto reply = kiosk.answer()) receipt = receipt || reply->value("screen", "") == "receipt";
    ++(receipt ? tally.acknowledged : tally.cut_before);
}

void cut_power(int kills) {
    const TempFolder folder;
    int latest_micros = 0;
    {
        KioskProcess first(
            {folder.path() / "kiosk", folder.path() / "out"});  // makes the folder and its pack
        REQUIRE(first.step({{"expect", {{"screen", "home"}}}}).has_value());
        latest_micros = static_cast<int>(std::min<std::int64_t>(900'000, one_whole_life(first).count()));
    }
    const PortalGuest portal(folder.path() / "kiosk.portal");
    std::mt19937 dice(20261123);
    Tally tally;
    for (int i = 0; i < kills; ++i) one_life(folder, portal.url(), latest_micros, dice, tally);
    INFO("acknowledged " << tally.acknowledged << ", cut before " << tally.cut_before);
    CHECK(tally.acknowledged > 0);
    CHECK(tally.cut_before > 0);
    {
        KioskProcess last(
            {folder.path() / "kiosk", folder.path() / "out", {"--portal", portal.url()}, {}, false});
        const auto home = last.step({{"expect", {{"screen", "home"}}}});
        REQUIRE(home.has_value());
        CHECK_MESSAGE(home->value("ok", false), home->dump());
        REQUIRE(last.step({{"sync", true}}).has_value());
    }
    std::multiset<std::string> here;
    for (const json& row : queue_rows(folder.path() / "kiosk")) {
        CHECK(row["state"] == "delivered");
        here.insert(row["id"].get<std::string>());
    }
    std::multiset<std::string> there;
    for (const json& row : portal_rows(folder.path() / "kiosk.portal"))
        there.insert(row["id"].get<std::string>());
    CHECK(here == there);
    CHECK(static_cast<int>(here.size()) >= tally.acknowledged);
    CHECK(std::set<std::string>(here.begin(), here.end()).size() == here.size());
    CHECK(files_with_canaries(folder.path() / "kiosk").empty());
}

}  // namespace

TEST_CASE("150 power cuts: every dossier that was called stored is at the portal, exactly once") {
    cut_power(150);
}

TEST_CASE("1,000 power cuts" * doctest::test_suite("all") * doctest::skip()) { cut_power(1'000); }
