// The first dossier once more, by somebody who never touches the glass, and by somebody who sees nothing.
#include <fstream>

#include <doctest/doctest.h>

#include "tests/support/journey.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"

using namespace motcua::tests;
using nlohmann::json;

namespace {

// The script's steps up to the end of the visit; pictures are another test's.
std::vector<json> first_dossier() {
    std::ifstream file(source_dir() / "tests/journeys/first-dossier.json");
    std::vector<json> steps;
    for (const json& step : json::parse(file)) {
        if (step.contains("shot")) continue;
        if (step.contains("scan") && step.value("as", "") == "slip") break;
        steps.push_back(step);
    }
    return steps;
}

}  // namespace

TEST_CASE("the first dossier goes through with next, previous and select alone") {
    const TempFolder folder;
    KioskProcess kiosk({folder.path() / "kiosk", folder.path() / "out"});
    hold(kiosk, {{{"by", "keys"}}});
    hold(kiosk, first_dossier());
    CHECK(portal_rows(folder.path() / "kiosk.portal").size() == 1);
}

TEST_CASE("the first dossier goes through behind the curtain, all by voice") {
    const TempFolder folder;
    KioskProcess kiosk({folder.path() / "kiosk", folder.path() / "out"});
    hold(kiosk, {{{"nav", "curtain"}},
                 {{"expect", {{"said", "Màn hình đã tắt"}}}},
                 {{"expect", {{"said", "cần giúp việc gì"}}}},
                 {{"by", "keys"}}});
    hold(kiosk, first_dossier());
    CHECK(portal_rows(folder.path() / "kiosk.portal").size() == 1);
}

TEST_CASE("by ear each step says what it is, and what is personal only through headphones") {
    const TempFolder folder;
    KioskProcess kiosk({folder.path() / "kiosk", folder.path() / "out"});
    hold(kiosk, {{{"nav", "curtain"}},
                 {{"nav_to", "home.procedures"}},
                 {{"expect", {{"said", "Làm thủ tục, giấy tờ"}}}},
                 {{"nav", "curtain"}},
                 {{"expect", {{"said", "Màn hình đã bật lại"}}}},
                 {{"tap", "frame.speak"}}});
    hold(kiosk, steps_to_review());
    hold(kiosk, {{{"expect", {{"said", "Thông tin của bà hiện trên màn hình"}}}},
                 {{"headphones", "plugged"}},
                 {{"tap", "speech.again"}},
                 {{"expect", {{"said", "Nguyễn Thị Mẫu"}}}},
                 {{"headphones", "unplugged"}},
                 {{"tap", "speech.again"}},
                 {{"expect", {{"said", "hiện trên màn hình"}}}}});
}

TEST_CASE("the warning is said, and by ear its time begins when it was") {
    const TempFolder folder;
    KioskProcess kiosk({folder.path() / "kiosk", folder.path() / "out"});
    hold(kiosk, steps_to_review());
    hold(kiosk, {{{"nav", "curtain"}},
                 {{"nav", "next"}},
                 {{"advance", "470s"}},
                 {{"expect", {{"screen", "review"}}}},
                 {{"advance", "40s"}},
                 {{"expect", {{"screen", "still_there"}}}},
                 {{"expect", {{"said", "còn ở đây không"}}}},
                 {{"nav_to", "still.more"}},
                 {{"nav", "select"}},
                 {{"expect", {{"screen", "review"}}}},
                 {{"advance", "500s"}},
                 {{"expect", {{"screen", "review"}}}}});
}
