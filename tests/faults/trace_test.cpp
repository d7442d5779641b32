// After silence nothing of the person is left: not in the tree, the picture, the files, nor in the program's
// memory.
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>
#include <unistd.h>

#include "platform/demo/demo_paper.h"
#include "platform/photo/photo.h"
#include "tests/support/journey.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/process_memory.h"
#include "tests/support/temp_folder.h"

using namespace motcua::tests;
using nlohmann::json;

namespace {

#ifndef MOTCUA_SANITIZED  // the sanitizer keeps freed memory as it was, to catch who still reads it

std::vector<std::string> canaries_in_memory(pid_t process) { return in_memory(process, canaries()); }

// The photo of steps_to_review_with_photo() as the camera, the glass and the file have it.
std::vector<std::string> photo_canaries() {
    const auto seen = motcua::platform::demo_paper(kPaperTitle);
    const auto photo = motcua::platform::make_photo_maker()->make(seen, {});
    REQUIRE(photo);
    return {lively_part(seen.rgb), lively_part(photo->shown.rgb), lively_part(photo->jpeg)};
}

#endif

}  // namespace

TEST_CASE("after the silence nobody finds a trace of who was here") {
    const TempFolder folder;
    KioskProcess kiosk({folder.path() / "kiosk", folder.path() / "out"});
    hold(kiosk, {{{"shot", "home-before"}}});
    hold(kiosk, steps_to_review());

    const bool may_look = geteuid() == 0;  // the kiosk forbids everybody else to look into it
#ifndef MOTCUA_SANITIZED
    if (may_look) CHECK_FALSE(canaries_in_memory(kiosk.pid()).empty());  // the search can find
#endif
    hold(kiosk, {{{"advance", "240s"}},
                 {{"expect", {{"screen", "still_there"}}}},
                 {{"shot", "still-there"}},
                 {{"advance", "60s"}},
                 {{"expect", {{"screen", "home"}}}},
                 {{"shot", "home-after"}}});
    const auto tree = kiosk.step({{"tree", true}});
    REQUIRE(tree.has_value());
    const std::string said = tree->dump(-1, ' ', false);
    for (const std::string& canary : canaries()) CHECK(said.find(canary) == std::string::npos);
    CHECK(files_with_canaries(folder.path()).empty());
    if (!may_look) {
        MESSAGE("skipped: only root may read the kiosk's memory");
        return;
    }
#ifndef MOTCUA_SANITIZED
    const auto left = canaries_in_memory(kiosk.pid());
    for (const std::string& trace : left) MESSAGE(trace);
    CHECK(left.empty());
#endif
}

TEST_CASE("what two people wrote to each other leaves no trace either, though it filled the screen") {
    const TempFolder folder;
    KioskProcess kiosk({folder.path() / "kiosk", folder.path() / "out"});
    hold(kiosk, {{{"tap", "frame.help"}},
                 {{"tap", "help.cards"}},
                 {{"tap", "card.write"}},
                 {{"type", "Nguyễn Thị Mẫu 0912345678"}},
                 {{"tap", "talk.show"}},
                 {{"shot", "held-up"}},
                 {{"tap", "talk.answer"}},
                 {{"type", "Khối phố Mẫu"}},
                 {{"tap", "talk.show"}},
                 {{"expect", {{"screen", "help"}, {"widget", "talk.shown"}, {"label", "Khối phố Mẫu"}}}},
                 {{"shot", "answered"}},
                 {{"tap", "talk.answer"}}});
#ifndef MOTCUA_SANITIZED
    const bool may_look = geteuid() == 0;
    if (may_look) CHECK_FALSE(canaries_in_memory(kiosk.pid()).empty());
#endif
    hold(kiosk, {{{"advance", "600s"}},
                 {{"expect", {{"screen", "still_there"}}}},
                 {{"advance", "60s"}},
                 {{"expect", {{"screen", "home"}}}}});
    CHECK(files_with_canaries(folder.path()).empty());
#ifndef MOTCUA_SANITIZED
    if (!may_look) return;
    const auto left = canaries_in_memory(kiosk.pid());
    for (const std::string& trace : left) MESSAGE(trace);
    CHECK(left.empty());
#endif
}

TEST_CASE("of a paper that was photographed nothing is left, neither in memory nor in a file") {
    const TempFolder folder;
    KioskProcess kiosk({folder.path() / "kiosk", folder.path() / "out"});
    hold(kiosk, steps_to_review_with_photo());
#ifndef MOTCUA_SANITIZED
    const bool may_look = geteuid() == 0;
    const std::vector<std::string> seen = photo_canaries();
    for (const std::string& part : seen) REQUIRE_FALSE(part.empty());
    if (may_look) CHECK(in_memory(kiosk.pid(), {seen[1]}).size() == 1);  // to be looked at again
    if (may_look) CHECK(in_memory(kiosk.pid(), {seen[2]}).size() == 1);  // what would be sealed
#endif
    SUBCASE("who was here went away") { hold(kiosk, {{{"advance", "240s"}}, {{"advance", "60s"}}}); }
    SUBCASE("it was filed") {
        hold(kiosk, steps_to_receipt());
        hold(kiosk, {{{"sync", true}}, {{"tap", "receipt.done"}}, {{"tap", "rating.skip"}}});
    }
    hold(kiosk, {{{"expect", {{"screen", "home"}}}}});
    CHECK(files_with_canaries(folder.path()).empty());
#ifndef MOTCUA_SANITIZED
    if (!may_look) return;
    const auto left = in_memory(kiosk.pid(), seen);
    CHECK(left.empty());
    for (const std::string& part : seen) CHECK(files_with(folder.path() / "kiosk", part).empty());
#endif
}

TEST_CASE("after a finished visit neither") {
    const TempFolder folder;
    KioskProcess kiosk({folder.path() / "kiosk", folder.path() / "out"});
    hold(kiosk, steps_to_review());
    hold(kiosk, steps_to_receipt());
    hold(kiosk, {{{"sync", true}},
                 {{"tap", "receipt.done"}},
                 {{"tap", "rating.5"}},
                 {{"expect", {{"screen", "home"}}}}});
    CHECK(files_with_canaries(folder.path()).empty());
#ifndef MOTCUA_SANITIZED
    if (geteuid() != 0) return;
    const auto left = canaries_in_memory(kiosk.pid());
    for (const std::string& trace : left) MESSAGE(trace);
    CHECK(left.empty());
#endif
}
