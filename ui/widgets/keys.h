// From a key to what it means: steps move the focus, all else becomes a finger's tap.
#pragma once

#include <deque>
#include <optional>

#include "ui/widgets/focus.h"
#include "ui/widgets/touch.h"

namespace motcua::ui {

// Behind the curtain nobody sees where a widget is. The lower third of the glass selects; above it the right
// half steps on, the left half back.
Nav edge_at(float x, float y, const Panel& panel);

class KeyPresses {
  public:
    void add(Nav key);
    [[nodiscard]] bool waiting() const { return !queue_.empty(); }

    // Fingers, while the curtain is drawn: what was touched is known when the finger leaves the glass.
    [[nodiscard]] bool takes_fingers() const { return by_ear_; }
    void touch(const Finger& finger, const Panel& panel);
    void finger_used() { focus_.hide(); }  // the ring is for who uses keys

    // Handles queued keys against `seen`, the screen that the person knows: every step, and at most one tap,
    // which goes to `touch`. True where there was a key.
    bool begin_frame(const Tree& seen, bool by_ear, Instant now, Touch& touch);
    void end_frame(const Tree& drawn, bool new_view, bool by_ear) { focus_.settle(drawn, new_view, by_ear); }

    [[nodiscard]] const Focus& focus() const { return focus_; }
    [[nodiscard]] bool say_again() const { return say_again_; }  // in this frame

    void forget();  // every trace of the last person

  private:
    void press(Nav key, const Tree& seen, Instant now, Touch& touch);
    void let_go(Touch& touch);

    std::deque<Nav> queue_;
    Focus focus_;
    bool by_ear_ = false;
    bool say_again_ = false;
    std::optional<Nav> edge_;         // under the finger that is on the glass
    std::optional<Instant> pressed_;  // the last tap
    std::optional<Spot> held_;        // a key stays on what acts while it is held, until the next key
};

}  // namespace motcua::ui
