// Commands to a card and what it answers (ISO/IEC 7816-4, 5.1).
#pragma once

#include <cstdint>
#include <optional>

#include "kiosk/base/card_channel.h"

namespace motcua::platform {

struct Command {
    std::uint8_t cla = 0;
    std::uint8_t ins = 0;
    std::uint8_t p1 = 0;
    std::uint8_t p2 = 0;
    ChipBytes data{};        // at most 65,535 bytes
    std::size_t expected{};  // bytes that may come back, at most 65,536; 0: none are wanted
};

// As it goes to the card: short where data and answer allow it, else of extended length.
ChipBytes encoded(const Command& command);

// The status bytes at the end of an answer, as a number.
inline constexpr std::uint16_t kOk = 0x9000;
inline constexpr std::uint16_t kEndOfFile = 0x6282;  // fewer bytes than were asked for
inline constexpr std::uint16_t kFileNotFound = 0x6A82;
inline constexpr std::uint16_t kNoAccess = 0x6982;
inline constexpr std::uint16_t kBeyondEnd = 0x6B00;

struct Answer {
    std::uint16_t status = 0;
    ChipBytes data;
};
// Nothing where there are not even two bytes.
std::optional<Answer> decoded(ChipView answer);

}  // namespace motcua::platform
