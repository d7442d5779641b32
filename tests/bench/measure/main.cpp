// Starts a program on a virtual screen and says, as one line of JSON, when its first picture stood there,
// what it burns while nobody touches it, and how much memory it and its children hold.
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>

#include "tests/bench/tools/process_tree.h"
#include "tests/bench/tools/screen.h"

extern char** environ;

namespace motcua::tests {
namespace {

using Ticking = std::chrono::steady_clock;

struct Options {
    std::string screen;
    int settle_s = 10;
    int idle_s = 60;
    std::vector<std::string> command;
};

constexpr std::chrono::seconds kPatience{60};

void wait_for(std::chrono::milliseconds time) { poll(nullptr, 0, static_cast<int>(time.count())); }

Result<pid_t> start(const std::vector<std::string>& command) {
    std::vector<char*> argv;
    for (const auto& word : command) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    pid_t pid = 0;
    if (const int error = posix_spawnp(&pid, argv[0], nullptr, nullptr, argv.data(), environ); error != 0)
        return failure(fmt::format("cannot start {} (error {})", command.front(), error));
    return pid;
}

Result<Millis> until_first_picture(const VirtualScreen& screen, Ticking::time_point started) {
    while (!screen.shows_a_page()) {
        if (Ticking::now() - started > kPatience) return failure("no picture within a minute");
        wait_for(std::chrono::milliseconds{2});
    }
    return std::chrono::duration_cast<Millis>(Ticking::now() - started);
}

Result<std::string> measure(const Options& options) {
    const auto screen = VirtualScreen::open(options.screen);
    if (!screen) return tl::unexpected(screen.error());
    if (screen->shows_a_page()) return failure("something stands on the screen already");
    adopt_orphans();
    const auto started = Ticking::now();
    const auto program = start(options.command);
    if (!program) return tl::unexpected(program.error());
    const auto first_picture = until_first_picture(*screen, started);
    if (!first_picture) {
        end_tree(*program);
        return tl::unexpected(first_picture.error());
    }
    wait_for(std::chrono::seconds{options.settle_s});
    const Usage before = usage(*program);
    wait_for(std::chrono::seconds{options.idle_s});
    const Usage after = usage(*program);
    end_tree(*program);
    const double idle_ms = 1000.0 * std::max(options.idle_s, 1);
    const double burnt_ms = static_cast<double>(std::max(after.cpu - before.cpu, Millis{0}).count());
    return fmt::format(
        R"({{"first_picture_ms": {}, "idle_cpu_percent": {:.3f}, "pss_mb": {:.1f}, "processes": {}}})",
        first_picture->count(), 100.0 * burnt_ms / idle_ms, after.pss_mb, after.processes);
}

}  // namespace
}  // namespace motcua::tests

int main(int argc, char** argv) {
    motcua::tests::Options options;
    CLI::App app{"Measures a program on a virtual screen (Xvfb -fbdir)"};
    app.add_option("--screen", options.screen, "the screen's file, Xvfb_screen0")->required();
    app.add_option("--settle", options.settle_s, "seconds after the first picture before measuring")
        ->check(CLI::Range(0, 600));
    app.add_option("--idle", options.idle_s, "seconds to measure over")->check(CLI::Range(0, 3600));
    app.add_option("command", options.command, "after --: the program and its arguments")->required();
    CLI11_PARSE(app, argc, argv);
    const auto line = motcua::tests::measure(options);
    if (!line) {
        fmt::print(stderr, "bench_measure: {}\n", line.error().what);
        return 1;
    }
    fmt::print("{}\n", *line);
    return 0;
}
