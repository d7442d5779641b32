// The running kiosk's side door: a UNIX socket in its data folder, for its own user and root only. One JSON
// line asks, one JSON line answers.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "kiosk/base/result.h"

namespace motcua::platform {

class ControlServer {
  public:
    // `answer` is called on the server's own thread. Where the socket cannot be made the kiosk runs without
    // it.
    ControlServer(const std::filesystem::path& folder, std::function<std::string(const std::string&)> answer);
    ~ControlServer();
    ControlServer(const ControlServer&) = delete;
    ControlServer& operator=(const ControlServer&) = delete;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// Asks the kiosk that runs on this folder. Fails where none does.
Result<std::string> ask_running_kiosk(const std::filesystem::path& folder, const std::string& line);

}  // namespace motcua::platform
