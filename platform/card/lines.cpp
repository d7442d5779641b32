#include "platform/card/lines.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace motcua::platform {
namespace {

constexpr Millis kReleaseLimit{2'000};
constexpr Millis kLookAgain{20};  // for a connection that is only just being made
constexpr long kMostDescriptors = 4'096;

// The name that pcscd's socket is bound to; libpcsclite takes it from the same place.
std::string service_name() {
    const char* const configured = std::getenv("PCSCLITE_CSOCK_NAME");
    return configured != nullptr ? configured : "/run/pcscd/pcscd.comm";
}

// /run and /var/run are one folder under two names.
std::string last_part(const std::string& path) { return path.substr(path.rfind('/') + 1); }

bool leads_to_service(int socket, const std::string& name) {
    sockaddr_un peer{};
    socklen_t length = sizeof peer;
    if (::getpeername(socket, reinterpret_cast<sockaddr*>(&peer), &length) != 0) return false;
    if (peer.sun_family != AF_UNIX || length <= offsetof(sockaddr_un, sun_path)) return false;
    const std::string path(peer.sun_path, ::strnlen(peer.sun_path, length - offsetof(sockaddr_un, sun_path)));
    return last_part(path) == last_part(name);
}

std::uint64_t identity_of(int socket) {
    struct stat about {};
    return ::fstat(socket, &about) == 0 ? static_cast<std::uint64_t>(about.st_ino) : 0;
}

bool holds(const std::vector<std::uint64_t>& sockets, std::uint64_t one) {
    return std::find(sockets.begin(), sockets.end(), one) != sockets.end();
}

// Duplicates of all connections to pcscd that are not among `known`; whoever asks closes them.
std::vector<int> new_connections(std::vector<std::uint64_t> known) {
    const std::string name = service_name();
    const int end = static_cast<int>(std::clamp(::sysconf(_SC_OPEN_MAX), 64L, kMostDescriptors));
    std::vector<int> found;
    for (int fd = 0; fd < end; ++fd) {
        if (!leads_to_service(fd, name) || holds(known, identity_of(fd))) continue;
        const int ours = ::fcntl(fd, F_DUPFD_CLOEXEC, 0);
        // It may have become another one meanwhile.
        if (leads_to_service(ours, name) && !holds(known, identity_of(ours))) {
            known.push_back(identity_of(ours));
            found.push_back(ours);
        } else if (ours >= 0) {
            ::close(ours);
        }
    }
    return found;
}

void close_all(const std::vector<int>& sockets) {
    for (const int socket : sockets) ::close(socket);
}

}  // namespace

Lines::Lines() : thread_([this] { watch(); }) {}

Lines::~Lines() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    roused_.notify_all();
    thread_.join();
}

void Lines::cut_all() {
    {
        const std::lock_guard lock(mutex_);
        is_cut_ = true;
        for (Line* const line : lines_) cut(*line);
    }
    roused_.notify_all();
}

// The lock is held.
void Lines::cut(Line& line) {
    line.is_cut = true;
    line.until.reset();
    if (line.socket >= 0) ::shutdown(line.socket, SHUT_RDWR);
    if (!line.is_opening) return;
    const auto connections = new_connections(known_);
    for (const int socket : connections) ::shutdown(socket, SHUT_RDWR);
    close_all(connections);
}

void Lines::watch() {
    std::unique_lock lock(mutex_);
    while (!ending_) {
        const auto now = Now::now();
        next_look_.reset();
        for (Line* const line : lines_) {
            if (is_cut_ || line->is_cut || (line->until && *line->until <= now)) {
                if (!line->is_cut || line->is_opening) cut(*line);
                if (line->is_opening) line->until = now + kLookAgain;
            }
            if (line->until && (!next_look_ || *line->until < *next_look_)) next_look_ = line->until;
        }
        if (next_look_) {
            roused_.wait_until(lock, *next_look_);
        } else {
            roused_.wait(lock);
        }
    }
}

bool Lines::begin(Line& line, Millis limit) {
    const auto until = Now::now() + limit;
    bool is_sooner = false;
    {
        const std::lock_guard lock(mutex_);
        if (is_cut_ || line.is_cut) return false;
        line.until = until;
        is_sooner = !next_look_ || until < *next_look_;
    }
    if (is_sooner) roused_.notify_all();
    return true;
}

void Lines::end(Line& line) {
    const std::lock_guard lock(mutex_);
    line.until.reset();
}

bool Lines::was_cut(const Line& line) {
    const std::lock_guard lock(mutex_);
    return line.is_cut;
}

LONG Lines::open(Line& line, SCARDCONTEXT& context, Millis limit) {
    const std::lock_guard alone(opening_);
    {
        const std::lock_guard lock(mutex_);
        if (is_cut_) return SCARD_E_CANCELLED;
        known_.clear();
        const auto before = new_connections({});
        for (const int socket : before) known_.push_back(identity_of(socket));
        close_all(before);
        line.is_opening = true;
        lines_.push_back(&line);
    }
    (void)begin(line, limit);
    LONG result = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context);
    if (result == SCARD_S_SUCCESS && !adopt(line)) {
        (void)SCardReleaseContext(context);
        result = SCARD_F_INTERNAL_ERROR;
    }
    if (result != SCARD_S_SUCCESS) forget(line);
    return result;
}

// False where it was cut, or cannot be watched over: a call in it might never end.
bool Lines::adopt(Line& line) {
    const std::lock_guard lock(mutex_);
    line.is_opening = false;
    line.until.reset();
    const auto found = new_connections(known_);
    if (found.size() == 1 && !line.is_cut && !is_cut_) {
        line.socket = found.front();
        return true;
    }
    close_all(found);
    return false;
}

void Lines::forget(Line& line) {
    const std::lock_guard lock(mutex_);
    lines_.erase(std::remove(lines_.begin(), lines_.end(), &line), lines_.end());
    if (line.socket >= 0) ::close(std::exchange(line.socket, -1));
}

void Lines::close(Line& line, SCARDCONTEXT context, Millis limit) {
    (void)begin(line, limit);
    (void)SCardReleaseContext(context);
    forget(line);
}

Result<std::unique_ptr<PcscContext>, LONG> PcscContext::establish(std::shared_ptr<Lines> lines,
                                                                  Millis limit) {
    std::unique_ptr<PcscContext> made(new PcscContext(std::move(lines)));
    const LONG result = made->lines_->open(made->line_, made->context_, limit);
    if (result != SCARD_S_SUCCESS) return tl::unexpected(result);
    made->is_open_ = true;
    return made;
}

PcscContext::~PcscContext() {
    if (is_open_) lines_->close(line_, context_, kReleaseLimit);
}

}  // namespace motcua::platform
