// The picture itself: RGBA, premultiplied by nothing, rows from the top. What a window shows and a test compares.
#pragma once

#include <cstdint>
#include <vector>

namespace motcua::ui {

struct Canvas {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;  // 0xAABBGGRR, as SDL_PIXELFORMAT_ABGR8888

    void resize(int w, int h);
    void fill(std::uint32_t colour);
};

}  // namespace motcua::ui
