// Sends what waits and asks what became of it. One step that can be called by hand; time only decides when.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/base/ids.h"
#include "kiosk/base/time.h"
#include "kiosk/base/transport.h"
#include "kiosk/queue/store.h"
#include "sync/envelope/keys.h"
#include "sync/worker/backoff.h"
#include "sync/worker/content_pull.h"
#include "sync/worker/response.h"

namespace motcua::sync {

// Sync health as data, for screens and for whoever asks; never a log line only.
struct StepOutcome {
    enum class Kind : std::uint8_t {
        nothing_to_do,
        waiting,    // the portal asked for patience, or a backoff runs; due at once after a probe that went
                    // well
        sent,       // delivered: the receiver's signed decision is stored
        refused,    // the receiver's signed decision says no
        uploaded,   // the receiver has one more attachment; its dossier goes on
        held,       // set apart; the next may go
        link_down,  // nobody, or not the portal, answered
        stopped,    // a closed door, an open breaker, or a queue that cannot be written: nothing is sent
                    // meanwhile
        pulled      // one page of the receiver's news is stored
    };
    Kind kind = Kind::nothing_to_do;
    std::string reason;  // a code
    std::optional<DossierId> id;
    std::optional<WallTime> decided;
    std::optional<Instant>
        not_before;      // nothing_to_do, waiting, link_down, stopped: when the next step is due
    std::string detail;  // for the operator's log, what the transport or the queue said; no personal data
};

struct WorkerLimits {
    Millis backoff_base{2'000};
    Millis backoff_cap{900'000};
    Millis pull_every{60'000};
    int same_reason_holds_open_breaker = 3;
    int asks_for_attachments =
        3;  // how often a portal may miss what it said it has, before the dossier is held
};

class Worker {
  public:
    Worker(queue::Store& store, Transport& transport, const Clock& clock, Random& random, std::string kiosk,
           std::vector<PublicKey> decision_keys, WorkerLimits limits = {});

    // At most one request. Safe to call at any time from one thread.
    StepOutcome step();

    // The person or the operator asks now: forgets the backoff (not the breaker's probe rule). From step()'s
    // thread.
    void hurry();

    // The last exchange reached the portal. From any thread.
    [[nodiscard]] bool online() const { return online_; }

    // Fetches content, too, each time after the news. Borrowed. Before the first step.
    void fetch(ContentPull& content) { content_ = &content; }

    // From any thread: the exchange under way, and every later one, ends soon and counts as cut.
    void cancel() { transport_.cancel(); }

  private:
    using Kind = StepOutcome::Kind;
    using Reply = Result<HttpReply, TransportError>;
    using Delivery = std::pair<std::int64_t, std::string>;  // seq, receiver

    StepOutcome push(const queue::Outgoing& outgoing);
    StepOutcome upload(const queue::Outgoing& outgoing);
    StepOutcome pull();
    StepOutcome probe();
    StepOutcome fetch_content();

    StepOutcome decided(const queue::Outgoing& outgoing, const Verdict& verdict, const std::string& decision);
    StepOutcome send_again(const queue::Outgoing& outgoing, const Verdict& verdict);
    StepOutcome set_aside(const queue::Outgoing& outgoing, const std::string& reason);
    StepOutcome try_again(const queue::Outgoing& outgoing, const Verdict& verdict, const Reply& reply);
    StepOutcome later(Backoff& pace, const Verdict& verdict);
    StepOutcome bar(const std::string& reason, Millis asked = Millis{0});
    StepOutcome open_breaker(const std::string& reason);
    StepOutcome pull_failed(const Verdict& verdict, const Reply& reply);
    StepOutcome cannot_write(Backoff& pace, const Error& error);

    [[nodiscard]] Instant next_due() const;
    void heard(const Reply& reply, const Verdict& verdict);
    [[nodiscard]] bool wrong_by_itself(const Delivery& delivery, const std::string& reason) const;
    void went_through(const Delivery& delivery);

    queue::Store& store_;
    Transport& transport_;
    const Clock& clock_;
    std::string kiosk_;
    std::vector<PublicKey> decision_keys_;
    WorkerLimits limits_;

    Backoff link_;   // nobody answers
    Backoff push_;   // the portal answers, but takes nothing
    Backoff pull_;   // also the pace of pulls that go well
    Backoff probe_;  // while barred
    ContentPull* content_ = nullptr;
    bool content_due_ = false;
    bool barred_ = false;       // nothing but probes goes out
    bool pushed_last_ = false;  // so that a long queue does not starve the pulls
    std::atomic<bool> online_{false};

    // The breaker. `run_`: the latest deliveries in a row held for `run_reason_`. `suspect_`: the reason that
    // opened it, until a delivery goes through. `given_back_`: what it put back to queued, with the reason
    // each was held for.
    std::vector<Delivery> run_;
    std::string run_reason_;
    std::string suspect_;
    std::map<Delivery, std::string> given_back_;

    std::map<Delivery, int> asked_;  // how often the portal missed attachments of each
};

// The worker on a thread of its own: step, report, sleep until the next is due or hurry() wakes it. `report`
// is called on that thread.
class WorkerThread {
  public:
    WorkerThread(Worker& worker, const Clock& clock, std::function<void(const StepOutcome&)> report);
    ~WorkerThread();  // cancels the exchange under way and joins
    void hurry();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace motcua::sync
