// A rectangle in pixels that is cut into pieces: how every screen is laid out.
#pragma once

#include <algorithm>
#include <array>

namespace motcua::ui {

struct Rect {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;

    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
    [[nodiscard]] float centre_x() const { return x + w / 2; }
    [[nodiscard]] float centre_y() const { return y + h / 2; }
    [[nodiscard]] std::array<float, 4> array() const { return {x, y, w, h}; }

    [[nodiscard]] Rect inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
    [[nodiscard]] Rect inset(float by) const { return inset(by, by); }
    [[nodiscard]] Rect middle(float width, float height) const {
        return {centre_x() - width / 2, centre_y() - height / 2, width, height};
    }
    [[nodiscard]] bool contains(float px, float py) const {
        return px >= x && px < right() && py >= y && py < bottom();
    }

    // Each takes a piece away from this rectangle and hands it back.
    Rect cut_top(float height) {
        const Rect piece{x, y, w, height};
        y += height;
        h -= height;
        return piece;
    }
    Rect cut_bottom(float height) {
        h -= height;
        return {x, y + h, w, height};
    }
    Rect cut_left(float width) {
        const Rect piece{x, y, width, h};
        x += width;
        w -= width;
        return piece;
    }
    Rect cut_right(float width) {
        w -= width;
        return {x + w, y, width, h};
    }
};

}  // namespace motcua::ui
