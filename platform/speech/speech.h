// The machine's voice: espeak-ng speaking through SDL audio, on a thread of its own.
#pragma once

#include <functional>
#include <memory>

#include "kiosk/base/devices.h"

namespace motcua::platform {

// Never fails: with no audio device it is a Speaker that is not ready(). `ended` is called from its thread
// when everything was said or stopped.
std::unique_ptr<Speaker> make_speaker(std::function<void()> ended);

}  // namespace motcua::platform
