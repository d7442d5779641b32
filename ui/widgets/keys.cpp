#include "ui/widgets/keys.h"

#include <utility>

namespace motcua::ui {
namespace {

constexpr std::size_t kQueuedKeys = 64;  // more than hands can press in a frame; the oldest fall out

Spot middle_of(const Widget& widget) {
    const auto& [x, y, w, h] = widget.rect;
    return {x + w / 2, y + h / 2};
}

}  // namespace

Nav edge_at(float x, float y, const Panel& panel) {
    if (y >= static_cast<float>(panel.height_px) * 2 / 3) return Nav::select;
    return x >= static_cast<float>(panel.width_px) / 2 ? Nav::next : Nav::previous;
}

void KeyPresses::add(Nav key) {
    if (queue_.size() == kQueuedKeys) queue_.pop_front();
    queue_.push_back(key);
}

void KeyPresses::touch(const Finger& finger, const Panel& panel) {
    if (finger.kind == Finger::Kind::down && !edge_) edge_ = edge_at(finger.x, finger.y, panel);
    if (finger.kind == Finger::Kind::up && edge_) add(*std::exchange(edge_, std::nullopt));
}

bool KeyPresses::begin_frame(const Tree& seen, bool by_ear, Instant now, Touch& touch) {
    by_ear_ = by_ear;
    say_again_ = false;
    if (!by_ear) edge_.reset();
    const bool any = !queue_.empty();
    while (!queue_.empty()) {
        const Nav key = queue_.front();
        queue_.pop_front();
        let_go(touch);
        if (key == Nav::next || key == Nav::previous) {
            focus_.move(seen, key == Nav::next ? 1 : -1, by_ear);
        } else {
            press(key, seen, now, touch);
            break;
        }
    }
    return any;
}

void KeyPresses::press(Nav key, const Tree& seen, Instant now, Touch& touch) {
    if (key == Nav::read && by_ear_) {
        say_again_ = true;
        return;
    }
    // Who has not seen where the keys stand is shown it first.
    if (key == Nav::select && !focus_.shown() && !by_ear_) return focus_.show();
    const std::string id = key == Nav::back ? "frame.back" : key == Nav::read ? "frame.speak" : focus_.id();
    const Widget* const widget = seen.find(id);
    if (!widget || !is_target(*widget)) return;
    const bool second_of_a_double = pressed_ && now - *pressed_ < limits::double_tap && !widget->repeats;
    if (second_of_a_double) return;
    pressed_ = now;
    const Spot spot = middle_of(*widget);
    touch.add({Finger::Kind::down, spot.x, spot.y});
    if (widget->held)
        held_ = spot;
    else
        touch.add({Finger::Kind::up, spot.x, spot.y});
}

void KeyPresses::let_go(Touch& touch) {
    if (held_) touch.add({Finger::Kind::up, held_->x, held_->y});
    held_.reset();
}

void KeyPresses::forget() {
    queue_.clear();
    focus_.forget();
    edge_.reset();
    held_.reset();
    pressed_.reset();
    say_again_ = false;
}

}  // namespace motcua::ui
