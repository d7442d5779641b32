// kioskctl copy-panel: what a clerk copies into another system, of one opened document.
#pragma once

#include <functional>

#include <CLI/CLI.hpp>

#include "kiosk/base/result.h"

namespace motcua::platform {

// Adds the command. What comes back prints the panel of the file that was named as JSON.
std::function<Status<>()> add_copy_panel_command(CLI::App& app);

}  // namespace motcua::platform
