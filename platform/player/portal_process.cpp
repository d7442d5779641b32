#include "platform/player/portal_process.h"

#include <array>
#include <charconv>
#include <csignal>
#include <string_view>

#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace motcua::platform {
namespace {

constexpr int kStartMillisMax = 20'000;

// The port in the one line that the portal says when it listens: "… https://127.0.0.1:PORT".
int announced_port(int from) {
    std::string said;
    std::array<char, 256> piece{};
    pollfd readable{from, POLLIN, 0};
    while (said.find('\n') == std::string::npos && said.size() < 4096) {
        if (poll(&readable, 1, kStartMillisMax) <= 0) return 0;
        const ssize_t got = read(from, piece.data(), piece.size());
        if (got <= 0) return 0;
        said.append(piece.data(), static_cast<std::size_t>(got));
    }
    const auto colon = said.rfind(':');
    int port = 0;
    if (colon != std::string::npos) std::from_chars(said.data() + colon + 1, said.data() + said.size(), port);
    return port;
}

[[noreturn]] void become_portal(const std::filesystem::path& dir, int port, int report_to) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(report_to, STDOUT_FILENO);
    const std::string program =
        (std::filesystem::read_symlink("/proc/self/exe").parent_path() / "portal").string();
    const std::string listen = fmt::format("127.0.0.1:{}", port);
    execl(program.c_str(), program.c_str(), "serve", "--dir", dir.c_str(), "--listen", listen.c_str(),
          nullptr);
    _exit(127);
}

}  // namespace

Status<> PortalProcess::up() {
    if (child_ > 0) return {};
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) return failure("cannot make a pipe");
    child_ = fork();
    if (child_ == 0) become_portal(dir_, port_, ends[1]);
    close(ends[1]);
    const int port = child_ > 0 ? announced_port(ends[0]) : 0;
    close(ends[0]);
    if (port == 0) {
        down();
        return failure("the portal did not start");
    }
    port_ = port;
    url_ = fmt::format("https://127.0.0.1:{}", port_);
    return {};
}

void PortalProcess::down() {
    if (child_ <= 0) return;
    kill(child_, SIGTERM);
    waitpid(child_, nullptr, 0);
    child_ = -1;
}

}  // namespace motcua::platform
