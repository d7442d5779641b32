// Blocks side by side, where the glass is wide enough.
#pragma once

#include "ui/screens/page.h"

namespace motcua::ui {

// Of one column, the gaps between them taken off.
float column_width(float width, std::size_t columns, float gap);

// Read across, then down; each row is as high as its highest block. Blocks are measured for column_width().
std::vector<Block> in_columns(std::vector<Block> blocks, std::size_t columns, float gap);

// Two columns that each hang together, as one block.
Block side_by_side(std::vector<Block> left, std::vector<Block> right, float gap, float between);

}  // namespace motcua::ui
