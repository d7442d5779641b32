// Commands over T=0, whose frames carry data in one direction only (ISO/IEC 7816-3, 12.2).
#pragma once

#include <functional>

#include "kiosk/base/card_channel.h"

namespace motcua::platform {

// One frame to the card and its answer, two status bytes at its end.
using FrameExchange = std::function<Result<ChipBytes, ChannelLoss>(ChipView frame)>;

// What T=1 and contactless cards do by themselves: fetches what 61xx announces (GET RESPONSE), says a length
// again that 6Cxx corrects. A command with extended lengths has no frame in T=0: it is answered with 6700, as
// a card does that knows none. An answer that grows over 65,538 bytes is as none: silent.
Result<ChipBytes, ChannelLoss> transmit_over_t0(ChipView command, const FrameExchange& exchange);

}  // namespace motcua::platform
