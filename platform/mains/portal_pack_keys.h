// `portal pack-key`: the people whose signatures on a content pack count.
#pragma once

#include <functional>

#include <CLI/CLI.hpp>

#include "kiosk/base/result.h"

namespace motcua::platform {

// Adds `list`, `add` and `revoke` to the command. Called after parsing, what comes back carries out the one
// that was asked for.
std::function<Status<>()> add_pack_key_commands(CLI::App& pack_key);

}  // namespace motcua::platform
