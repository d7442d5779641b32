#include "platform/control/control.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "tests/support/temp_folder.h"

using namespace motcua;
using namespace motcua::tests;

namespace {

std::string echo(const std::string& line) { return "heard " + line; }

}  // namespace

TEST_CASE("a running kiosk answers whoever owns its folder, as often as it is asked") {
    const TempFolder folder;
    const platform::ControlServer server(folder.path(), echo);
    for (const char* line : {"one", "two", "three"})
        CHECK(platform::ask_running_kiosk(folder.path(), line) == std::string("heard ") + line);
}

TEST_CASE("a folder deeper than a socket's name may be long works too") {
    const TempFolder folder;
    std::filesystem::path deep = folder.path();
    for (int i = 0; i < 12; ++i) deep /= "a-folder-with-a-long-name";
    std::filesystem::create_directories(deep);
    const platform::ControlServer server(deep, echo);
    CHECK(platform::ask_running_kiosk(deep, "deep") == "heard deep");
}

TEST_CASE("where no kiosk runs, that is what is said") {
    const TempFolder folder;
    CHECK_FALSE(platform::ask_running_kiosk(folder.path(), "anybody?").has_value());
    CHECK_FALSE(platform::ask_running_kiosk(folder.path() / "nowhere", "anybody?").has_value());
}

TEST_CASE("a door left by a power cut is taken over, and closed at the end") {
    const TempFolder folder;
    { const platform::ControlServer first(folder.path(), echo); }
    CHECK_FALSE(std::filesystem::exists(folder.path() / "control.sock"));
    std::filesystem::create_symlink("nowhere", folder.path() / "control.sock");
    const platform::ControlServer second(folder.path(), echo);
    CHECK(platform::ask_running_kiosk(folder.path(), "again") == "heard again");
}

TEST_CASE("nobody else may knock: the door is its owner's alone") {
    const TempFolder folder;
    const platform::ControlServer server(folder.path(), echo);
    struct stat door {};
    REQUIRE(stat((folder.path() / "control.sock").c_str(), &door) == 0);
    CHECK((door.st_mode & 0077) == 0);
}

TEST_CASE("a line without end is cut off and the next one is answered") {
    const TempFolder folder;
    const platform::ControlServer server(folder.path(), echo);
    CHECK_FALSE(platform::ask_running_kiosk(folder.path(), std::string(1U << 20U, 'x')).has_value());
    CHECK(platform::ask_running_kiosk(folder.path(), "short") == "heard short");
}
