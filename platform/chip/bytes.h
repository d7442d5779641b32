// Bytes put together for a card.
#pragma once

#include "kiosk/base/card_channel.h"

namespace motcua::platform {

void append(ChipBytes& to, ChipView bytes);

// Tag, length and value (BER-TLV); the value of at most 65,535 bytes.
ChipBytes data_object(std::uint8_t tag, ChipView value);

}  // namespace motcua::platform
