// `kioskctl search`: what the search of a pack finds, best first.
#pragma once

#include <functional>

#include <CLI/CLI.hpp>

#include "kiosk/base/result.h"

namespace motcua::platform {

// Adds the command. What comes back runs it once it was parsed. Fails where the pack cannot be read.
std::function<Status<>()> add_search_command(CLI::App& app);

}  // namespace motcua::platform
