// `kioskctl logic`: rules held against a suite of cases.
#pragma once

#include <functional>

#include <CLI/CLI.hpp>

#include "kiosk/base/result.h"

namespace motcua::platform {

// Adds the command. What comes back runs it once it was parsed: a line for each case that fails, then how
// many passed and failed. Fails where one failed, and where the file is no suite.
std::function<Status<>()> add_logic_command(CLI::App& app);

}  // namespace motcua::platform
