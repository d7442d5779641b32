// The real clock and the real dice.
#pragma once

#include "kiosk/base/ids.h"
#include "kiosk/base/time.h"

namespace motcua::platform {

class SystemClock final : public Clock {
  public:
    [[nodiscard]] Instant monotonic() const override;  // CLOCK_BOOTTIME: goes on while suspended
    [[nodiscard]] WallTime wall() const override;
};

class SystemRandom final : public Random {
  public:
    void fill(void* bytes, std::size_t count) override;  // getrandom(2); ends the process where there is none
};

}  // namespace motcua::platform
