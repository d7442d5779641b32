// The glass in front of the person: pixels, and how large they really are.
#pragma once

namespace motcua::ui {

struct Panel {
    int width_px = 1080;
    int height_px = 1920;
    float px_per_mm = 4.03F;  // 21.5" at 1080 x 1920; from kiosk.toml, never from EDID alone
    [[nodiscard]] float mm(float millimetres) const { return millimetres * px_per_mm; }
    [[nodiscard]] bool landscape() const { return width_px > height_px; }
};

}  // namespace motcua::ui
