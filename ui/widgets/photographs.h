// Photographs, and what a camera sees, as the glass needs them: in the size that they stand in, for as long
// as they are seen.
#pragma once

#include <cstdint>
#include <list>

#include "kiosk/base/camera.h"
#include "kiosk/base/photo.h"
#include "ui/render/rasteriser.h"

namespace motcua::ui {

class Photographs {
  public:
    Photographs() = default;
    Photographs(const Photographs&) = delete;
    Photographs& operator=(const Photographs&) = delete;

    // What the frame before did not show is wiped.
    void begin_frame();
    // `width` and `height` in pixels, 1 and more. Stays where it is until a frame does not ask for it.
    const Texels& scaled(const SharedPicture& picture, int width, int height);
    void wipe() { shown_.clear(); }

  private:
    struct Shown {
        SharedPicture picture;
        SecretVector<std::uint32_t> pixels{};
        Texels texels{};
        bool seen = true;
    };
    std::list<Shown> shown_;
    std::uint64_t last_stamp_ = 0;
};

}  // namespace motcua::ui
