// The player's own portal: the real program on loopback, taken down and brought up by the script.
#pragma once

#include <filesystem>
#include <string>

#include <sys/types.h>

#include "kiosk/base/result.h"

namespace motcua::platform {

class PortalProcess {
  public:
    explicit PortalProcess(std::filesystem::path dir) : dir_(std::move(dir)) {}
    ~PortalProcess() { down(); }
    PortalProcess(const PortalProcess&) = delete;
    PortalProcess& operator=(const PortalProcess&) = delete;

    // Starts it and waits until it listens. It dies with this process, however that ends.
    Status<> up();
    void down();
    [[nodiscard]] const std::string& url() const { return url_; }  // empty while it was never up

  private:
    std::filesystem::path dir_;
    std::string url_;
    pid_t child_ = -1;
    int port_ = 0;  // kept over a restart, so that the kiosk's address stays right
};

}  // namespace motcua::platform
