// What stands on a virtual screen: Xvfb -fbdir keeps it in a file, in the XWD format, so that looking costs
// the measured program nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"
#include "ui/render/area.h"

namespace motcua::tests {

class VirtualScreen {
  public:
    // `file` is Xvfb_screen0. Fails where it is no 24-bit TrueColor screen of 32 bits a pixel.
    static Result<VirtualScreen> open(const std::filesystem::path& file);
    ~VirtualScreen();
    VirtualScreen(VirtualScreen&& other) noexcept;
    VirtualScreen(const VirtualScreen&) = delete;
    VirtualScreen& operator=(const VirtualScreen&) = delete;

    // Whether a page stands there. An empty desktop is one colour, a window that has not drawn its page yet
    // is two with the desktop around it; text and tiles are many, and cover a twentieth of the screen or
    // more.
    [[nodiscard]] bool shows_a_page() const;

    // Of the pixels in `area`, cut to the screen.
    [[nodiscard]] std::uint64_t fingerprint(const ui::Area& area) const;

  private:
    VirtualScreen(const std::uint8_t* bytes, std::size_t size) : bytes_(bytes), size_(size) {}
    const std::uint8_t* bytes_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace motcua::tests
