// `kioskctl telex`: what the keyboard would make of a row of keys.
#pragma once

#include <functional>

#include <CLI/CLI.hpp>

#include "kiosk/base/result.h"

namespace motcua::platform {

// Adds the command. What comes back runs it once it was parsed: standard input line by line. Fails at the
// first line that cannot be composed, which is named, and where nothing can be written.
std::function<Status<>()> add_telex_command(CLI::App& app);

}  // namespace motcua::platform
