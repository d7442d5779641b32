// `kioskctl scan`: what the codes in pictures say, as JSON.
#pragma once

#include <functional>

#include <CLI/CLI.hpp>

#include "kiosk/base/result.h"

namespace motcua::platform {

// Adds the command. What comes back runs it once it was parsed: each picture gives one line, also one that
// holds nothing to read. Fails where one did, and where nothing can be written.
std::function<Status<>()> add_scan_command(CLI::App& app);

}  // namespace motcua::platform
