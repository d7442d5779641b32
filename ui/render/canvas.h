// The picture itself: straight (not premultiplied) RGBA, rows from the top. What a window shows and a test
// compares.
#pragma once

#include <cstdint>
#include <vector>

#include "ui/render/area.h"

namespace motcua::ui {

struct Canvas {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;  // 0xAABBGGRR, as SDL_PIXELFORMAT_ABGR8888
    std::vector<Area> changed;          // where it differs from what was seen before; no two overlap

    [[nodiscard]] Area whole() const { return {0, 0, width, height}; }

    void resize(int w, int h);  // in pixels; below 0 counts as 0; the picture becomes all zero
    void fill(std::uint32_t colour);
};

}  // namespace motcua::ui
