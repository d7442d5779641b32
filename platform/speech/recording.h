// A recorded sentence as samples.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace motcua::platform {

// A WAV file as mono samples at `rate` a second. Empty where it is none, is longer than two minutes or larger
// than 32 MB.
std::vector<std::int16_t> samples_of(const std::string& wav, int rate);

}  // namespace motcua::platform
