// A finger on the X screen that DISPLAY names. Xlib's macros (Status, None, Bool ...) stay behind this
// header.
#pragma once

#include <memory>

namespace motcua::tests {

class Pointer {
  public:
    virtual ~Pointer() = default;
    virtual void move(int x, int y) = 0;  // and waits until the server has done it
    virtual void press(bool down) = 0;    // sent, not waited for
};

// Null without a screen, or where it has no XTEST.
std::unique_ptr<Pointer> make_pointer();

}  // namespace motcua::tests
