// The first dossier, by people who need other letters, other colours, another language: on the real program,
// one after the other at the same kiosk.
#include <array>
#include <fstream>
#include <map>

#include <doctest/doctest.h>

#include "tests/support/kiosk_process.h"
#include "tests/support/sample.h"
#include "tests/support/temp_folder.h"
#include "ui/screens/looks.h"
#include "ui/screens/pairwise.h"

using namespace motcua::tests;
namespace ui = motcua::ui;
using nlohmann::json;

namespace {

// How somebody does what a step of the script means.
struct Way {
    const char* name;
    const char* by;  // the player's: what a tap is made with
    std::vector<json> (*steps)(const json& step);
};

// What is on another page is turned to.
std::vector<json> as_written(const json& step) {
    if (!step.contains("tap")) return {step};
    json tap = step;
    tap["through"] = "page.next";
    return {tap};
}

// Texts are written on a keyboard of one's own: letters as its keys have them, names without their marks.
std::vector<json> on_a_keyboard(const json& step) {
    static const std::map<std::string, std::string> plain{
        {"Tam Kỳ", "Tam Ky"}, {"Lê Văn Thử", "Le Van Thu"}, {"Trần Thị Thử", "Tran Thi Thu"}};
    if (!step.contains("type")) return as_written(step);
    const std::string text = step["type"].get<std::string>();
    const auto found = plain.find(text);
    return {{{"keys", found == plain.end() ? text : found->second}}};
}

// With a finger; with next, previous and select alone, key by key of the keyboard on the glass too; with a
// keyboard of one's own.
constexpr std::array<Way, 3> kWays{
    {{"touch", "touch", as_written}, {"key pad", "keys", as_written}, {"keyboard", "keys", on_a_keyboard}}};

struct Visit {
    ui::Look look;
    const Way* way;
};

// So few that every two settings meet, and every setting and every way.
std::vector<Visit> covering_visits() {
    std::vector<Visit> visits;
    std::size_t number = 0;
    for (const auto& row :
         ui::pairwise({ui::kTextSizes.size(), ui::kContrasts.size(), 2, ui::kLanguages.size(), kWays.size()}))
        if (number++ % kEvery == 0)
            visits.push_back(
                {{{ui::kLanguages.at(row[3]), ui::kTextSizes.at(row[0]), ui::kContrasts.at(row[1])},
                  row[2] == 1},
                 &kWays.at(row[4])});
    return visits;
}

std::vector<Visit> every_visit() {
    std::vector<Visit> visits;
    for (const ui::Look& look : ui::every_look())
        for (const Way& way : kWays) visits.push_back({look, &way});
    return visits;
}

// The script without its pictures.
std::vector<json> script() {
    std::ifstream in(source_dir() / "tests/journeys/first-dossier.json");
    std::vector<json> steps;
    for (const json& step : json::parse(in))
        if (!step.contains("shot") && !step.contains("tree")) steps.push_back(step);
    return steps;
}

// Each control of the frame goes on to the next setting, from the defaults.
std::vector<json> settings_of(const ui::Look& look) {
    std::vector<json> steps;
    const auto tap = [&](const char* control, int times) {
        for (int i = 0; i < times; ++i) steps.push_back({{"tap", control}});
    };
    tap("frame.language", static_cast<int>(look.settings.language));
    tap("frame.text_size", static_cast<int>(look.settings.text_size));
    tap("frame.contrast", static_cast<int>(look.settings.contrast));
    return steps;
}

json tree_of(KioskProcess& kiosk) {
    const auto reply = kiosk.step({{"tree", true}});
    REQUIRE(reply);
    return (*reply)["tree"];
}

// The size and colours of every word on the glass, but for the time of day and what the pictures show in
// turn.
json appearance(const json& tree) {
    json words = json::array();
    for (const json& widget : tree["widgets"])
        if (widget["id"] != "frame.clock" && widget["role"] != "image")
            words.push_back({widget["id"], widget["label"], widget["cap_mm"], widget["fg"], widget["bg"]});
    return words;
}

void play(const std::vector<Visit>& visits, bool landscape) {
    const TempFolder folder;
    const ui::Panel panel = ui::usual_panel(landscape);
    KioskProcess kiosk({folder.path() / "kiosk",
                        folder.path() / "out",
                        {"--size", std::to_string(panel.width_px) + "x" + std::to_string(panel.height_px)}});
    const std::vector<json> steps = script();
    const json untouched = appearance(tree_of(kiosk));
    for (const Visit& visit : visits) {
        if (visit.look.landscape != landscape) continue;
        CAPTURE(ui::name(visit.look));
        CAPTURE(std::string(visit.way->name));
        hold(kiosk, {{{"by", visit.way->by}}});
        hold(kiosk, settings_of(visit.look));
        for (const json& step : steps) hold(kiosk, visit.way->steps(step));
        // The next person finds letters, colours and language as they are at first.
        const json then = appearance(tree_of(kiosk));
        CHECK_MESSAGE(then == untouched, json::diff(untouched, then).dump());
    }
}

}  // namespace

TEST_CASE("the first dossier goes through upright, by every way, in looks that let every two settings meet") {
    play(covering_visits(), false);
}

TEST_CASE("the first dossier goes through lying, by every way, in looks that let every two settings meet") {
    play(covering_visits(), true);
}

TEST_SUITE("all") {
    TEST_CASE("the first dossier goes through in every look by every way, upright" * doctest::skip()) {
        play(every_visit(), false);
    }
    TEST_CASE("the first dossier goes through in every look by every way, lying" * doctest::skip()) {
        play(every_visit(), true);
    }
}
