// The camera before the glass, on a thread of its own.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "kiosk/base/camera.h"
#include "kiosk/base/devices.h"
#include "kiosk/base/time.h"
#include "platform/camera/onlooker.h"

namespace motcua::platform {

struct CameraOptions {
    std::filesystem::path device;  // "/dev/video0", or better one of /dev/v4l/by-id
    Mounting mounting;
    std::function<Framing(const ColourImage&)> framing;  // called on the camera's thread; null: nobody judges
    Millis patience{3'000};        // a camera that delivers nothing for so long is let go and opened anew
    Millis look_again_first{500};  // for one that is not there; each time twice as long
    Millis look_again_most{8'000};
    Millis between_aims{100};     // two frames of a page that shows them
    Millis between_glances{250};  // of any other page
};

// Never fails: without a device it is one that is down() and looks for it again. Newest frame wins; what came
// while somebody was busy with another is let go. Reports end before the destructor returns.
std::unique_ptr<Camera> make_camera(CameraOptions options, CameraReports reports);

}  // namespace motcua::platform
