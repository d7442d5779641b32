// kioskctl pack sign, verify, take, recall, unrecall: how a pack is let out, and a procedure stopped.
#pragma once

#include <functional>

#include <CLI/CLI.hpp>

#include "kiosk/base/result.h"

namespace motcua::platform {

// Adds them to `pack`. What comes back carries out the one that was asked for, and is empty-handed (false)
// where none was.
std::function<bool(Status<>&)> add_pack_release_commands(CLI::App& pack);

}  // namespace motcua::platform
