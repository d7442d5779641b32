// `kioskctl card`: what a card's code says, as JSON.
#pragma once

#include <functional>

#include <CLI/CLI.hpp>

#include "kiosk/base/result.h"

namespace motcua::platform {

// Adds the command. What comes back runs it once it was parsed: each payload gives one line, a refused one,
// too. Fails where an argument is none, and where nothing can be written.
std::function<Status<>()> add_card_command(CLI::App& app);

}  // namespace motcua::platform
