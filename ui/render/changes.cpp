#include "ui/render/changes.h"

#include <array>
#include <cmath>
#include <cstring>

#include <imgui.h>

#include "ui/render/rasteriser.h"

namespace motcua::ui {
namespace {

constexpr int kTileWidth = 64;
constexpr int kTileHeight = 32;
constexpr std::size_t kAreasMax = 8;  // each costs a walk over all shapes

constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 29U);
}

template <class Value>
std::uint64_t mixed_in(std::uint64_t hash, const Value& value) {
    static_assert(sizeof(Value) % 4 == 0);
    std::array<std::uint32_t, sizeof(Value) / 4> words{};
    std::memcpy(words.data(), &value, sizeof(Value));
    for (const std::uint32_t word : words) hash = mixed(hash, word);
    return hash;
}

// What lies between two edges in tiles of `size`, a pixel of margin on each side for rounding.
struct Span {
    int first = 0;
    int end = 0;
};
Span tiles_between(float low, float high, int size, int count) {
    if (!(low <= high)) return {};  // also what is no number
    const auto tile = [&](float px) {
        return static_cast<int>(std::floor(std::clamp(px / static_cast<float>(size), -1.0F, 65536.0F)));
    };
    return {std::clamp(tile(low - 1), 0, count), std::clamp(tile(high + 1) + 1, 0, count)};
}

class Tiles {
  public:
    Tiles(int width, int height)
        : columns_((width + kTileWidth - 1) / kTileWidth),
          rows_((height + kTileHeight - 1) / kTileHeight),
          hashes_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 1) {}

    void add(const ImDrawList& list, const ImDrawCmd& cmd) {
        const auto indices = static_cast<unsigned>(std::max(list.IdxBuffer.Size, 0));
        if (cmd.IdxOffset > indices || cmd.ElemCount > indices - cmd.IdxOffset) return;
        for (unsigned i = 0; i + 2 < cmd.ElemCount; i += 3) {
            std::array<const ImDrawVert*, 3> corners{};
            bool whole = true;
            for (unsigned k = 0; k < 3; ++k) {
                const unsigned at =
                    cmd.VtxOffset + list.IdxBuffer.Data[static_cast<std::ptrdiff_t>(cmd.IdxOffset + i + k)];
                whole = whole && at < static_cast<unsigned>(std::max(list.VtxBuffer.Size, 0));
                if (whole) corners[k] = list.VtxBuffer.Data + at;
            }
            if (whole) add_triangle(corners, cmd);
        }
    }

    [[nodiscard]] std::vector<std::uint64_t> hashes() && { return std::move(hashes_); }

  private:
    void add_triangle(const std::array<const ImDrawVert*, 3>& corners, const ImDrawCmd& cmd) {
        const ImVec4& clip = cmd.ClipRect;
        ImVec2 low = corners[0]->pos;
        ImVec2 high = low;
        std::uint64_t shape = mixed_in(0xCBF29CE484222325ULL, clip);
        if (cmd.TextureId) shape = mixed(shape, static_cast<const Texels*>(cmd.TextureId)->stamp);
        for (const ImDrawVert* corner : corners) {
            shape = mixed_in(shape, *corner);
            low = {std::min(low.x, corner->pos.x), std::min(low.y, corner->pos.y)};
            high = {std::max(high.x, corner->pos.x), std::max(high.y, corner->pos.y)};
        }
        const Span across =
            tiles_between(std::max(low.x, clip.x), std::min(high.x, clip.z), kTileWidth, columns_);
        const Span down =
            tiles_between(std::max(low.y, clip.y), std::min(high.y, clip.w), kTileHeight, rows_);
        for (int row = down.first; row < down.end; ++row)
            for (int column = across.first; column < across.end; ++column) {
                std::uint64_t& tile = hashes_[static_cast<std::size_t>(row * columns_ + column)];
                tile = mixed(tile, shape);
            }
    }

    int columns_;
    int rows_;
    std::vector<std::uint64_t> hashes_;
};

// Grows an area that ends where this run of tiles begins and is as wide, or begins another.
void add_run(std::vector<Area>& areas, const Area& run) {
    for (Area& area : areas)
        if (area.y1 == run.y0 && area.x0 == run.x0 && area.x1 == run.x1) {
            area.y1 = run.y1;
            return;
        }
    areas.push_back(run);
}

std::vector<Area> one_around(const std::vector<Area>& areas) {
    Area all = areas.front();
    for (const Area& area : areas) all = around(all, area);
    return {all};
}

}  // namespace

std::vector<Area> Changes::since_last(const ImDrawData& data, int width, int height) {
    Tiles tiles(width, height);
    for (int n = 0; n < data.CmdListsCount; ++n)
        for (const ImDrawCmd& cmd : data.CmdLists[n]->CmdBuffer)
            if (cmd.UserCallback == nullptr) tiles.add(*data.CmdLists[n], cmd);
    std::vector<std::uint64_t> now = std::move(tiles).hashes();
    const bool comparable = width == width_ && height == height_ && now.size() == tiles_.size();
    std::swap(now, tiles_);  // `now` holds what was before
    width_ = width;
    height_ = height;
    if (!comparable) return {Area{0, 0, width, height}};

    std::vector<Area> areas;
    const int columns = (width + kTileWidth - 1) / kTileWidth;
    const auto changed = [&](int row, int column) {
        const auto tile = static_cast<std::size_t>(row * columns + column);
        return now[tile] != tiles_[tile];
    };
    for (int row = 0; row * kTileHeight < height; ++row)
        for (int column = 0; column < columns; ++column) {
            if (!changed(row, column)) continue;
            const int first = column;
            while (column < columns && changed(row, column)) ++column;
            add_run(areas, {first * kTileWidth, row * kTileHeight, std::min(column * kTileWidth, width),
                            std::min((row + 1) * kTileHeight, height)});
        }
    return areas.size() > kAreasMax ? one_around(areas) : areas;
}

}  // namespace motcua::ui
