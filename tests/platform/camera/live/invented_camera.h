// A camera for the real kiosk that a test plugs in, tears off and holds cards before.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/base/devices.h"
#include "tests/support/temp_folder.h"

namespace motcua::tests {

inline constexpr const char* kInventedCamera = "/dev/video-invented";

class InventedCamera {
  public:
    InventedCamera();
    ~InventedCamera();
    InventedCamera(const InventedCamera&) = delete;
    InventedCamera& operator=(const InventedCamera&) = delete;
    void becomes(const std::string& state);  // as tests/platform/camera/v4l2_shim knows them
    // What it shows from now on, and how: "NV12", "YUYV", "MJPG", "GREY". 1280 x 720.
    void shows(const GreyImage& picture, const std::string& format);
    // The command that runs a program with this camera, and hears what it complains about.
    [[nodiscard]] std::vector<std::string> beside() const;
    // Waits until it has said these words; false where it does not for half a minute.
    bool complains(const std::string& words);
    // So often by now.
    [[nodiscard]] std::size_t complained(const std::string& words);

  private:
    void put(const std::string& name, const std::string& bytes);
    TempFolder folder_;
    int from_ = -1;  // its complaints
    std::string said_;
};

}  // namespace motcua::tests
