// From a triangle to the runs of pixels that it covers, in fixed point with 1/256 px.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include "ui/render/area.h"

namespace motcua::ui {

constexpr int kSubPixels = 256;
constexpr double kFarthestPx = 32768.0;  // keeps every product below within 64 bits, and within a double's 53

struct FixedPoint {
    std::int32_t x = 0;
    std::int32_t y = 0;
};

// Empty for what is not a number or too far away.
inline std::optional<std::int32_t> to_fixed(double px) {
    if (!(std::abs(px) <= kFarthestPx)) return std::nullopt;
    return static_cast<std::int32_t>(std::floor(px * kSubPixels + 0.5));
}

// The first pixel whose centre is not before `fixed`.
constexpr int first_pixel(std::int32_t fixed) { return (fixed + kSubPixels / 2 - 1) >> 8; }
constexpr std::int32_t centre(int pixel) { return pixel * kSubPixels + kSubPixels / 2; }

constexpr std::int64_t floor_div(std::int64_t numerator, std::int64_t positive) {
    const std::int64_t q = numerator / positive;
    return q * positive > numerator ? q - 1 : q;
}

// Walks down an edge and gives, row by row, the first pixel at or right of it: exact, without a division per
// row.
class EdgeWalk {
  public:
    // `a` lies above `b`; starts at pixel row `row`, whose centre lies between them.
    EdgeWalk(FixedPoint a, FixedPoint b, int row) : rows_(kSubPixels * (std::int64_t{b.y} - a.y)) {
        const std::int64_t dx = std::int64_t{b.x} - a.x;
        const std::int64_t dy = std::int64_t{b.y} - a.y;
        const std::int64_t at_row = (a.x - kSubPixels / 2) * dy + dx * (std::int64_t{centre(row)} - a.y);
        const std::int64_t rounded_up = at_row + rows_ - 1;
        x_ = floor_div(rounded_up, rows_);
        rest_ = rounded_up - x_ * rows_;
        step_ = floor_div(dx * kSubPixels, rows_);
        step_rest_ = dx * kSubPixels - step_ * rows_;
    }
    [[nodiscard]] int x() const { return static_cast<int>(x_); }
    void next_row() {
        x_ += step_;
        rest_ += step_rest_;
        if (rest_ >= rows_) {
            rest_ -= rows_;
            ++x_;
        }
    }

  private:
    std::int64_t rows_;  // the denominator of x
    std::int64_t x_ = 0;
    std::int64_t rest_ = 0;
    std::int64_t step_ = 0;
    std::int64_t step_rest_ = 0;
};

// Twice the signed area, in sub-pixels squared.
inline std::int64_t cross(FixedPoint a, FixedPoint b, FixedPoint c) {
    return (std::int64_t{b.x} - a.x) * (std::int64_t{c.y} - a.y) -
           (std::int64_t{c.x} - a.x) * (std::int64_t{b.y} - a.y);
}

// One row of a shape, x0 <= x < x1, and what of it is to be drawn. What changes along the row is counted from
// its own ends, so that a part drawn alone is the same to the bit as that part of the whole.
struct RowRun {
    int y = 0;
    int x0 = 0;
    int x1 = 0;
    int from = 0;
    int until = 0;
};

// Calls run(RowRun) for every row of the triangle that reaches into `area`. Works for both windings.
template <class Run>
void scan_triangle(std::array<FixedPoint, 3> p, const Area& area, const Run& run) {
    if (p[1].y < p[0].y) std::swap(p[0], p[1]);
    if (p[2].y < p[0].y) std::swap(p[0], p[2]);
    if (p[2].y < p[1].y) std::swap(p[1], p[2]);
    const std::int64_t turn = cross(p[0], p[1], p[2]);
    if (turn == 0) return;
    const bool bend_is_right = turn > 0;  // the middle corner lies right of the long edge
    for (std::size_t half = 0; half < 2; ++half) {
        const int top = std::max(first_pixel(p[half].y), area.y0);
        const int end = std::min(first_pixel(p[half + 1].y), area.y1);
        if (top >= end) continue;
        EdgeWalk whole(p[0], p[2], top);
        EdgeWalk bent(p[half], p[half + 1], top);
        for (int y = top; y < end; ++y) {
            const int x0 = bend_is_right ? whole.x() : bent.x();
            const int x1 = bend_is_right ? bent.x() : whole.x();
            const RowRun row{y, x0, x1, std::max(x0, area.x0), std::min(x1, area.x1)};
            if (row.from < row.until) run(row);
            whole.next_row();
            bent.next_row();
        }
    }
}

}  // namespace motcua::ui
