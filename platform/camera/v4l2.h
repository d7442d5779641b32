// A camera as the Linux kernel has it (Video4Linux2, userspace API of Linux 6.1), read through mapped
// buffers.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "kiosk/base/result.h"
#include "platform/camera/raw_frame.h"

namespace motcua::platform {

class V4l2Device {
  public:
    virtual ~V4l2Device() = default;

    // Opens it and starts its stream: 1280 x 720 where it can, at about ten frames a second and more, in one
    // of the formats of PixelFormat. Fails in words for whoever runs the machine: it is not there, another
    // program has it, the kiosk's user may not, it is no camera.
    static Result<std::unique_ptr<V4l2Device>> open(const std::filesystem::path& path);

    // Readable (poll(2)) while frames wait.
    [[nodiscard]] virtual int descriptor() const = 0;
    // The newest frame that waits, good until the next call; those before it are let go. Nothing while none
    // waits or what came was damaged on its way. Fails where the device is gone.
    virtual Result<std::optional<RawFrame>> newest() = 0;
    // Lets go what waits: it was seen before now.
    virtual Status<> discard() = 0;
};

}  // namespace motcua::platform
