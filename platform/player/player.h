// Plays a journey on the real program with no display: real events, real store, injected clock and scanner.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "kiosk/base/result.h"
#include "kiosk/base/time.h"
#include "platform/runtime/folder.h"
#include "ui/theme/panel.h"

namespace motcua::platform {

struct PlayOptions {
    std::filesystem::path script;  // "-": steps come as JSON lines on standard input
    std::filesystem::path pack;    // empty: the folder's own
    std::filesystem::path data;
    std::filesystem::path out;
    std::string portal_url;          // empty: an own portal beside the folder (DATA.portal)
    std::optional<ui::Panel> panel;  // empty: the folder's own
    std::optional<WallTime> start;   // empty: now
};

// 0 only when every step held. Errors go to stderr, one line each.
int play(const PlayOptions& options);

}  // namespace motcua::platform
