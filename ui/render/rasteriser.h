// Dear ImGui's draw lists as a picture, on the processor: no window, no GPU, the same bytes everywhere.
#pragma once

#include <cstdint>

#include "ui/render/area.h"
#include "ui/render/canvas.h"

struct ImDrawData;

namespace motcua::ui {

// A picture that draw lists sample: the font atlas as ImGui builds it, or one that a command's texture id
// points at. Without pixels: plain white.
struct Texels {
    int width = 0;
    int height = 0;
    const std::uint32_t* pixels = nullptr;  // 0xAABBGGRR; borrowed
    std::uint64_t stamp = 0;                // another content has another one; of the atlas 0
};

// The id under which a command samples `texels` (ImTextureID); they must live until the picture is drawn.
inline void* texture_id(const Texels& texels) { return const_cast<Texels*>(&texels); }

// Draws `part` over what `canvas` holds, which has the display's size in pixels and is opaque. Parts drawn
// one after the other are to the bit what they are as parts of the whole.
//
// A pixel belongs to a shape when its centre does; on a shared edge the top-left rule decides, so that
// neighbours neither overlap nor leave a gap. A quad with as many texels as pixels is copied to the nearest
// whole pixel (sharp text), any other texture is bilinear. A triangle with a coordinate that is no number, or
// further than 32,768 px away, is left out. User callbacks are left out too: what they would do has no
// meaning here.
// Commands without a texture id sample `atlas`.
void rasterise(const ImDrawData& data, const Texels& atlas, Canvas& canvas, const Area& part);

}  // namespace motcua::ui
