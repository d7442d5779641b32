// How long to leave somebody alone who did not answer well: exponential with full jitter, so that a thousand
// kiosks whose portal was away do not all come back in the same second.
#pragma once

#include "kiosk/base/ids.h"
#include "kiosk/base/time.h"

namespace motcua::sync {

class Backoff {
  public:
    Backoff(Random& random, Millis base, Millis cap) : random_(random), base_(base), cap_(cap) {}

    [[nodiscard]] bool due(Instant now) const { return now >= not_before_; }
    [[nodiscard]] Instant not_before() const { return not_before_; }

    // Not within `asked` from now, and then anywhere within min(cap, base * 2^failures).
    void failed(Instant now, Millis asked = Millis{0});
    void succeeded(Instant next = Instant{});
    // Due at once, as if nothing had failed.
    void forget() { succeeded(); }
    // Due at once; the next failure waits as long as it would have.
    void hurry() { not_before_ = Instant{}; }

  private:
    Millis jitter(Millis ceiling);

    Random& random_;
    Millis base_;
    Millis cap_;
    int failures_ = 0;
    Instant not_before_{};  // the clock's start, so past
};

}  // namespace motcua::sync
