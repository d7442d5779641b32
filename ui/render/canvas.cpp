#include "ui/render/canvas.h"

#include <algorithm>

namespace motcua::ui {

void Canvas::resize(int w, int h) {
    width = std::max(w, 0);
    height = std::max(h, 0);
    pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0);
}

void Canvas::fill(std::uint32_t colour) { std::fill(pixels.begin(), pixels.end(), colour); }

}  // namespace motcua::ui
