// From a finger to a tap, for hands that tremble: acts on release, a finger may slide 12 mm, a double tap and
// a held finger are one tap, and the second tap of a double never hits what has just appeared under it.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/secret.h"
#include "kiosk/base/time.h"
#include "ui/widgets/finger.h"
#include "ui/widgets/tree.h"

namespace motcua::ui {

namespace limits {
inline constexpr float slide_mm = 12.0F;
inline constexpr Millis double_tap{500};
inline constexpr std::size_t queued_events = 512;  // more than a frame can bring; the oldest fall out
inline constexpr std::size_t points_a_stroke = 2000;
}  // namespace limits

struct Spot {
    float x = 0;  // pixels
    float y = 0;
};

class Touch {
  public:
    void add(const Finger& finger);

    // Handles queued events against `seen`, the screen that the person saw when touching. At most one tap a
    // frame, so that each tap meets the model that the one before it left; `waiting()` says that more are
    // queued.
    void begin_frame(const Tree& seen, Instant now);
    [[nodiscard]] bool waiting() const { return !queue_.empty(); }

    // The place changed by itself (a countdown, a scan): what the finger was about to do is off.
    void cancel();

    [[nodiscard]] bool tapped(std::string_view id) const { return tapped_ && *tapped_ == id; }
    [[nodiscard]] bool tapped_anywhere() const { return tapped_.has_value(); }
    // A finger left the glass that had come down beside all that can be touched, or slid off it. What is
    // switched off was hit well enough, and the second of a double tap is not another try.
    [[nodiscard]] bool missed() const { return missed_; }
    // Between this miss and the one before it something was hit.
    [[nodiscard]] bool hit_before_miss() const { return hit_before_miss_; }
    [[nodiscard]] bool pressed(std::string_view id) const;  // the finger is on it now
    [[nodiscard]] bool finger_is_down() const { return held_.has_value(); }

    // The line that the finger draws on a pad, and, in the frame in which it left the glass, the finished
    // one.
    [[nodiscard]] const SecretVector<Spot>& path() const { return path_; }
    [[nodiscard]] bool path_finished(std::string_view pad) const {
        return finished_pad_ && *finished_pad_ == pad;
    }

    void forget();  // every trace of the last person

  private:
    struct Held {
        std::string id;  // empty: between the widgets
        bool is_pad = false;
        bool repeats = false;
        bool beside = false;    // all that can be touched, also what is switched off
        bool doubled = false;   // second of a double tap
        bool slid_off = false;  // too far to be meant
        [[nodiscard]] bool acts() const { return !doubled && !slid_off; }
        Spot start;
    };
    struct Acted {
        Instant when;
        Spot where;
        bool repeats = false;
    };

    void down(const Finger& finger, const Tree& seen, Instant now);
    void move(const Finger& finger, const Tree& seen);
    void up(const Finger& finger, const Tree& seen, Instant now);
    [[nodiscard]] bool is_second_of_a_double(const Held& held, const Tree& seen, Instant now) const;

    std::deque<Finger> queue_;
    std::optional<Held> held_;
    std::optional<Acted> acted_;
    std::optional<std::string> tapped_;
    bool missed_ = false;
    bool hit_ = false;  // since the last miss
    bool hit_before_miss_ = false;
    std::optional<std::string> finished_pad_;
    SecretVector<Spot> path_;
};

}  // namespace motcua::ui
