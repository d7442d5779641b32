// Where the keys stand: who does not touch the glass walks over the screen with next and previous.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/time.h"
#include "ui/widgets/tree.h"

namespace motcua::ui {

// What a key of a keyboard or of a tactile pad means.
enum class Nav : std::uint8_t {
    next,
    previous,
    select,  // a finger's tap on what the ring is around
    back,    // a tap on Back
    read     // a tap on Read aloud; behind the curtain: says the screen again
};

// The screen in the order in which it is read: the heading, the rest as it was drawn, the keyboard's keys (so
// that Continue is one step from the field), the connection line, the voice's own controls, the frame's. The
// header's name and clock are left out: nobody needs them to act.
std::vector<const Widget*> reading_order(const Tree& tree);

// What the keys walk over: all that takes a touch, but no pad, on which no key can sign. `by_ear`: what only
// tells as well.
std::vector<const Widget*> stops(const Tree& tree, bool by_ear);

class Focus {
  public:
    void move(const Tree& tree, int by, bool by_ear);

    // After a frame. In a new view the focus begins anew: by ear at the heading, else at the first control;
    // and where its widget is gone, it stands on the one that took its place.
    void settle(const Tree& tree, bool new_view, bool by_ear);

    [[nodiscard]] const std::string& id() const { return id_; }  // empty: nowhere
    [[nodiscard]] bool shown() const { return shown_; }          // keys are in use
    void hide() { shown_ = false; }                              // a finger is

    void show() { shown_ = true; }
    void forget();

  private:
    std::string id_;
    std::size_t index_ = 0;  // among the stops of the last frame
    bool shown_ = false;
};

}  // namespace motcua::ui
