// What is made of a camera's frames, one after the other: codes, a picture to aim by. No thread and no clock.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "kiosk/base/camera.h"
#include "kiosk/base/devices.h"
#include "platform/camera/raw_frame.h"

namespace motcua::platform {

struct Mounting {
    int rotation = 0;    // degrees to the right that make its picture upright: 0, 90, 180, 270
    bool mirror = true;  // the picture to aim by is a mirror's; what is kept never is
};

class Onlooker {
  public:
    // `framing` judges how a paper lies; null: nobody does. The reader is borrowed.
    Onlooker(CodeReader& reader, std::function<Framing(const ColourImage&)> framing, Mounting mounting);

    // Somebody who comes to a page that asks for a code means what lies there already, too.
    void look(Gaze gaze);
    void forget() { glimpse_ = {}; }

    struct Seen {
        std::optional<Secret> code;
        bool nothing_readable = false;
        SharedLive live;  // null: none is wanted
    };
    // Fails for a frame that is no picture; the next one may be better. Looks for a code only where something
    // moved since the last look: an empty counter costs nearly nothing.
    Result<Seen> see(const RawFrame& frame);

    [[nodiscard]] Result<ColourImage> picture(const RawFrame& frame) const;  // the whole of it, for keeping

  private:
    bool moved(GreyImage glimpse);
    Status<> look_for_code(const RawFrame& frame, Seen& seen);
    void found(Secret payload, Seen& seen);
    void missed(Seen& seen, bool tried);
    Result<SharedLive> live(const RawFrame& frame);
    Framing steady(Framing now);

    CodeReader& reader_;
    std::function<Framing(const ColourImage&)> framing_;
    Mounting mounting_;
    Gaze gaze_ = Gaze::rest;
    GreyImage glimpse_;     // as it was when something last moved, an eighth of the size
    int tries_ = 0;         // left since something moved
    bool read_ = false;     // by the last try
    int frames_since_ = 0;  // a code was seen
    int hard_tries_ = 0;    // on what moved, since a code was read
    // Of the code in sight: what it says is nobody's to keep.
    std::optional<std::uint64_t> in_sight_;
    std::uint64_t salt_;
    Framing shown_ = Framing::unknown;  // stands until another one was seen twice
    Framing last_ = Framing::unknown;
};

}  // namespace motcua::platform
