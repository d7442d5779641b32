// Blocks side by side, where the glass is wide enough.
#pragma once

#include "ui/screens/page.h"

namespace motcua::ui {

// Of one column, the gaps between them taken off.
float column_width(float width, std::size_t columns, float gap);

// Read across, then down; each row is as high as its highest block. Blocks are measured for column_width().
std::vector<Block> in_columns(std::vector<Block> blocks, std::size_t columns, float gap);

// A list: in two columns where the glass lies and that needs no more pages of `room` than one column does.
// `make` measures it for a column's width.
struct List {
    std::vector<Block> rows;
    std::size_t columns = 1;
};
List list_in_columns(const Frame& frame, float width, float gap, float room,
                     const std::function<std::vector<Block>(float)>& make);

// Two columns that each hang together, as one block.
Block side_by_side(std::vector<Block> left, std::vector<Block> right, float gap, float between,
                   float left_share = 0.5F);

}  // namespace motcua::ui
