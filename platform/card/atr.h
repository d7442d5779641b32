// What a card says of itself when it is powered up: its answer to reset (ATR).
#pragma once

#include <cstdint>
#include <span>

#include "kiosk/base/chip_reader.h"

namespace motcua::platform {

// At most 33 bytes (ISO/IEC 7816-3, 8.2); for a contactless card the reader makes it up (PC/SC part
// 3, 3.1.3.2.3). None, or more: mute.
ChipKind kind_of_atr(std::span<const std::uint8_t> atr);
bool is_contactless_atr(std::span<const std::uint8_t> atr);

}  // namespace motcua::platform
