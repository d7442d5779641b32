// The first dossier, by people who need other letters, other colours, another language: on the real program,
// one after the other at the same kiosk.
#include <algorithm>
#include <fstream>
#include <functional>

#include <doctest/doctest.h>

#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"
#include "ui/screens/looks.h"

using namespace motcua::tests;
namespace ui = motcua::ui;
using nlohmann::json;

namespace {

// How somebody does what a step of the script means.
struct Way {
    const char* name;
    std::function<std::vector<json>(const json& step)> steps;
};

// With a finger; what is on another page is turned to.
std::vector<json> by_taps(const json& step) {
    if (!step.contains("tap")) return {step};
    json tap = step;
    tap["through"] = "page.next";
    return {tap};
}

const std::vector<Way>& ways() {
    static const std::vector<Way> all{{"taps", by_taps}};
    return all;
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

void hold(KioskProcess& kiosk, const std::vector<json>& steps) {
    for (const json& step : steps) {
        const auto reply = kiosk.step(step);
        REQUIRE_MESSAGE(reply, "gone at " << step.dump());
        REQUIRE_MESSAGE(reply->value("ok", false), step.dump() << ": " << reply->value("error", ""));
    }
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
        if (widget["id"] != "frame.clock" && widget["role"] != "image" && widget["id"] != "home.scan")
            words.push_back({widget["id"], widget["label"], widget["cap_mm"], widget["fg"], widget["bg"]});
    return words;
}

void play(const std::vector<ui::Look>& looks, bool landscape) {
    const TempFolder folder;
    const ui::Panel panel = ui::usual_panel(landscape);
    KioskProcess kiosk({folder.path() / "kiosk",
                        folder.path() / "out",
                        {"--size", std::to_string(panel.width_px) + "x" + std::to_string(panel.height_px)}});
    const std::vector<json> steps = script();
    const json untouched = appearance(tree_of(kiosk));
    for (const Way& way : ways())
        for (const ui::Look& look : looks) {
            if (look.landscape != landscape) continue;
            CAPTURE(ui::name(look));
            CAPTURE(way.name);
            hold(kiosk, settings_of(look));
            for (const json& step : steps) hold(kiosk, way.steps(step));
            // The next person finds letters, colours and language as they are at first.
            const json then = appearance(tree_of(kiosk));
            CHECK_MESSAGE(then == untouched, json::diff(untouched, then).dump());
        }
}

}  // namespace

TEST_CASE("the first dossier goes through upright, in looks that let every two settings meet") {
    play(ui::covering_looks(), false);
}

TEST_CASE("the first dossier goes through lying, in looks that let every two settings meet") {
    play(ui::covering_looks(), true);
}

TEST_SUITE("all") {
    TEST_CASE("the first dossier goes through in every look, upright" * doctest::skip()) {
        play(ui::every_look(), false);
    }
    TEST_CASE("the first dossier goes through in every look, lying" * doctest::skip()) {
        play(ui::every_look(), true);
    }
}
