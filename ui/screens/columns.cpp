#include "ui/screens/columns.h"

#include <algorithm>
#include <memory>

namespace motcua::ui {
namespace {

float height_of(const std::vector<Block>& blocks, float gap) {
    float height = 0;
    for (const Block& block : blocks) height += block.height + (height > 0 ? gap : 0);
    return height;
}

// What is over goes to the block that grows, if there is one.
void draw_column(Rect column, const std::vector<Block>& blocks, float gap) {
    const float over = std::max(0.0F, column.h - height_of(blocks, gap));
    for (const Block& block : blocks) {
        block.draw(column.cut_top(block.height + (block.grows ? over : 0)));
        column.cut_top(gap);
    }
}

}  // namespace

float column_width(float width, std::size_t columns, float gap) {
    const auto count = static_cast<float>(columns);
    return (width - (count - 1) * gap) / count;
}

std::vector<Block> in_columns(std::vector<Block> blocks, std::size_t columns, float gap) {
    if (columns < 2) return blocks;
    std::vector<Block> rows;
    for (std::size_t from = 0; from < blocks.size(); from += columns) {
        const auto row = std::make_shared<std::vector<Block>>();
        float height = 0;
        for (std::size_t i = from; i < std::min(from + columns, blocks.size()); ++i) {
            height = std::max(height, blocks[i].height);
            row->push_back(std::move(blocks[i]));
        }
        rows.push_back({height, [row, columns, gap](const Rect& rect) {
                            const float width = column_width(rect.w, columns, gap);
                            Rect left = rect;
                            for (const Block& block : *row) {
                                block.draw(left.cut_left(width));
                                left.cut_left(gap);
                            }
                        }});
    }
    return rows;
}

Block side_by_side(std::vector<Block> left, std::vector<Block> right, float gap, float between) {
    const auto first = std::make_shared<std::vector<Block>>(std::move(left));
    const auto second = std::make_shared<std::vector<Block>>(std::move(right));
    Block both;
    both.height = std::max(height_of(*first, gap), height_of(*second, gap));
    both.grows = true;
    both.draw = [first, second, gap, between](const Rect& rect) {
        Rect area = rect;
        const Rect column = area.cut_left(column_width(rect.w, 2, between));
        area.cut_left(between);
        draw_column(column, *first, gap);
        draw_column(area, *second, gap);
    };
    return both;
}

}  // namespace motcua::ui
