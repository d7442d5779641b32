// The machine's voice: espeak-ng speaking through SDL audio, on a thread of its own.
#pragma once

#include <functional>
#include <memory>

#include "kiosk/base/devices.h"

namespace motcua::platform {

// Never fails: with no audio device it is a Speaker that is not ready() and does nothing. No call waits for
// the sound. `ended` is called from the speaker's thread when a text was said to its end, not when stop() or
// another text cut it short: who does that knows. The bell sounds over what is being said and nothing cuts it
// short. One speaker per process at a time; the text is wiped once it was said.
std::unique_ptr<Speaker> make_speaker(std::function<void()> ended);

}  // namespace motcua::platform
