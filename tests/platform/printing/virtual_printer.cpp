#include "tests/platform/printing/virtual_printer.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <fstream>
#include <iterator>

#include <arpa/inet.h>
#include <cups/cups.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace motcua::tests {
namespace {

namespace fs = std::filesystem;

// Everything that may own a name on a bus on which there is nothing.
constexpr const char* kBus =
    R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <listen>unix:path=FOLDER/bus</listen>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
  </policy>
</busconfig>
)";

// What the printer runs for each paper. It waits at a named pipe, so nothing is awake meanwhile; opening that
// for reading ends when the test opens it for writing.
constexpr const char* kHook = R"sh(#!/bin/sh
cd "FOLDER" || exit 1
if [ -s abort ]; then
    [ "$(cat abort)" = none ] || echo "STATE: +$(cat abort)" >&2
    exit 1
fi
if [ -s hold ]; then
    echo "STATE: +$(cat hold)" >&2
    read -r go remedied < gate || exit 1
    echo "STATE: -$remedied" >&2
    [ "$go" = print ] || exit 1
fi
cp "$1" "printed/$(ls printed | wc -l)"
)sh";

std::string with_folder(std::string text, const fs::path& folder) {
    const std::string place = "FOLDER";
    for (auto at = text.find(place); at != std::string::npos; at = text.find(place))
        text.replace(at, place.size(), folder.string());
    return text;
}

void write(const fs::path& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> contents;
    for (const fs::path& file : files) contents.push_back(read(file));
    return contents;
}

bool accepts(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    const bool connected = ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    return connected;
}

}  // namespace

int free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    REQUIRE(::bind(socket, reinterpret_cast<sockaddr*>(&address), length) == 0);
    REQUIRE(::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length) == 0);
    ::close(socket);
    return ntohs(address.sin_port);
}

Child::Child(const std::vector<std::string>& command, const std::vector<std::string>& environment, int output,
             const fs::path& log) {
    const auto pointers = [](const std::vector<std::string>& texts) {
        std::vector<char*> all;
        for (const std::string& text : texts) all.push_back(const_cast<char*>(text.c_str()));
        all.push_back(nullptr);
        return all;
    };
    const auto arguments = pointers(command);
    const auto variables = pointers(environment);
    const int errors = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const pid_t parent = ::getpid();
    pid_ = ::fork();
    REQUIRE(pid_ >= 0);
    if (pid_ > 0) {
        ::close(errors);
        return;
    }
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(1);
    ::dup2(output >= 0 ? output : errors, STDOUT_FILENO);
    ::dup2(errors, STDERR_FILENO);
    ::execvpe(arguments[0], arguments.data(), variables.data());
    ::_exit(127);
}

Child& Child::operator=(Child&& other) noexcept {
    if (this == &other) return *this;
    end();
    pid_ = other.pid_;
    other.pid_ = -1;
    return *this;
}

void Child::end() {
    if (pid_ < 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
}

bool Child::runs() {
    if (pid_ >= 0 && ::waitpid(pid_, nullptr, WNOHANG) == pid_) pid_ = -1;
    return pid_ >= 0;
}

VirtualPrinter::VirtualPrinter(const Options& options) : options_(options) {
    fs::create_directory(folder_.path() / "spool");
    fs::create_directory(folder_.path() / "printed");
    fs::create_directory(folder_.path() / "keys");
    ::mkfifo((folder_.path() / "gate").c_str(), 0600);
    write(folder_.path() / "bus.conf", with_folder(kBus, folder_.path()));
    write(folder_.path() / "hook", with_folder(kHook, folder_.path()));
    fs::permissions(folder_.path() / "hook", fs::perms::owner_all);
    start_bus();
    for (int attempt = 0; attempt < 5 && !printer_.runs(); ++attempt) {
        port_ = free_port();
        switch_on();
    }
    REQUIRE_MESSAGE(printer_.runs(), read(folder_.path() / "log"));
}

void VirtualPrinter::start_bus() {
    std::array<int, 2> ready{};
    REQUIRE(::pipe2(ready.data(), O_CLOEXEC) == 0);
    bus_ = Child({"dbus-daemon", "--nofork", "--nopidfile", "--nosyslog", "--print-address=1",
                  "--config-file=" + (folder_.path() / "bus.conf").string()},
                 {}, ready[1], folder_.path() / "log");
    ::close(ready[1]);
    char first = 0;
    const bool is_ready = ::read(ready[0], &first, 1) == 1;
    ::close(ready[0]);
    REQUIRE_MESSAGE(is_ready, "no dbus-daemon: " << read(folder_.path() / "log"));
}

void VirtualPrinter::switch_on() {
    printer_ = Child({"/usr/sbin/ippeveprinter", "-r", "off", "-k", "-d", folder_.path() / "spool", "-c",
                      folder_.path() / "hook", "-f", options_.formats, "-n", "localhost", "-p",
                      std::to_string(port_), "-K", folder_.path() / "keys", "Test"},
                     {"DBUS_SYSTEM_BUS_ADDRESS=unix:path=" + (folder_.path() / "bus").string(),
                      "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=" + folder_.path().string(),
                      "TMPDIR=" + folder_.path().string()},
                     -1, folder_.path() / "log");
    while (printer_.runs() && !accepts(port_)) ::poll(nullptr, 0, 20);
}

void VirtualPrinter::switch_off() { printer_.end(); }

std::string VirtualPrinter::uri(const std::string& scheme) const {
    return scheme + "://localhost:" + std::to_string(port_) + "/ipp/print";
}

void VirtualPrinter::hold_papers(const std::string& reasons) const {
    write(folder_.path() / "hold", reasons);
}

void VirtualPrinter::abort_papers(const std::string& reasons) const {
    write(folder_.path() / "abort", reasons.empty() ? "none" : reasons);
}

// Whoever waits at the gate is let through; where nobody waits, opening it fails at once.
void VirtualPrinter::remedy(Held papers) const {
    const std::string held =
        (papers == Held::printed ? "print " : "drop ") + read(folder_.path() / "hold") + "\n";
    fs::remove(folder_.path() / "hold");
    fs::remove(folder_.path() / "abort");
    const int gate = ::open((folder_.path() / "gate").c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    if (gate < 0) return;
    CHECK(::write(gate, held.data(), held.size()) == static_cast<ssize_t>(held.size()));
    ::close(gate);
}

// Opening a pipe for writing waits for its reader, who then waits for what is written.
void VirtualPrinter::wait_until_it_holds_a_paper() {
    gate_ = ::open((folder_.path() / "gate").c_str(), O_WRONLY | O_CLOEXEC);
    REQUIRE(gate_ >= 0);
}

VirtualPrinter::~VirtualPrinter() {
    printer_.end();
    if (gate_ >= 0) ::close(gate_);
}

std::string VirtualPrinter::certificate_sha256() const {
    std::string base64;
    for (const char c : read(folder_.path() / "keys/localhost.crt"))
        if (c != '\n') base64 += c;
    const std::string begin = "-----BEGIN CERTIFICATE-----";
    base64 = base64.substr(begin.size(), base64.find("-----END") - begin.size());
    std::string der(base64.size(), '\0');
    int length = static_cast<int>(der.size());
    httpDecode64_2(der.data(), &length, base64.c_str());
    std::array<unsigned char, 32> hash{};
    REQUIRE(cupsHashData("sha2-256", der.data(), static_cast<std::size_t>(length), hash.data(),
                         hash.size()) == 32);
    std::string digits;
    for (const unsigned char byte : hash) digits += fmt::format("{:02x}", byte);
    return digits;
}

std::vector<std::string> VirtualPrinter::printed() const { return files_in(folder_.path() / "printed"); }

std::vector<std::string> VirtualPrinter::received() const {
    auto all = files_in(folder_.path() / "spool");  // of each job an empty one, too
    all.erase(std::remove(all.begin(), all.end(), std::string()), all.end());
    return all;
}

}  // namespace motcua::tests
