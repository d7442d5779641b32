// The machine's voice: espeak-ng or a recording through SDL audio, on a thread of its own.
#pragma once

#include <memory>

#include "kiosk/base/devices.h"
#include "kiosk/base/time.h"

namespace motcua::platform {

struct SpeakerOptions {
    Millis patience{2'000};    // a device that takes nothing for so long hangs
    Millis look_again{5'000};  // for a device, where there is none or it went away
};

// Never fails: without an audio device it is a Speaker that is not ready() until there is one. A device that
// goes away or hangs while something is said ends it. The bell sounds over what is being said and nothing
// cuts it short. One speaker per process at a time; what was said is wiped.
std::unique_ptr<Speaker> make_speaker(SpeakerReports reports, const SpeakerOptions& options = {});

}  // namespace motcua::platform
