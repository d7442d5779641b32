// The camera before the glass: what it is to look for, and what it tells.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/base/photo.h"
#include "kiosk/base/secret.h"

namespace motcua {

// What the camera is to look for.
enum class Gaze : std::uint8_t {
    rest,   // nothing: the machine is busy, or nobody may hold anything up
    codes,  // a code, by the way
    aim,    // a code, and a picture to aim by
    paper   // a picture to aim a paper by; no code is read
};

// How a paper lies before the camera, as far as somebody can better it.
enum class Framing : std::uint8_t {
    unknown,  // nobody looked
    no_paper,
    nearer,   // it is small in the picture
    cut_off,  // it reaches beyond the picture
    dark,
    good
};

// What stands on the glass to aim by: small, turned as configured, in a mirror where that is configured.
struct LivePicture {
    ColourImage picture;
    Framing framing = Framing::unknown;
};
using SharedLive = std::shared_ptr<const LivePicture>;

enum class CameraState : std::uint8_t {
    none,  // this kiosk has no camera
    works,
    down  // it has one, and no picture comes
};

// No call waits for a picture. All calls from one thread.
class Camera {
  public:
    virtual ~Camera() = default;
    [[nodiscard]] virtual CameraState state() const = 0;  // changes by itself: cameras are unplugged
    virtual void look(Gaze gaze) = 0;
    // The next frame in full comes as CameraReports::picture.
    virtual void take_picture() = 0;
    // The person is gone: nothing of what was seen is kept. A code that still lies there is not told anew.
    virtual void forget() = 0;
};

class NoCamera final : public Camera {
  public:
    [[nodiscard]] CameraState state() const override { return CameraState::none; }
    void look(Gaze) override {}
    void take_picture() override {}
    void forget() override {}
};

// What a camera tells, from a thread of its own.
struct CameraReports {
    // Once for each time that a code is held up, however long it stays.
    std::function<void(Secret payload)> code = [](const Secret&) {};
    // Something was moved before the camera for a while that asks for a code, and none could be read.
    std::function<void()> nothing_readable = [] {};
    std::function<void(SharedLive)> live = [](const SharedLive&) {};  // null: no more for now
    // What take_picture() asked for, turned as configured; none: there is no picture.
    std::function<void(std::optional<ColourImage>)> picture = [](const std::optional<ColourImage>&) {};
    std::function<void()> state_changed = [] {};
    // For whoever runs the machine, once until something else is the matter.
    std::function<void(const std::string& what)> trouble = [](const std::string&) {};
};

}  // namespace motcua
