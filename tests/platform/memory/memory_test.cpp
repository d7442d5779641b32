#include "platform/memory/memory.h"

#include <array>
#include <cstdio>
#include <string>

#include <doctest/doctest.h>

namespace motcua::tests {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kOwnAllocator = true;
#elif defined(__has_feature)
constexpr bool kOwnAllocator = __has_feature(address_sanitizer);
#else
constexpr bool kOwnAllocator = false;
#endif

struct Ended {
    std::string output;  // without the last newline
    int status = 0;
};

Ended run(const std::string& arguments, const std::string& environment = "env -u GLIBC_TUNABLES") {
    const std::string command = environment + " " MOTCUA_BIN_DIR "/memory_probe " + arguments;
    FILE* const pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    Ended ended;
    std::array<char, 512> part{};
    while (std::fgets(part.data(), static_cast<int>(part.size()), pipe) != nullptr)
        ended.output += part.data();
    ended.status = pclose(pipe);
    if (!ended.output.empty()) ended.output.pop_back();
    return ended;
}

int traces(const std::string& arguments) {
    const Ended ended = run(arguments);
    REQUIRE(ended.status == 0);
    return std::stoi(ended.output);
}

TEST_CASE("freed memory holds no trace of what was in it, in any thread's arena" *
          doctest::skip(kOwnAllocator)) {
    CHECK(traces("plain heap") > 0);  // else the probe could not see one
    CHECK(traces("hardened heap") == 0);
}

TEST_CASE("locals of functions that returned are gone from the stack once it is wiped" *
          doctest::skip(kOwnAllocator)) {
    CHECK(traces("plain stack") > 0);
    CHECK(traces("plain wiped_stack") == 0);
}

TEST_CASE("what was let go of the locked pool is gone, hardened or not" * doctest::skip(kOwnAllocator)) {
    CHECK(traces("plain locked_pool") == 0);
}

TEST_CASE("a hardened process leaves no core file and gives its memory to nobody but root") {
    CHECK(run("plain limits").output.ends_with(" 1"));
    CHECK(run("hardened limits").output == "0 0");
}

TEST_CASE("the restart happens once, under the program's own name, and leaves no mark behind" *
          doctest::skip(kOwnAllocator)) {
    const Ended ended = run("hardened environment");
    CHECK(ended.status == 0);
    CHECK(ended.output.starts_with("memory_probe unmarked glibc.malloc."));
}

TEST_CASE("settings for glibc that were there before are kept" * doctest::skip(kOwnAllocator)) {
    const Ended ended = run("hardened environment", "env GLIBC_TUNABLES=glibc.malloc.arena_max=3");
    CHECK(ended.output.find(" glibc.malloc.arena_max=3:glibc.malloc.tcache_count=0") != std::string::npos);
    CHECK(run("hardened heap", "env GLIBC_TUNABLES=glibc.malloc.perturb=0").output == "0");
}

TEST_CASE("where the restart has no effect the program refuses to run instead of restarting for ever" *
          doctest::skip(kOwnAllocator)) {
    const Ended ended = run("hardened environment 2>/dev/null", "env -u GLIBC_TUNABLES MOTCUA_RESTARTED=1");
    CHECK(WEXITSTATUS(ended.status) == 71);
    CHECK(ended.output.empty());
}

}  // namespace
}  // namespace motcua::tests
