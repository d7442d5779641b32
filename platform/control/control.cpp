#include "platform/control/control.h"

#include <array>
#include <cstring>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "platform/control/descriptor.h"

namespace motcua::platform {
namespace {

constexpr std::size_t kLineBytesMax = 64 * 1024;
constexpr std::size_t kAnswerBytesMax = 256U << 20U;
constexpr int kPatienceMillis = 5'000;

// A socket's path holds 107 bytes and a data folder may lie deeper: the folder is reached through its
// descriptor.
std::optional<sockaddr_un> address_in(const Descriptor& folder) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = "/proc/self/fd/" + std::to_string(folder.get()) + "/control.sock";
    if (path.size() >= sizeof address.sun_path) return std::nullopt;
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return address;
}

Descriptor open_folder_descriptor(const std::filesystem::path& folder) {
    return Descriptor(open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
}

bool is_allowed(int peer) {
    ucred who{};
    socklen_t size = sizeof who;
    if (getsockopt(peer, SOL_SOCKET, SO_PEERCRED, &who, &size) != 0) return false;
    return who.uid == geteuid() || who.uid == 0;
}

std::optional<std::string> read_line(int from, std::size_t bytes_max) {
    std::string line;
    std::array<char, 4096> piece{};
    pollfd readable{from, POLLIN, 0};
    while (line.size() <= bytes_max && poll(&readable, 1, kPatienceMillis) > 0) {
        const ssize_t got = read(from, piece.data(), piece.size());
        if (got <= 0) return std::nullopt;
        line.append(piece.data(), static_cast<std::size_t>(got));
        if (line.back() == '\n') {
            line.pop_back();
            return line;
        }
    }
    return std::nullopt;
}

bool send_line(int to, std::string line) {
    line += '\n';
    std::string_view rest = line;
    while (!rest.empty()) {
        const ssize_t sent = send(to, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

}  // namespace

struct ControlServer::State {
    Descriptor folder;
    Descriptor listener;
    Descriptor end;
    std::function<std::string(const std::string&)> answer;
    std::thread thread;

    void serve() const {
        std::array<pollfd, 2> either{pollfd{listener.get(), POLLIN, 0}, pollfd{end.get(), POLLIN, 0}};
        while (poll(either.data(), either.size(), -1) >= 0 && either[1].revents == 0) {
            const Descriptor peer(accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
            if (!peer || !is_allowed(peer.get())) continue;
            if (const auto line = read_line(peer.get(), kLineBytesMax)) send_line(peer.get(), answer(*line));
        }
    }
};

ControlServer::ControlServer(const std::filesystem::path& folder,
                             std::function<std::string(const std::string&)> answer) {
    auto state = std::make_unique<State>();
    state->folder = open_folder_descriptor(folder);
    state->listener = Descriptor(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    state->end = Descriptor(eventfd(0, EFD_CLOEXEC));
    state->answer = std::move(answer);
    const auto address = state->folder ? address_in(state->folder) : std::nullopt;
    if (!address || !state->listener || !state->end) return;
    unlink(address->sun_path);  // left by a power cut: the folder's lock says that nobody else is here
    const mode_t before = umask(0177);
    const int bound =
        bind(state->listener.get(), reinterpret_cast<const sockaddr*>(&*address), sizeof *address);
    umask(before);
    if (bound != 0 || listen(state->listener.get(), 8) != 0) return;
    state_ = std::move(state);
    state_->thread = std::thread([serving = state_.get()] { serving->serve(); });
}

ControlServer::~ControlServer() {
    if (!state_) return;
    eventfd_write(state_->end.get(), 1);
    state_->thread.join();
    if (const auto address = address_in(state_->folder)) unlink(address->sun_path);
}

Result<std::string> ask_running_kiosk(const std::filesystem::path& folder, const std::string& line) {
    const Descriptor descriptor = open_folder_descriptor(folder);
    const auto address = descriptor ? address_in(descriptor) : std::nullopt;
    const Descriptor peer(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!address || !peer) return failure("no such data folder: " + folder.string());
    if (connect(peer.get(), reinterpret_cast<const sockaddr*>(&*address), sizeof *address) != 0)
        return failure("no kiosk runs on " + folder.string());
    if (!send_line(peer.get(), line)) return failure("the kiosk hung up");
    auto answer = read_line(peer.get(), kAnswerBytesMax);
    if (!answer) return failure("the kiosk did not answer");
    return std::move(*answer);
}

}  // namespace motcua::platform
