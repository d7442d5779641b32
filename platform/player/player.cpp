#include "platform/player/player.h"

#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "kiosk/base/files.h"
#include "platform/player/session.h"

namespace motcua::platform {
namespace {

using nlohmann::json;

constexpr std::size_t kScriptBytesMax = 4U << 20U;
constexpr std::size_t kLineBytesMax = 1U << 20U;

int complain(const std::string& what) {
    fmt::print(stderr, "kiosk play: {}\n", what);
    return 1;
}

int play_script(PlayerSession& session, const PlayOptions& options) {
    const auto text = read_file(options.script, kScriptBytesMax);
    if (!text) return complain(text.error().what);
    const json steps = json::parse(*text, nullptr, false);
    if (!steps.is_array()) return complain(options.script.string() + " is no JSON array of steps");
    std::size_t n = 0;
    for (const json& step : steps) {
        ++n;
        json reply;
        if (const auto held = session.perform(step, reply); !held)
            return complain(fmt::format("step {} {}: {}", n, step.dump(), held.error().what));
    }
    return 0;
}

// One line of standard input, without stdio: no buffer of ours or the library's keeps what was typed.
bool read_line(Secret& line) {
    line.clear();
    char c = 0;
    while (line.size() < kLineBytesMax) {
        const ssize_t got = ::read(STDIN_FILENO, &c, 1);
        if (got <= 0) return !line.empty();
        if (c == '\n') return true;
        line.push_back(c);
    }
    return true;
}

// Past stdio, for the same reason: an answer may hold the tree of the page that stands.
bool write_line(std::string line) {
    line += '\n';
    std::string_view rest = line;
    while (!rest.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
        if (written <= 0) return false;
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

int play_lines(PlayerSession& session) {
    bool all_held = true;
    Secret line;
    while (read_line(line)) {
        if (line.empty()) continue;
        json reply;
        const json step = json::parse(line.begin(), line.end(), nullptr, false);
        const auto held = session.perform(step, reply);
        reply["ok"] = held.has_value();
        if (!held) reply["error"] = held.error().what;
        all_held = all_held && held.has_value();
        if (!write_line(reply.dump())) return 1;
    }
    return all_held ? 0 : 1;
}

}  // namespace

int play(const PlayOptions& options) {
    std::error_code failed;
    std::filesystem::create_directories(options.out, failed);
    if (failed) return complain("cannot make " + options.out.string() + ": " + failed.message());
    const auto session = PlayerSession::open(options);
    if (!session) return complain(session.error().what);
    if (!(*session)->fault_detail().empty()) complain((*session)->fault_detail());
    return options.script == "-" ? play_lines(**session) : play_script(**session, options);
}

}  // namespace motcua::platform
