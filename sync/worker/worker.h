// Sends what waits and asks what became of it. One step that can be called by hand; time only decides when.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "kiosk/base/ids.h"
#include "kiosk/base/time.h"
#include "kiosk/base/transport.h"
#include "kiosk/queue/store.h"
#include "sync/envelope/keys.h"
#include "sync/worker/response.h"

namespace motcua::sync {

// Sync health as data, for screens and for whoever asks; never a log line only.
struct StepOutcome {
    enum class Kind : std::uint8_t { nothing_to_do, waiting, sent, refused, held, link_down, stopped, pulled };
    Kind kind = Kind::nothing_to_do;
    std::string reason;
    std::optional<DossierId> id;
    std::optional<WallTime> decided;
    std::optional<Instant> not_before;  // waiting, link_down
};

struct WorkerLimits {
    Millis backoff_base{2'000};
    Millis backoff_cap{900'000};
    Millis pull_every{60'000};
    int same_reason_holds_open_breaker = 3;
};

class Worker {
  public:
    Worker(queue::Store& store, Transport& transport, const Clock& clock, Random& random, std::string kiosk,
           std::vector<PublicKey> decision_keys, WorkerLimits limits = {});

    // At most one request. Safe to call at any time from one thread.
    StepOutcome step();

    // The person or the operator asks now: forgets the backoff (not the breaker's probe rule).
    void hurry();

    [[nodiscard]] bool online() const;  // the last exchange reached the portal

  private:
    StepOutcome push();
    StepOutcome pull();
    queue::Store& store_;
    Transport& transport_;
    const Clock& clock_;
    Random& random_;
    std::string kiosk_;
    std::vector<PublicKey> decision_keys_;
    WorkerLimits limits_;
};

// The worker on a thread of its own: step, report, sleep until the next is due or hurry() wakes it.
class WorkerThread {
  public:
    WorkerThread(Worker& worker, const Clock& clock, std::function<void(const StepOutcome&)> report);
    ~WorkerThread();  // joins
    void hurry();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace motcua::sync
