// The letters as they were drawn: where each lies in the picture, and what the picture shows there.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ui/render/canvas.h"
#include "ui/theme/colour.h"
#include "ui/widgets/rect.h"

namespace motcua::tests {

struct Glyph {
    int x = 0, y = 0, w = 0, h = 0;  // pixels
    int u = 0, v = 0;                // texels: the same letter in the atlas, texel by pixel
    std::uint32_t colour = 0;        // 0xAABBGGRR
    [[nodiscard]] float centre_x() const { return static_cast<float>(x) + static_cast<float>(w) / 2; }
    [[nodiscard]] float centre_y() const { return static_cast<float>(y) + static_cast<float>(h) / 2; }
};

// Every letter of the last frame that any terminal of this process drew, in the order of drawing.
std::vector<Glyph> glyphs_drawn();

struct InkSeen {
    std::optional<double> contrast;  // of the darkest part against its ground; none: too thin to tell
    int lost = 0;                    // pixels of ink that the picture does not show
};
InkSeen look_at(const ui::Canvas& canvas, const Glyph& glyph);

ui::Colour pixel(const ui::Canvas& canvas, int x, int y);

// Colours as some eyes see them.
ui::Colour grey(ui::Colour colour);
ui::Colour without_red(ui::Colour colour);    // protanopia
ui::Colour without_green(ui::Colour colour);  // deuteranopia

}  // namespace motcua::tests
