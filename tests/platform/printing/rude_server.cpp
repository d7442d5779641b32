#include "tests/platform/printing/rude_server.h"

#include <array>
#include <utility>

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace motcua::tests {

void RudeServer::Peer::read_some() const {
    std::array<char, 4096> bytes{};
    (void)::recv(socket_, bytes.data(), bytes.size(), 0);
}

std::string RudeServer::Peer::read_body() const {
    std::string request;
    std::size_t wanted = std::string::npos;
    std::size_t head = 0;
    std::array<char, 16384> piece{};
    while (request.size() < wanted) {
        const auto got = ::recv(socket_, piece.data(), piece.size(), 0);
        if (got <= 0) return "";
        request.append(piece.data(), static_cast<std::size_t>(got));
        const auto end = request.find("\r\n\r\n");
        if (end == std::string::npos || wanted != std::string::npos) continue;
        head = end + 4;
        const auto length = request.find("Content-Length: ");
        wanted = head + (length < end ? std::stoul(request.substr(length + 16)) : 0);
        if (request.find("Expect: 100-continue") < end && !write("HTTP/1.1 100 Continue\r\n\r\n")) return "";
    }
    return request.substr(head);
}

bool RudeServer::Peer::write(std::string_view bytes) const {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) > 0;
}

void RudeServer::Peer::wait_until_it_leaves() const {
    std::array<char, 4096> bytes{};
    while (::recv(socket_, bytes.data(), bytes.size(), 0) > 0) {
    }
}

RudeServer::RudeServer(Manners manners) : manners_(std::move(manners)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    REQUIRE(::bind(listener_, reinterpret_cast<sockaddr*>(&address), length) == 0);
    REQUIRE(::listen(listener_, 8) == 0);
    REQUIRE(::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length) == 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

RudeServer::~RudeServer() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
        if (current_ >= 0) ::shutdown(current_, SHUT_RDWR);
    }
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
}

std::string RudeServer::uri(const std::string& scheme) const {
    return scheme + "://127.0.0.1:" + std::to_string(port_) + "/ipp/print";
}

int RudeServer::visits() const {
    const std::lock_guard lock(mutex_);
    return visits_;
}

void RudeServer::wait_for_visit() const {
    std::unique_lock lock(mutex_);
    came_.wait(lock, [this] { return visits_ > 0; });
}

void RudeServer::serve() {
    for (;;) {
        const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        {
            const std::lock_guard lock(mutex_);
            if (socket < 0 || ending_) {
                if (socket >= 0) ::close(socket);
                return;
            }
            current_ = socket;
            ++visits_;
        }
        came_.notify_all();
        Peer peer(socket);
        manners_(peer);
        const std::lock_guard lock(mutex_);
        current_ = -1;
        ::close(socket);
    }
}

}  // namespace motcua::tests
