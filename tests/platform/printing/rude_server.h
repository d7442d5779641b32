// Something on a port of its own that is no printer, and behaves as a test tells it. One visitor at a time.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace motcua::tests {

class RudeServer {
  public:
    // Every call ends when the peer or the server is gone.
    class Peer {
      public:
        explicit Peer(int socket) : socket_(socket) {}
        void read_some() const;
        // The body of one HTTP request with a Content-Length; lets who expects it go on first. Empty where
        // the peer went away.
        [[nodiscard]] std::string read_body() const;
        [[nodiscard]] bool write(std::string_view bytes) const;  // false once the peer is gone
        void wait_until_it_leaves() const;

      private:
        int socket_;
    };
    using Manners = std::function<void(Peer&)>;

    explicit RudeServer(Manners manners);
    ~RudeServer();
    RudeServer(const RudeServer&) = delete;
    RudeServer& operator=(const RudeServer&) = delete;

    [[nodiscard]] std::string uri(const std::string& scheme) const;
    [[nodiscard]] int visits() const;
    void wait_for_visit() const;

  private:
    void serve();

    Manners manners_;
    int listener_ = -1;
    int port_ = 0;
    mutable std::mutex mutex_;  // guards the three below
    mutable std::condition_variable came_;
    int visits_ = 0;
    int current_ = -1;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace motcua::tests
