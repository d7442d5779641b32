// A table on a paper, row by row, with lines around its cells.
#pragma once

#include <string_view>
#include <vector>

#include "platform/paper/sheet.h"

namespace motcua::platform {

// The cells of one row, each set into its column. All lengths are points.
class TableRow {
  public:
    // A row is at least `least` high; `texts` as many as `widths`.
    TableRow(cairo_t* context, const std::vector<std::string_view>& texts, const std::vector<double>& widths,
             const Type& type, double least);

    // Of what is not drawn yet.
    [[nodiscard]] double height() const;
    [[nodiscard]] bool done() const { return done_; }
    // Draws at most `room` of it, one line of letters at least, and says how high that became. What is left
    // is for the next page.
    double draw(double left, double top, double room);

  private:
    struct Cell {
        Paragraph set;
        std::vector<Paragraph::Line> lines;
        std::size_t next = 0;
    };
    static double draw_lines(Cell& cell, double left, double top, double room);
    void draw_frame(double left, double top, double height) const;

    cairo_t* context_;
    std::vector<double> widths_;
    std::vector<Cell> cells_;
    double least_;
    bool done_ = false;
};

}  // namespace motcua::platform
