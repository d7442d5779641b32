#include "tests/bench/pointer/pointer.h"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>

namespace motcua::tests {
namespace {

class XPointer final : public Pointer {
  public:
    explicit XPointer(Display* display) : display_(display) {}
    ~XPointer() override { XCloseDisplay(display_); }
    XPointer(const XPointer&) = delete;
    XPointer& operator=(const XPointer&) = delete;

    void move(int x, int y) override {
        XTestFakeMotionEvent(display_, -1, x, y, CurrentTime);
        XSync(display_, False);
    }
    void press(bool down) override {
        XTestFakeButtonEvent(display_, 1, down ? True : False, CurrentTime);
        XFlush(display_);
    }

  private:
    Display* display_;
};

}  // namespace

std::unique_ptr<Pointer> make_pointer() {
    Display* display = XOpenDisplay(nullptr);
    if (!display) return nullptr;
    int event = 0;
    int error = 0;
    int major = 0;
    int minor = 0;
    auto pointer = std::make_unique<XPointer>(display);
    if (!XTestQueryExtension(display, &event, &error, &major, &minor)) return nullptr;
    return pointer;
}

}  // namespace motcua::tests
