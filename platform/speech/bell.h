// The sounds that are no words: made, not recorded.
#pragma once

#include <cstdint>
#include <vector>

namespace motcua::platform {

// Calls staff: a high and a low stroke (E5, C5), as a shop's door has it. 1.6 s, mono, at `rate` samples a
// second.
std::vector<std::int16_t> bell_sound(int rate);

// Something is asked of the person: one soft stroke (G4), 0.9 s.
std::vector<std::int16_t> notice_sound(int rate);

}  // namespace motcua::platform
