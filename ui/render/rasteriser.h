// Dear ImGui's draw lists as a picture, on the processor: no window, no GPU, the same bytes everywhere.
#pragma once

#include <cstdint>

#include "ui/render/canvas.h"

struct ImDrawData;

namespace motcua::ui {

// The one texture that the draw lists sample: the font atlas, RGBA as ImGui builds it.
struct Atlas {
    int width = 0;
    int height = 0;
    const std::uint32_t* pixels = nullptr;  // 0xAABBGGRR; owned by the ImGui font atlas
};

// Draws over what `canvas` holds. The canvas has the display's size in pixels.
void rasterise(const ImDrawData& data, const Atlas& atlas, Canvas& canvas);

}  // namespace motcua::ui
