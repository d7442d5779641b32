// A pcscd of the test's own, with two virtual readers that a test lays cards on.
#pragma once

#include <filesystem>
#include <string>

#include <sys/types.h>

namespace motcua::tests {

// Debian's pcscd on a private socket, with vsmartcard's driver on a free pair of ports. Needs no rights; run
// by root it gives them up. It is handed its socket the way systemd does it, and never sees the machine's
// own.
//
// libpcsclite reads the way to its service once in a process (PCSCLITE_CSOCK_NAME), so all services of a test
// program take turns on one socket: one lives at a time. What a test starts itself inherits it. Create one,
// also one that is started later, before the first call into libpcsclite.
class CardService {
  public:
    enum class Start : bool { now, later };
    explicit CardService(Start start = Start::now);
    ~CardService();
    CardService(const CardService&) = delete;
    CardService& operator=(const CardService&) = delete;

    void start();
    void kill();    // SIGKILL, and it is gone: nobody listens any more
    void freeze();  // SIGSTOP: its socket still takes connections, and nothing answers
    void thaw();    // SIGCONT
    // The readers' cable is pulled out, and put back: what lies on them is gone, and pcscd cannot reach them.
    // Of readers that are not on USB it still knows, until it is started anew without them.
    void unplug();
    void plug_in();
    void shut_off();  // as if pcscd had never been there: not even its socket's name

    static constexpr int kSlots = 2;
    // Where a card on this slot, 0 or 1, connects to: 127.0.0.1, this TCP port.
    [[nodiscard]] int port(int slot) const { return port_ + slot; }
    [[nodiscard]] static std::string reader_name(int slot);
    [[nodiscard]] pid_t pid() const { return child_; }
    // Everything that pcscd has said so far.
    [[nodiscard]] std::string log() const;

  private:
    std::filesystem::path folder_;
    int port_ = 0;
    pid_t child_ = -1;
};

}  // namespace motcua::tests
