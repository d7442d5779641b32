// `kioskctl chip`: what the chip of a card on the reader says and proves, and whose signatures are believed.
#pragma once

#include <functional>

#include <CLI/CLI.hpp>

#include "kiosk/base/result.h"

namespace motcua::platform {

// Adds the command. What comes back runs it once it was parsed: `read` waits for a card, reads it once and
// fails where that is not possible; what it did not prove is no failure.
std::function<Status<>()> add_chip_command(CLI::App& app);

}  // namespace motcua::platform
