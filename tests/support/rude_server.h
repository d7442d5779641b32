// A loopback server that does what a test tells it, well-mannered or not. One connection at a time.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include <openssl/ssl.h>

#include "tests/support/certificates.h"

namespace motcua::tests {

// One accepted connection, with TLS or without. Every call ends when the peer or the server is gone.
class Connection {
  public:
    explicit Connection(int socket) : socket_(socket) {}
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // After a failed handshake the connection goes on without TLS: closing it at once would overtake the
    // alert.
    bool shake_hands(SSL_CTX* context);
    void read_first_bytes();
    // Headers and body; lets who expects it go on first. Empty where the peer went away first.
    std::string read_request();
    // False once the peer is gone.
    bool write(std::string_view bytes);
    void wait_until_peer_leaves();
    // True when the peer left within `ms`.
    bool peer_left_within(int ms);
    // The next close sends RST in place of FIN.
    void reset_on_close();
    [[nodiscard]] bool peer_showed_certificate() const;

  private:
    long read_some(char* bytes, std::size_t count);
    int socket_;
    std::unique_ptr<SSL, OpensslDeleter<SSL, SSL_free>> tls_;
};

class RudeServer {
  public:
    using Manners = std::function<void(Connection&)>;

    // Without a certificate: plain TCP, no TLS. With `context_setup` the TLS context may be bent before use.
    explicit RudeServer(Manners manners, const Certificate* certificate = nullptr,
                        const std::function<void(SSL_CTX*)>& context_setup = {});
    ~RudeServer();
    RudeServer(const RudeServer&) = delete;
    RudeServer& operator=(const RudeServer&) = delete;

    [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
    [[nodiscard]] std::string url() const { return "https://" + address(); }
    [[nodiscard]] int conversations() const { return conversations_; }  // handshakes that went well
    [[nodiscard]] int visits() const;                                   // also without one
    void wait_for_visit() const;

  private:
    void serve();
    void converse(int socket);

    Manners manners_;
    std::unique_ptr<SSL_CTX, OpensslDeleter<SSL_CTX, SSL_CTX_free>> context_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<int> conversations_{0};
    mutable std::mutex mutex_;  // guards the three below
    mutable std::condition_variable came_;
    int visits_ = 0;
    int current_ = -1;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace motcua::tests
