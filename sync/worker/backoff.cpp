#include "sync/worker/backoff.h"

#include <algorithm>

namespace motcua::sync {

void Backoff::failed(Instant now, Millis asked) {
    Millis ceiling = std::min(base_, cap_);
    for (int i = 0; i < failures_ && ceiling < cap_; ++i) ceiling = std::min(ceiling * 2, cap_);
    ++failures_;
    not_before_ = now + asked + jitter(ceiling);
}

void Backoff::succeeded(Instant next) {
    failures_ = 0;
    not_before_ = next;
}

Millis Backoff::jitter(Millis ceiling) {
    std::uint64_t bits = 0;
    random_.fill(&bits, sizeof bits);
    return Millis{static_cast<Millis::rep>(bits % (static_cast<std::uint64_t>(ceiling.count()) + 1))};
}

}  // namespace motcua::sync
