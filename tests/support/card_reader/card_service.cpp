#include "tests/support/card_reader/card_service.h"

#include <array>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temp_folder.h"

namespace motcua::tests {
namespace {

namespace fs = std::filesystem;

constexpr const char* kProgram = "/usr/sbin/pcscd";
constexpr int kPassedSocket = 3;  // sd_listen_fds(3): the first that is handed over
constexpr uid_t kNobody = 65534;

// Holds the socket for as long as the program runs.
const fs::path& service_folder() {
    static const TempFolder folder;
    static const bool is_ready = [] {
        REQUIRE(::chmod(folder.path().c_str(), 0755) == 0);  // pcscd reads its configuration as nobody
        REQUIRE(::setenv("PCSCLITE_CSOCK_NAME", (folder.path() / "socket").c_str(), 1) == 0);
        return true;
    }();
    REQUIRE(is_ready);
    return folder.path();
}

bool is_free(int port) {
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    const bool is_bound = ::bind(probe, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(probe);
    return is_bound;
}

// Below the ports that the kernel gives out by itself, and elsewhere for each program that runs at the same
// time.
int free_ports() {
    constexpr int first = 20'000;
    constexpr int count = 12'000;
    const int begin = static_cast<int>(::getpid() * 7 % count);
    for (int step = 0; step < count; step += 2) {
        const int port = first + (begin + step) % count;
        if (is_free(port) && is_free(port + 1)) return port;
    }
    FAIL("no two free ports");
    return 0;
}

// As Debian's /etc/reader.conf.d/vpcd, with a port and a driver of ours. pcscd's user may not see where we
// build.
void configure(const fs::path& folder, int port) {
    fs::create_directories(folder / "conf");
    const fs::path driver = folder / "cable.so";
    fs::copy_file(MOTCUA_CARD_CABLE, driver, fs::copy_options::skip_existing);
    // The name that Debian's driver has for whoever links with it; Debian does not install a file of it.
    if (!fs::exists(folder / "libifdvpcd.so.0"))
        fs::create_symlink(MOTCUA_VPCD_DRIVER, folder / "libifdvpcd.so.0");
    std::ofstream(folder / "conf" / "vpcd") << fmt::format(
        "FRIENDLYNAME \"Virtual PCD\"\nDEVICENAME /dev/null:0x{:04X}\nLIBPATH {}\nCHANNELID 0x{:04X}\n", port,
        driver.string(), port);
}

int listening_socket(const fs::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    REQUIRE(path.string().size() < sizeof address.sun_path);
    std::memcpy(address.sun_path, path.c_str(), path.string().size());
    ::unlink(path.c_str());
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    REQUIRE(::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(::listen(listener, 16) == 0);
    return listener;
}

// What the child needs, made before fork(): after it, in a program with threads, nothing may allocate.
struct Launch {
    int socket = -1;
    int log = -1;
    std::string folder;
    std::array<char, 32> pid{"LISTEN_PID="};
    std::string count = "LISTEN_FDS=1";
    std::string cable;
};

[[noreturn]] void become_service(Launch& launch) {
    if (::getuid() == 0 && (::setgroups(0, nullptr) != 0 || ::setgid(kNobody) != 0 || ::setuid(kNobody) != 0))
        _exit(126);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    char* const digits = launch.pid.data() + std::strlen(launch.pid.data());
    std::to_chars(digits, launch.pid.data() + launch.pid.size() - 1, ::getpid());
    ::dup2(launch.log, STDOUT_FILENO);
    ::dup2(launch.log, STDERR_FILENO);
    // dup2 onto itself would leave the mark that closes it.
    if (launch.socket == kPassedSocket) {
        ::fcntl(kPassedSocket, F_SETFD, 0);
    } else {
        ::dup2(launch.socket, kPassedSocket);
    }
    std::array<char*, 5> arguments{const_cast<char*>("pcscd"), const_cast<char*>("-f"),
                                   const_cast<char*>("-c"), launch.folder.data(), nullptr};
    std::array<char*, 4> environment{launch.count.data(), launch.pid.data(), launch.cable.data(), nullptr};
    ::execve(kProgram, arguments.data(), environment.data());
    _exit(127);
}

}  // namespace

CardService::CardService(Start start) : folder_(service_folder()), port_(free_ports()) {
    configure(folder_, port_);
    fs::remove(folder_ / "cable-is-out");
    // pcscd ends where it can neither find nor make this; what it writes there it can do without.
    if (::getuid() == 0) ::mkdir("/run/pcscd", 0755);
    REQUIRE_MESSAGE(fs::is_directory("/run/pcscd"), "pcscd needs the folder /run/pcscd");
    if (start == Start::now) this->start();
}

CardService::~CardService() { shut_off(); }

void CardService::start() {
    REQUIRE(child_ < 0);
    Launch launch;
    launch.folder = (folder_ / "conf").string();
    launch.cable = "MOTCUA_CABLE_IS_OUT=" + (folder_ / "cable-is-out").string();
    launch.socket = listening_socket(folder_ / "socket");
    launch.log = ::open((folder_ / "log").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    child_ = ::fork();
    if (child_ == 0) become_service(launch);
    ::close(launch.socket);
    ::close(launch.log);
    REQUIRE(child_ > 0);
}

void CardService::kill() {
    if (child_ < 0) return;
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    child_ = -1;
}

void CardService::freeze() {
    ::kill(child_, SIGSTOP);
    ::waitpid(child_, nullptr, WUNTRACED);
}

void CardService::thaw() { ::kill(child_, SIGCONT); }

void CardService::unplug() { std::ofstream(folder_ / "cable-is-out") << "out\n"; }

void CardService::plug_in() { fs::remove(folder_ / "cable-is-out"); }

void CardService::shut_off() {
    kill();
    ::unlink((folder_ / "socket").c_str());
}

std::string CardService::reader_name(int slot) { return fmt::format("Virtual PCD 00 0{}", slot); }

std::string CardService::log() const {
    std::ifstream in(folder_ / "log");
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace motcua::tests
