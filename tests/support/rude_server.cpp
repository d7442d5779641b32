#include "tests/support/rude_server.h"

#include <array>

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace motcua::tests {

Connection::~Connection() { ::close(socket_); }

bool Connection::shake_hands(SSL_CTX* context) {
    tls_.reset(SSL_new(context));
    SSL_set_fd(tls_.get(), socket_);
    if (SSL_accept(tls_.get()) == 1) return true;
    tls_.reset();
    return false;
}

long Connection::read_some(char* bytes, std::size_t count) {
    if (tls_) return SSL_read(tls_.get(), bytes, static_cast<int>(count));
    return ::recv(socket_, bytes, count, 0);
}

void Connection::read_first_bytes() {
    std::array<char, 16384> bytes{};
    read_some(bytes.data(), bytes.size());
}

std::string Connection::read_request() {
    std::string request;
    std::size_t wanted = std::string::npos;
    std::array<char, 16384> chunk{};
    while (request.size() < wanted) {
        const long got = read_some(chunk.data(), chunk.size());
        if (got <= 0) return "";
        request.append(chunk.data(), static_cast<std::size_t>(got));
        const auto end = request.find("\r\n\r\n");
        if (end == std::string::npos || wanted != std::string::npos) continue;
        const auto length = request.find("Content-Length: ");
        wanted = end + 4 + (length < end ? std::stoul(request.substr(length + 16)) : 0);
        if (request.find("Expect: 100-continue") < end && !write("HTTP/1.1 100 Continue\r\n\r\n")) return "";
    }
    return request;
}

bool Connection::write(std::string_view bytes) {
    if (tls_) return SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size())) > 0;
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) > 0;
}

void Connection::wait_until_peer_leaves() {
    std::array<char, 16384> rest{};
    while (read_some(rest.data(), rest.size()) > 0) {
    }
}

bool Connection::peer_left_within(int ms) {
    pollfd watched{socket_, POLLIN, 0};
    return ::poll(&watched, 1, ms) != 0;
}

void Connection::reset_on_close() {
    const linger hard{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
}

bool Connection::peer_showed_certificate() const { return SSL_get0_peer_certificate(tls_.get()) != nullptr; }

RudeServer::RudeServer(Manners manners, const Certificate* certificate,
                       const std::function<void(SSL_CTX*)>& context_setup)
    : manners_(std::move(manners)) {
    if (certificate) {
        context_.reset(SSL_CTX_new(TLS_server_method()));
        SSL_CTX_use_certificate(context_.get(), certificate->certificate.get());
        SSL_CTX_use_PrivateKey(context_.get(), certificate->key.get());
        if (context_setup) context_setup(context_.get());
    }
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
        converse(socket);
    }
}

void RudeServer::converse(int socket) {
    Connection connection(socket);
    if (!context_ || connection.shake_hands(context_.get())) {
        ++conversations_;
        manners_(connection);
    } else {
        connection.wait_until_peer_leaves();
    }
    const std::lock_guard lock(mutex_);
    current_ = -1;
}

}  // namespace motcua::tests
