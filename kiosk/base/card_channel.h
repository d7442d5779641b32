// The chip of the card that lies on a reader: a command goes in, an answer comes out.
#pragma once

#include <cstdint>
#include <span>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"

namespace motcua {

// What was read from a chip, or said to one: in memory that is wiped.
using ChipBytes = SecretVector<std::uint8_t>;
using ChipView = std::span<const std::uint8_t>;

// Why there is no answer. None of them says anything about the card itself.
enum class ChannelLoss : std::uint8_t {
    card_gone,    // taken off, or another one lies there now
    silent,       // it lies there and does not answer in the time that a reader gives it
    reader_gone,  // unplugged, or the service that drives it has ended
};

class CardChannel {
  public:
    virtual ~CardChannel() = default;
    // One command APDU of ISO/IEC 7816-4 and its answer, the two status bytes at its end: so never shorter
    // than two bytes, and at most 65,538. Waits for it, from the one thread that owns the channel.
    virtual Result<ChipBytes, ChannelLoss> transmit(ChipView command) = 0;
};

}  // namespace motcua
