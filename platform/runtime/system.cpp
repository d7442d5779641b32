#include "platform/runtime/system.h"

#include <cstdlib>
#include <ctime>

#include <sys/random.h>

namespace motcua::platform {
namespace {

Millis now_of(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return std::chrono::duration_cast<Millis>(std::chrono::seconds(now.tv_sec) +
                                              std::chrono::nanoseconds(now.tv_nsec));
}

}  // namespace

Instant SystemClock::monotonic() const { return Instant{now_of(CLOCK_BOOTTIME)}; }

WallTime SystemClock::wall() const { return WallTime{now_of(CLOCK_REALTIME)}; }

void SystemRandom::fill(void* bytes, std::size_t count) {
    auto* out = static_cast<unsigned char*>(bytes);
    while (count > 0) {
        const ssize_t got = getrandom(out, count, 0);
        if (got <= 0) std::abort();  // a machine without randomness must not make keys or secrets
        out += got;
        count -= static_cast<std::size_t>(got);
    }
}

}  // namespace motcua::platform
