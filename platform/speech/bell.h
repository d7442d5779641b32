// The bell that calls staff: made, not recorded.
#pragma once

#include <cstdint>
#include <vector>

namespace motcua::platform {

// A high and a low stroke (E5, C5), as a shop's door has it: 1.6 s, mono, at `rate` samples a second.
std::vector<std::int16_t> bell_sound(int rate);

}  // namespace motcua::platform
