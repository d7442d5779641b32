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

// What is over goes to the blocks that grow.
void draw_column(Rect column, const std::vector<Block>& blocks, float gap) {
    const auto growing = std::count_if(blocks.begin(), blocks.end(), [](const Block& b) { return b.grows; });
    const float over = std::max(0.0F, column.h - height_of(blocks, gap));
    const float share = growing > 0 ? over / static_cast<float>(growing) : 0;
    for (const Block& block : blocks) {
        block.draw(column.cut_top(block.height + (block.grows ? share : 0)));
        column.cut_top(gap);
    }
}

// Pages of `room`; where there are several, a row to turn them takes `turning` of each.
int pages_for(const std::vector<Block>& blocks, float gap, float room, float turning) {
    if (height_of(blocks, gap) <= room) return 1;
    int pages = 1;
    float left = room - turning;
    for (const Block& block : blocks) {
        if (block.height > left) {
            ++pages;
            left = room - turning;
        }
        if (block.height > left) pages += 100;  // on no page at all
        left -= block.height + gap;
    }
    return pages;
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
        bool grows = false;
        for (std::size_t i = from; i < std::min(from + columns, blocks.size()); ++i) {
            height = std::max(height, blocks[i].height);
            grows = grows || blocks[i].grows;
            row->push_back(std::move(blocks[i]));
        }
        Block across;
        across.height = height;
        across.grows = grows;
        across.draw = [row, columns, gap](const Rect& rect) {
            const float width = column_width(rect.w, columns, gap);
            Rect left = rect;
            for (const Block& block : *row) {
                block.draw(left.cut_left(width));
                left.cut_left(gap);
            }
        };
        rows.push_back(std::move(across));
    }
    return rows;
}

List list_in_columns(const Frame& frame, float width, float gap, float room,
                     const std::function<std::vector<Block>(float)>& make) {
    const std::size_t columns = columns_of(frame);
    if (columns < 2) return {make(width), 1};
    std::vector<Block> rows = in_columns(make(column_width(width, columns, gap)), columns, gap);
    std::vector<Block> one = make(width);
    const float turning = frame.pen.target(touch::button) + frame.mm(space::gap);
    if (pages_for(one, gap, room, turning) < pages_for(rows, gap, room, turning)) return {std::move(one), 1};
    return {std::move(rows), columns};
}

Block side_by_side(std::vector<Block> left, std::vector<Block> right, float gap, float between,
                   float left_share) {
    const auto first = std::make_shared<std::vector<Block>>(std::move(left));
    const auto second = std::make_shared<std::vector<Block>>(std::move(right));
    Block both;
    both.height = std::max(height_of(*first, gap), height_of(*second, gap));
    both.grows = true;
    both.draw = [first, second, gap, between, left_share](const Rect& rect) {
        Rect area = rect;
        const Rect column = area.cut_left((rect.w - between) * left_share);
        area.cut_left(between);
        draw_column(column, *first, gap);
        draw_column(area, *second, gap);
    };
    return both;
}

}  // namespace motcua::ui
