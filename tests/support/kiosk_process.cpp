#include "tests/support/kiosk_process.h"

#include <array>
#include <csignal>
#include <cstdlib>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/small_ward.h"

namespace motcua::tests {
namespace {

using nlohmann::json;

constexpr int kPatienceMillis = 120'000;  // sanitizers on a busy machine

struct Pipe {
    int read = -1;
    int write = -1;
    Pipe() {
        std::array<int, 2> ends{};
        REQUIRE(pipe2(ends.data(), O_CLOEXEC) == 0);
        read = ends[0];
        write = ends[1];
    }
};

[[noreturn]] void become(const std::vector<std::string>& command) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execvp(arguments[0], arguments.data());
    _exit(127);
}

// False at the end of what there is to read.
bool read_some(int from, std::string& into) {
    std::array<char, 65536> piece{};
    const ssize_t got = read(from, piece.data(), piece.size());
    if (got > 0) into.append(piece.data(), static_cast<std::size_t>(got));
    return got > 0;
}

void drain_both(int out, int err, Ended& ended) {
    std::array<pollfd, 2> both{pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}};
    while (both[0].fd >= 0 || both[1].fd >= 0) {
        if (poll(both.data(), both.size(), kPatienceMillis) <= 0) return;
        if (both[0].revents && !read_some(out, ended.out)) both[0].fd = -1;
        if (both[1].revents && !read_some(err, ended.err)) both[1].fd = -1;
    }
}

void take_status(pid_t child, Ended& ended) {
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status)) ended.exit_code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
}

std::optional<std::string> line_from(int from, std::string& pending) {
    pollfd readable{from, POLLIN, 0};
    while (pending.find('\n') == std::string::npos)
        if (poll(&readable, 1, kPatienceMillis) <= 0 || !read_some(from, pending)) return std::nullopt;
    const auto end = pending.find('\n');
    std::string line = pending.substr(0, end);
    pending.erase(0, end + 1);
    return line;
}

}  // namespace

std::string program(const std::string& name) { return std::string(MOTCUA_BIN_DIR) + "/" + name; }

std::filesystem::path source_dir() { return MOTCUA_SOURCE_DIR; }

Ended run(const std::vector<std::string>& command) {
    const Pipe out;
    const Pipe err;
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        dup2(out.write, STDOUT_FILENO);
        dup2(err.write, STDERR_FILENO);
        become(command);
    }
    close(out.write);
    close(err.write);
    Ended ended;
    drain_both(out.read, err.read, ended);
    close(out.read);
    close(err.read);
    take_status(child, ended);
    return ended;
}

KioskProcess::KioskProcess(const Options& options) {
    const Pipe in;
    const Pipe out;
    std::vector<std::string> command = options.under;
    command.insert(command.end(),
                   {program("kiosk"), "play", "-", "--data", options.data, "--out", options.out});
    if (options.with_pack)
        command.insert(command.end(), {"--pack", options.pack.empty() ? small_ward_pack() : options.pack});
    command.insert(command.end(), options.more.begin(), options.more.end());
    child_ = fork();
    REQUIRE(child_ >= 0);
    if (child_ == 0) {
        dup2(in.read, STDIN_FILENO);
        dup2(out.write, STDOUT_FILENO);
        become(command);
    }
    close(in.read);
    close(out.write);
    to_ = in.write;
    from_ = out.read;
    std::signal(SIGPIPE, SIG_IGN);
}

KioskProcess::~KioskProcess() {
    if (to_ >= 0) close(to_);
    if (from_ >= 0) close(from_);
    if (child_ > 0) {
        ::kill(child_, SIGKILL);
        waitpid(child_, nullptr, 0);
    }
}

void KioskProcess::send(const json& step) const {
    const std::string line = step.dump() + "\n";
    (void)!write(to_, line.data(), line.size());  // a kiosk that is gone is noticed by its silence
}

std::optional<json> KioskProcess::answer() {
    const auto line = line_from(from_, pending_);
    if (!line) return std::nullopt;
    return json::parse(*line, nullptr, false);
}

std::optional<json> KioskProcess::step(const json& step) {
    send(step);
    return answer();
}

void KioskProcess::kill() const { ::kill(child_, SIGKILL); }

Ended KioskProcess::end() {
    close(to_);
    to_ = -1;
    Ended ended;
    ended.out = pending_;
    while (read_some(from_, ended.out)) {
    }
    take_status(child_, ended);
    child_ = -1;
    return ended;
}

PortalGuest::PortalGuest(const std::filesystem::path& dir) {
    const Pipe out;
    child_ = fork();
    REQUIRE(child_ >= 0);
    if (child_ == 0) {
        dup2(out.write, STDOUT_FILENO);
        become({program("portal"), "serve", "--dir", dir, "--listen", "127.0.0.1:0"});
    }
    close(out.write);
    std::string pending;
    const auto line = line_from(out.read, pending);
    REQUIRE(line.has_value());
    url_ = line->substr(line->find("https://"));
}

PortalGuest::~PortalGuest() {
    ::kill(child_, SIGTERM);
    waitpid(child_, nullptr, 0);
}

json portal_rows(const std::filesystem::path& portal_dir) {
    const Ended shown = run({program("portal"), "show", "--dir", portal_dir, "--json"});
    REQUIRE_MESSAGE(shown.exit_code == 0, shown.err);
    return json::parse(shown.out);
}

json queue_rows(const std::filesystem::path& data) {
    const Ended listed = run({program("kioskctl"), "queue", "list", "--data", data, "--json"});
    REQUIRE_MESSAGE(listed.exit_code == 0, listed.err);
    return json::parse(listed.out);
}

void hold(KioskProcess& kiosk, const std::vector<json>& steps) {
    for (const json& step : steps) {
        const auto reply = kiosk.step(step);
        REQUIRE_MESSAGE(reply.has_value(), "gone at " << step.dump());
        REQUIRE_MESSAGE(reply->value("ok", false), step.dump() << ": " << reply->dump());
    }
}

}  // namespace motcua::tests
