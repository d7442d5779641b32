#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "station.h"
#include <doctest/doctest.h>

#include "sync/worker/worker.h"

using namespace motcua;
using namespace motcua::sync;
using namespace motcua::tests;
using Kind = StepOutcome::Kind;

namespace {

// What the worker's thread reports, waited for without a clock.
class Reports {
  public:
    void add(const StepOutcome& outcome) {
        {
            const std::lock_guard lock(mutex_);
            kinds_.push_back(outcome.kind);
        }
        more_.notify_all();
    }
    // Returns once so many of that kind have come.
    void wait_for(Kind kind, std::ptrdiff_t count = 1) {
        std::unique_lock lock(mutex_);
        more_.wait(lock, [&] { return std::count(kinds_.begin(), kinds_.end(), kind) >= count; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable more_;
    std::vector<Kind> kinds_;
};

// Answers nothing until it is cancelled.
class Abyss final : public Transport {
  public:
    Result<HttpReply, TransportError> exchange(const HttpRequest&) override {
        std::unique_lock lock(mutex_);
        asked_ = true;
        changed_.notify_all();
        changed_.wait(lock, [this] { return cancelled_; });
        return tl::unexpected(TransportError{TransportError::Kind::cut, "cancelled"});
    }
    void cancel() override {
        {
            const std::lock_guard lock(mutex_);
            cancelled_ = true;
        }
        changed_.notify_all();
    }
    void wait_until_asked() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return asked_; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool asked_ = false;
    bool cancelled_ = false;
};

}  // namespace

TEST_CASE("the thread sends what waits, rests, and goes on when somebody asks") {
    Wire wire;
    Reports reports;
    const DossierId first = wire.kiosk.add();
    wire.expect_put(first, wire.portal.accepts());
    {
        WorkerThread thread(wire.worker, wire.kiosk.clock,
                            [&](const StepOutcome& outcome) { reports.add(outcome); });
        reports.wait_for(Kind::nothing_to_do);
        CHECK(wire.kiosk.state(first) == queue::State::delivered);

        const DossierId second = wire.kiosk.add();
        wire.expect_pull("1", wire.portal.page({{}, "1", false}));
        wire.expect_put(second, wire.portal.accepts());
        thread.hurry();
        reports.wait_for(Kind::sent, 2);
        CHECK(wire.kiosk.state(second) == queue::State::delivered);
    }
    CHECK(wire.transport.all_said());
}

TEST_CASE("the thread rests while the link is down, whatever it still has to send") {
    Wire wire;
    Reports reports;
    const DossierId id = wire.kiosk.add();
    wire.expect_put(id, nobody());
    {
        const WorkerThread thread(wire.worker, wire.kiosk.clock,
                                  [&](const StepOutcome& outcome) { reports.add(outcome); });
        reports.wait_for(Kind::link_down);
    }
    CHECK(wire.kiosk.state(id) == queue::State::queued);
}

TEST_CASE("a portal that is busy from the first moment is asked for news meanwhile") {
    Station kiosk;
    PortalVoice portal;
    ScriptedTransport transport;
    Worker worker(kiosk.store(), transport, kiosk.clock, kiosk.random, "BT01", portal.keys());
    Reports reports;
    transport.expect("PUT", path_of(kiosk.add()), HttpReply{503, "", "", "60"});
    transport.expect("GET", "/v1/changes?after=", portal.page({{}, "1", false}));
    const WorkerThread thread(worker, kiosk.clock, [&](const StepOutcome& outcome) { reports.add(outcome); });
    reports.wait_for(Kind::pulled);
}

TEST_CASE("a thread that ends does not wait for a portal that never answers, and the dossier stays") {
    Station kiosk;
    Abyss abyss;
    Worker worker(kiosk.store(), abyss, kiosk.clock, kiosk.random, "BT01", PortalVoice().keys());
    const DossierId id = kiosk.add();
    {
        const WorkerThread thread(worker, kiosk.clock, [](const StepOutcome&) {});
        abyss.wait_until_asked();
    }
    CHECK(kiosk.state(id) == queue::State::queued);
}
