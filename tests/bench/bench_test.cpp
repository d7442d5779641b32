// What a bench says is only worth what it measures with.
#include <algorithm>
#include <fstream>
#include <string>

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/tools/process_tree.h"
#include "tests/bench/tools/screen.h"
#include "tests/support/temp_folder.h"

namespace motcua::tests {
namespace {

constexpr int kWidth = 160;
constexpr int kHeight = 120;

// A screen file as Xvfb writes it, every pixel given by `colour(x, y)`.
template <class Colour>
std::filesystem::path screen_file(const TempFolder& folder, Colour colour, std::uint32_t depth = 24) {
    std::string bytes;
    const auto word = [&](std::uint32_t value) {
        for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift);
    };
    const std::uint32_t header[25] = {100, 7, 2, depth, kWidth, kHeight, 0, 0, 32, 0, 32, 32, kWidth * 4};
    for (const auto value : header) word(value);
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x) word(colour(x, y));
    const auto file = folder.path() / "Xvfb_screen0";
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
}

bool shows_a_page(const std::filesystem::path& file) {
    const auto screen = VirtualScreen::open(file);
    REQUIRE(screen.has_value());
    return screen->shows_a_page();
}

}  // namespace

TEST_CASE("an empty desktop and an empty window are no first picture, a page is") {
    const TempFolder folder;
    CHECK_FALSE(shows_a_page(screen_file(folder, [](int, int) { return 0U; })));
    CHECK_FALSE(
        shows_a_page(screen_file(folder, [](int x, int) { return x < kWidth / 2 ? 0xffffffU : 0U; })));
    CHECK(shows_a_page(
        screen_file(folder, [](int x, int y) { return y < 30 ? static_cast<std::uint32_t>(x) : 0U; })));
}

TEST_CASE("a file that is no screen is refused") {
    const TempFolder folder;
    CHECK_FALSE(VirtualScreen::open(folder.path() / "none").has_value());
    CHECK_FALSE(VirtualScreen::open(screen_file(
                                        folder, [](int, int) { return 0U; }, 8))
                    .has_value());
    std::ofstream(folder.path() / "short", std::ios::binary) << "short";
    CHECK_FALSE(VirtualScreen::open(folder.path() / "short").has_value());
}

TEST_CASE("a child's child is counted and ended, also when its parent is gone") {
    adopt_orphans();
    int ready[2];
    REQUIRE(pipe(ready) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        if (fork() == 0) {
            (void)!write(ready[1], "x", 1);
            pause();
        }
        _exit(0);
    }
    char byte = 0;
    REQUIRE(read(ready[0], &byte, 1) == 1);
    REQUIRE(waitpid(child, nullptr, 0) == child);
    CHECK(process_tree(child).size() == 1);
    CHECK(usage(child).pss_mb > 0);
    end_tree(child);
    CHECK(process_tree(child).empty());
    close(ready[0]);
    close(ready[1]);
}

}  // namespace motcua::tests
