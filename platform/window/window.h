// The kiosk in a window: SDL's events in, the picture out, and nothing drawn when nothing changed.
#pragma once

#include <filesystem>
#include <string>

namespace motcua::platform {

struct RunOptions {
    std::filesystem::path data;
    std::filesystem::path
        printed;             // demo folders only: where slips go while there is no printer; may be empty
    std::string portal_url;  // empty: the one the key list names
    bool fullscreen = false;
};

// Until the window closes or SIGTERM. 0, or 1 with one line on stderr.
int run_window(const RunOptions& options);

}  // namespace motcua::platform
