// One card's channel through PC/SC.
#pragma once

#include <memory>

#include "kiosk/base/card_channel.h"
#include "platform/card/counter.h"

namespace motcua::platform {

Result<std::unique_ptr<CardChannel>, ChannelLoss> open_channel(std::shared_ptr<CardCounter> counter,
                                                               std::uint32_t card);

// What a result of PC/SC (pcsclite.h) says about the card and its reader, success never. `silent` is where
// PC/SC's own word leaves open whether the card is still there.
ChannelLoss loss_of(long result);

}  // namespace motcua::platform
