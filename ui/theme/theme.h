// Everything a widget needs to know to look right: the glass, the colours, the letters.
#pragma once

#include "ui/theme/fonts.h"
#include "ui/theme/palette.h"
#include "ui/theme/panel.h"
#include "ui/theme/scale.h"

namespace motcua::ui {

struct Theme {
    Panel panel;
    const Palette* colours = nullptr;
    const Fonts* fonts = nullptr;
    bool large_targets = false;  // for who misses what they touch for
    // Pixels for a distance as it is on the usual glass.
    [[nodiscard]] float mm(float millimetres) const { return panel.mm(millimetres) * stretch(panel); }
    // Pixels for the least height of something to touch.
    [[nodiscard]] float target(float millimetres) const {
        return mm(large_targets ? millimetres * touch::larger : millimetres);
    }
    [[nodiscard]] const Face& face(Style style) const { return fonts->face(style); }
};

}  // namespace motcua::ui
