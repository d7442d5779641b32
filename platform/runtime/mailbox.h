// Where every thread leaves what it has to say to the one that draws and decides.
#pragma once

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "kiosk/journey/intent.h"

namespace motcua::platform {

class Mailbox {
  public:
    // `wake` is called from any thread after a letter was left; it only nudges the event loop.
    explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}

    void post(journey::Intent intent) {
        {
            const std::lock_guard lock(mutex_);
            letters_.push_back(std::move(intent));
        }
        wake_();
    }

    std::vector<journey::Intent> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(letters_, {});
    }

  private:
    std::mutex mutex_;
    std::vector<journey::Intent> letters_;
    std::function<void()> wake_;
};

}  // namespace motcua::platform
