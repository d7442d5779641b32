// Where every thread leaves what it has to say to the one that draws and decides.
#pragma once

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "kiosk/base/photo.h"
#include "kiosk/journey/intent.h"

namespace motcua::platform {

class Mailbox {
  public:
    // `wake` is called from any thread after a letter was left; it only nudges the event loop.
    explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}

    void post(journey::Intent intent) { leave(letters_, std::move(intent)); }
    void post(ColourImage frame) { leave(frames_, std::move(frame)); }  // held before the camera

    std::vector<journey::Intent> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(letters_, {});
    }

    std::vector<ColourImage> take_frames() {
        const std::lock_guard lock(mutex_);
        return std::exchange(frames_, {});
    }

  private:
    template <class Letter>
    void leave(std::vector<Letter>& among, Letter letter) {
        {
            const std::lock_guard lock(mutex_);
            among.push_back(std::move(letter));
        }
        wake_();
    }

    std::mutex mutex_;
    std::vector<journey::Intent> letters_;
    std::vector<ColourImage> frames_;
    std::function<void()> wake_;
};

}  // namespace motcua::platform
