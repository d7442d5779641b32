#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "sync/worker/worker.h"

namespace motcua::sync {

struct WorkerThread::State {
    Worker& worker;
    const Clock& clock;
    std::function<void(const StepOutcome&)> report;

    std::mutex mutex{};  // guards the two wishes below
    std::condition_variable wake{};
    bool hurried = false;
    bool ending = false;
    std::thread thread{};

    void run() {
        while (take_wishes()) {
            const StepOutcome outcome = worker.step();
            report(outcome);
            if (outcome.not_before) rest_until(*outcome.not_before);
        }
    }

    // False when it is time to end.
    bool take_wishes() {
        const std::lock_guard lock(mutex);
        if (std::exchange(hurried, false)) worker.hurry();
        return !ending;
    }

    void rest_until(Instant next) {
        std::unique_lock lock(mutex);
        wake.wait_for(lock, next - clock.monotonic(), [this] { return hurried || ending; });
    }
};

WorkerThread::WorkerThread(Worker& worker, const Clock& clock, std::function<void(const StepOutcome&)> report)
    : state_(new State{worker, clock, std::move(report)}) {
    state_->thread = std::thread([state = state_.get()] { state->run(); });
}

WorkerThread::~WorkerThread() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->ending = true;
    }
    state_->wake.notify_one();
    state_->worker.cancel();
    state_->thread.join();
}

void WorkerThread::hurry() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->hurried = true;
    }
    state_->wake.notify_one();
}

}  // namespace motcua::sync
