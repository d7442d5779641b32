// Time that moves only when a test says so.
#pragma once

#include <chrono>

#include "kiosk/base/time.h"

namespace motcua::tests {

// The day on which a ManualClock begins.
inline constexpr std::chrono::year_month_day kToday{std::chrono::year{2026}, std::chrono::November,
                                                    std::chrono::day{23}};

class ManualClock final : public Clock {
  public:
    // 2026-11-23 09:24 in Viet Nam.
    explicit ManualClock(WallTime start = WallTime{Millis{1795400640000}}) : wall_(start) {}
    [[nodiscard]] Instant monotonic() const override { return monotonic_; }
    [[nodiscard]] WallTime wall() const override { return wall_; }
    void advance(Millis by) {
        monotonic_ += by;
        wall_ += by;
    }
    void set_wall(WallTime wall) { wall_ = wall; }

  private:
    Instant monotonic_{Millis{1'000'000}};
    WallTime wall_;
};

}  // namespace motcua::tests
