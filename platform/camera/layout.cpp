#include "platform/camera/layout.h"

#include <algorithm>
#include <cstdlib>

namespace motcua::platform {
namespace {

constexpr std::uint8_t kDark = 255;

// Rings around (x, y), dark but for those at `light` and two beyond, as far as they lie in the code.
void draw_rings(cv::Mat1b& dark, int x, int y, int light, int reach) {
    for (int v = -reach; v <= reach; ++v)
        for (int u = -reach; u <= reach; ++u) {
            const int row = y + v;
            const int column = x + u;
            if (row < 0 || column < 0 || row >= dark.rows || column >= dark.cols) continue;
            const int ring = std::max(std::abs(u), std::abs(v));
            dark(row, column) = ring == light || ring == light + 2 ? 0 : kDark;
        }
}

}  // namespace

std::vector<int> alignment_places(int side) {
    const int version = (side - 17) / 4;
    if (version < 2) return {};
    const int count = version / 7 + 2;
    // Even steps back from the last one; the first gap takes what is left (Annex E; version 32 is its
    // exception).
    const int step = version == 32 ? 26 : (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2;
    std::vector<int> places{6};
    for (int i = count - 2; i >= 0; --i) places.push_back(side - 7 - i * step);
    return places;
}

bool has_alignment(int side, int x, int y) {
    const auto at_end = [&](int place) { return place == 6 || place == side - 7; };
    return !(at_end(x) && at_end(y)) || (x == side - 7 && y == side - 7);
}

void put_right(cv::Mat1b& dark) {
    const int side = dark.rows;
    for (int i = 8; i < side - 8; ++i) dark(i, 6) = dark(6, i) = i % 2 == 0 ? kDark : 0;
    const std::vector<int> places = alignment_places(side);
    for (const int y : places)
        for (const int x : places)
            if (has_alignment(side, x, y)) draw_rings(dark, x, y, 1, 2);
    draw_rings(dark, 3, 3, 2, 4);
    draw_rings(dark, side - 4, 3, 2, 4);
    draw_rings(dark, 3, side - 4, 2, 4);
}

}  // namespace motcua::platform
