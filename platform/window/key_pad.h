// What the keys of a keyboard and of a tactile pad mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/time.h"
#include "platform/config/config.h"
#include "ui/widgets/focus.h"

namespace motcua::platform {

struct KeyMeaning {
    std::optional<ui::Nav> nav;
    bool curtain = false;  // draw it, or draw it back
};

// Keys go by the names that SDL gives them ("Tab", "Return", "F1"). Each means something when it goes down;
// the one that draws the curtain, because it may be held, when it comes up.
class KeyPad {
  public:
    static constexpr Millis kHold{2'000};

    explicit KeyPad(PadKeys keys) : keys_(std::move(keys)) {}

    // The ward has given this key a meaning of its own.
    [[nodiscard]] bool names(std::string_view key) const;

    // `repeated`: the keyboard's own repeat. Only steps are repeated; nothing is chosen twice by a held key
    // (VVSG 2.0, 7.2-M).
    std::optional<KeyMeaning> down(std::string_view key, bool shift, bool repeated, Instant now);
    std::optional<KeyMeaning> up(std::string_view key);

    // A key that is held long enough by now. due(): when tick() is worth calling.
    std::optional<KeyMeaning> tick(Instant now);
    [[nodiscard]] std::optional<Instant> due() const;

  private:
    [[nodiscard]] std::optional<ui::Nav> meaning(std::string_view key, bool shift) const;

    PadKeys keys_;
    std::optional<Instant> held_since_;
    std::optional<ui::Nav> held_;  // what the held key means when it was held too short
};

}  // namespace motcua::platform
