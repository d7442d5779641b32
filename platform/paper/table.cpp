#include "platform/paper/table.h"

#include <algorithm>

namespace motcua::platform {
namespace {

constexpr double kCellPadding = mm(1.2);
constexpr double kFrameThickness = 0.7;

}  // namespace

TableRow::TableRow(cairo_t* context, const std::vector<std::string_view>& texts,
                   const std::vector<double>& widths, const Type& type, double least)
    : context_(context), widths_(widths), least_(least) {
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const double width = std::max(widths[i] - 2 * kCellPadding, type.size);
        Paragraph set(context, i < texts.size() ? texts[i] : std::string_view(), type, width);
        cells_.push_back({std::move(set), {}, 0});
    }
    for (Cell& cell : cells_) cell.lines = cell.set.lines();
}

double TableRow::height() const {
    double highest = 0;
    for (const Cell& cell : cells_) {
        double height = 0;
        for (std::size_t i = cell.next; i < cell.lines.size(); ++i) height += cell.lines[i].height;
        highest = std::max(highest, height);
    }
    return std::max(least_, highest + 2 * kCellPadding);
}

double TableRow::draw_lines(Cell& cell, double left, double top, double room) {
    const std::size_t first = cell.next;
    double y = top;
    while (cell.next < cell.lines.size()) {
        const Paragraph::Line& line = cell.lines[cell.next];
        if (cell.next > first && y + line.height > top + room) break;
        cell.set.draw_line(line, left, y);
        y += line.height;
        ++cell.next;
    }
    return y - top;
}

double TableRow::draw(double left, double top, double room) {
    double highest = 0;
    double x = left;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        const double height =
            draw_lines(cells_[i], x + kCellPadding, top + kCellPadding, room - 2 * kCellPadding);
        highest = std::max(highest, height);
        x += widths_[i];
    }
    done_ = std::all_of(cells_.begin(), cells_.end(),
                        [](const Cell& cell) { return cell.next == cell.lines.size(); });
    const double height = std::max(least_, highest + 2 * kCellPadding);
    draw_frame(left, top, height);
    return height;
}

void TableRow::draw_frame(double left, double top, double height) const {
    cairo_set_line_width(context_, kFrameThickness);
    double x = left;
    for (const double width : widths_) {
        cairo_rectangle(context_, x, top, width, height);
        x += width;
    }
    cairo_stroke(context_);
}

}  // namespace motcua::platform
