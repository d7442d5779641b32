// The picture itself: straight (not premultiplied) RGBA, rows from the top. What a window shows and a test
// compares.
#pragma once

#include <cstdint>
#include <vector>

namespace motcua::ui {

struct Canvas {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;  // 0xAABBGGRR, as SDL_PIXELFORMAT_ABGR8888

    void resize(int w, int h);  // in pixels; below 0 counts as 0; the picture becomes all zero
    void fill(std::uint32_t colour);
};

}  // namespace motcua::ui
