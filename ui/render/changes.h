// Where a picture differs from the one before it.
#pragma once

#include <cstdint>
#include <vector>

#include "ui/render/area.h"

struct ImDrawData;

namespace motcua::ui {

// The glass in tiles, each with the fingerprint of every shape that touches it, in their order. A tile with
// the fingerprint it had is not drawn again: what is drawn in it can only be the same.
class Changes {
  public:
    // Few areas without overlap that together hold every difference to the last call; the whole glass where
    // there was none or its size was another. Two pictures that differ are taken for equal with a probability
    // of 2^-64 a tile. The textures that the commands name must live.
    std::vector<Area> since_last(const ImDrawData& data, int width, int height);

    // The next call gives the whole glass: the texture changed, or the picture was wiped.
    void forget() { tiles_.clear(); }

  private:
    int width_ = 0;
    int height_ = 0;
    std::vector<std::uint64_t> tiles_;
};

}  // namespace motcua::ui
