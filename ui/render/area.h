// Rectangles of whole pixels.
#pragma once

#include <algorithm>

namespace motcua::ui {

// Pixels x0 <= x < x1, y0 <= y < y1.
struct Area {
    int x0 = 0;
    int y0 = 0;
    int x1 = 0;
    int y1 = 0;
    [[nodiscard]] bool empty() const { return x0 >= x1 || y0 >= y1; }
    bool operator==(const Area&) const = default;
};

inline Area common(const Area& a, const Area& b) {
    return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

// The smallest that holds both.
inline Area around(const Area& a, const Area& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

}  // namespace motcua::ui
