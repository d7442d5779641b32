// The card on a real reader driver: it speaks to vsmartcard's vpcd, which pcscd loads as a reader. TCP, each
// message behind its length in two bytes, big-endian; one byte is a control: 0 off, 1 on, 2 reset, 4 ATR.
#pragma once

#include <atomic>
#include <thread>

#include "tests/support/chip/card.h"

namespace motcua::tests::chip {

class VpcdCard {
  public:
    // Puts the card on the reader that listens on 127.0.0.1:`port`; tries for ten seconds to find it. The
    // card belongs to this object's thread until remove().
    VpcdCard(ChipCard& card, std::uint16_t port);
    ~VpcdCard();
    VpcdCard(const VpcdCard&) = delete;
    VpcdCard& operator=(const VpcdCard&) = delete;

    // Takes it off, whatever it does just now. Once is enough.
    void remove();
    [[nodiscard]] bool is_on_reader() const { return on_reader_; }

  private:
    void run();
    bool connect_to_reader();
    bool answer_one();
    bool wait_for_message();
    bool receive(std::uint8_t* bytes, std::size_t count);
    bool send(View message);

    ChipCard& card_;
    std::uint16_t port_;
    int socket_ = -1;
    int stop_;  // an eventfd: readable once remove() was called
    std::atomic<bool> on_reader_{false};
    std::thread thread_;
};

// As a reader reports a card of ISO/IEC 14443-4: PC/SC part 3, 3.1.3.2.3, without historical bytes.
Bytes contactless_atr();

}  // namespace motcua::tests::chip
