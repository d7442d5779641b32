// Commands and answers as nobody but the chip can read or change them (ICAO Doc 9303-11, 9.8).
#pragma once

#include <optional>

#include "platform/chip/apdu.h"
#include "platform/chip/ciphers.h"

namespace motcua::platform {

struct SessionKeys {
    ChipCipher cipher = ChipCipher::des3;
    ChipBytes encryption;
    ChipBytes authentication;
};
SessionKeys session_keys(ChipView seed, ChipCipher cipher);

class SecureMessaging {
  public:
    // `counter`: the send sequence counter to begin with, one block; none: zeros.
    explicit SecureMessaging(SessionKeys keys, ChipBytes counter = {});

    // As it goes to the card: a command that brings data or wants some, at most 65,000 bytes of it.
    ChipBytes sealed(const Command& command);

    // What it means. Nothing where it is not the chip's answer to the last command: the session is over then.
    std::optional<Answer> opened(ChipView answer);

  private:
    void count();
    [[nodiscard]] std::optional<ChipBytes> code_of(ChipView bytes) const;
    [[nodiscard]] std::optional<ChipBytes> data_in(ChipView objects) const;
    [[nodiscard]] ChipBytes iv() const;

    SessionKeys keys_;
    ChipBytes counter_;
};

}  // namespace motcua::platform
