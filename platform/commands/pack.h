// `kioskctl pack`: what a content officer does with a pack, from the folders to the signed file.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include <CLI/CLI.hpp>

#include "kiosk/base/result.h"

namespace motcua::platform {

// Adds the command with all its subcommands. What comes back runs the one that was parsed.
std::function<Status<>()> add_pack_command(CLI::App& app);

}  // namespace motcua::platform
