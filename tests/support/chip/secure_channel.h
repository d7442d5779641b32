// Secure messaging as the chip does it: ICAO Doc 9303 part 11, 9.8, with 3DES (from BAC, or PACE) or AES.
#pragma once

#include <variant>

#include "tests/support/chip/ciphers.h"
#include "tests/support/chip/command.h"

namespace motcua::tests::chip {

class SecureChannel {
  public:
    // Keys by KDF from the secret that was agreed on; `counter` as many bytes as a block.
    SecureChannel(Suite suite, View secret, Bytes counter);
    // After PACE and chip authentication the counter begins at zero.
    SecureChannel(Suite suite, View secret);

    // The command that was protected; or objects_missing, objects_wrong, with which the channel is at its
    // end.
    std::variant<Command, Status> open(const Command& command);
    // The answer to it. `odd`: to an odd instruction, whose data goes in 85 in place of 87.
    Bytes protect(const Answer& answer, bool odd);
    // How many bytes of data an answer of at most `whole` bytes (without the status bytes) has room for.
    [[nodiscard]] std::size_t room_in(std::size_t whole) const;

    [[nodiscard]] const Bytes& encryption_key() const { return encryption_; }
    [[nodiscard]] const Bytes& mac_key() const { return mac_; }

  private:
    struct Objects {
        std::optional<View> data;   // 85 or 87, encrypted
        std::optional<View> le;     // 97
        std::optional<View> check;  // 8E
        View checked;               // all before it
    };
    void count();
    [[nodiscard]] Bytes iv() const;
    std::optional<Status> take_data(const Objects& objects, Command& inner) const;

    Suite suite_;
    Bytes encryption_;
    Bytes mac_;
    Bytes counter_;
};

}  // namespace motcua::tests::chip
