// Where every thread leaves what it has to say to the one that draws and decides.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "kiosk/base/camera.h"
#include "kiosk/base/photo.h"
#include "kiosk/journey/intent.h"

namespace motcua::platform {

class Mailbox {
  public:
    // `wake` is called from any thread after a letter was left; it only nudges the event loop.
    explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}

    void post(journey::Intent intent) { leave(letters_, std::move(intent)); }
    void post(ColourImage frame) { leave(frames_, std::move(frame)); }  // held before the camera

    // What the camera took when it was asked to; none: it could not.
    struct Picture {
        std::optional<ColourImage> taken;
    };
    void post(Picture picture) { leave(pictures_, std::move(picture)); }

    // What the camera sees now. An older one that nobody has looked at yet is gone; null: nothing any more.
    void show(SharedLive live) {
        {
            const std::lock_guard lock(mutex_);
            live_ = std::move(live);
        }
        wake_();
    }

    std::vector<journey::Intent> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(letters_, {});
    }

    std::vector<ColourImage> take_frames() {
        const std::lock_guard lock(mutex_);
        return std::exchange(frames_, {});
    }

    std::vector<Picture> take_pictures() {
        const std::lock_guard lock(mutex_);
        return std::exchange(pictures_, {});
    }

    std::optional<SharedLive> take_live() {
        const std::lock_guard lock(mutex_);
        return std::exchange(live_, std::nullopt);
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
    std::vector<Picture> pictures_;
    std::optional<SharedLive> live_;
    std::function<void()> wake_;
};

}  // namespace motcua::platform
