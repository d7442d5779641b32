#include "ui/widgets/touch.h"

#include <cmath>
#include <utility>

#include "ui/widgets/rect.h"

namespace motcua::ui {
namespace {

const Widget* under(const Tree& seen, Spot spot) {
    for (const Widget& widget : seen.widgets) {
        const auto& r = widget.rect;
        if (is_control(widget) && Rect{r[0], r[1], r[2], r[3]}.contains(spot.x, spot.y)) return &widget;
    }
    return nullptr;
}

bool within_slide(Spot a, Spot b, const Panel& panel) {
    return std::hypot(a.x - b.x, a.y - b.y) <= panel.mm(limits::slide_mm);
}

}  // namespace

void Touch::add(const Finger& finger) {
    if (queue_.size() == limits::queued_events) queue_.pop_front();
    queue_.push_back(finger);
}

void Touch::begin_frame(const Tree& seen, Instant now) {
    tapped_.reset();
    missed_ = false;
    if (finished_pad_) {
        finished_pad_.reset();
        path_ = {};
    }
    while (!queue_.empty() && !tapped_ && !finished_pad_ && !missed_) {
        const Finger finger = queue_.front();
        queue_.pop_front();
        switch (finger.kind) {
            case Finger::Kind::down: down(finger, seen, now); break;
            case Finger::Kind::move: move(finger, seen); break;
            case Finger::Kind::up: up(finger, seen, now); break;
        }
    }
}

void Touch::cancel() {
    held_.reset();
    tapped_.reset();
    missed_ = false;
    finished_pad_.reset();
    path_ = {};
}

bool Touch::pressed(std::string_view id) const { return held_ && held_->acts() && held_->id == id; }

bool Touch::is_second_of_a_double(const Held& held, const Tree& seen, Instant now) const {
    if (!acted_ || (held.repeats && acted_->repeats)) return false;
    return now - acted_->when < limits::double_tap && within_slide(held.start, acted_->where, seen.panel);
}

void Touch::down(const Finger& finger, const Tree& seen, Instant now) {
    if (held_) return;  // a second finger
    Held held;
    held.start = {finger.x, finger.y};
    const Widget* const widget = under(seen, held.start);
    held.beside = widget == nullptr;
    if (widget && widget->enabled) {
        held.id = widget->id;
        held.is_pad = widget->role == "pad";
        held.repeats = widget->repeats;
    }
    held.doubled = is_second_of_a_double(held, seen, now);
    if (held.is_pad && held.acts()) path_.push_back(held.start);
    held_ = std::move(held);
}

void Touch::move(const Finger& finger, const Tree& seen) {
    if (!held_ || !held_->acts()) return;
    const Spot spot{finger.x, finger.y};
    if (held_->is_pad) {
        if (path_.size() < limits::points_a_stroke) path_.push_back(spot);
        return;
    }
    if (!within_slide(held_->start, spot, seen.panel)) held_->slid_off = true;
}

void Touch::up(const Finger& finger, const Tree& seen, Instant now) {
    move(finger, seen);
    if (!held_) return;
    const Held held = *held_;
    held_.reset();
    missed_ = !held.doubled && (held.beside || held.slid_off);
    if (missed_) hit_before_miss_ = std::exchange(hit_, false);
    hit_ |= held.acts() && !held.beside;
    if (!held.acts()) return;
    if (held.is_pad) {
        finished_pad_ = held.id;
        return;
    }
    tapped_ = held.id;
    acted_ = Acted{now, held.start, held.repeats};
}

void Touch::forget() {
    cancel();
    hit_ = false;
    queue_.clear();
}

}  // namespace motcua::ui
