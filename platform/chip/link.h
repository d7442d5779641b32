// The commands that go to one chip, plain until a key opened it, sealed from then on.
#pragma once

#include <optional>

#include "kiosk/base/card_channel.h"
#include "kiosk/identity/chip/reading.h"
#include "platform/chip/secure_messaging.h"

namespace motcua::platform {

// What a lost channel makes of a reading.
identity::chip::Stop stop_of(ChannelLoss loss);

class ChipLink {
  public:
    // `channel` is borrowed, and outlives this.
    explicit ChipLink(CardChannel& channel) : channel_(channel) {}

    // Stop::channel's losses as they come; Stop::garbled: what came is no answer to this. Any status is an
    // answer. After Stop the link is of no more use.
    Result<Answer, identity::chip::Stop> ask(const Command& command);

    void seal(SecureMessaging messaging) { sealed_.emplace(std::move(messaging)); }
    [[nodiscard]] bool is_sealed() const { return sealed_.has_value(); }

  private:
    CardChannel& channel_;
    std::optional<SecureMessaging> sealed_;
};

}  // namespace motcua::platform
