// Two kinds of time that can never be mixed up.
#pragma once

#include <chrono>
#include <cstdint>

namespace motcua {

using Millis = std::chrono::milliseconds;

struct MonotonicTag {
    using duration = Millis;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<MonotonicTag, duration>;
    static constexpr bool is_steady = true;
};

// Since some unspecified start: for timeouts, backoff, idleness. Unmoved by anybody who sets the clock.
using Instant = MonotonicTag::time_point;

// The calendar: for what is shown, printed and stored. Never subtracted to measure a delay.
using WallTime = std::chrono::sys_time<Millis>;

// A local calendar moment (the locality's offset applied), for words on screen and paper.
struct LocalTime {
    std::chrono::year_month_day day;
    int hour = 0;    // 0..23
    int minute = 0;  // 0..59
};

// `utc_offset` is the locality's (Viet Nam: +7 h, no summer time).
LocalTime to_local(WallTime time, std::chrono::minutes utc_offset);

class Clock {
  public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant monotonic() const = 0;
    [[nodiscard]] virtual WallTime wall() const = 0;
};

}  // namespace motcua
