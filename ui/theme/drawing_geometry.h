// Curves as lines, and outlines as triangles. Internal to the drawings.
#pragma once

#include "ui/theme/drawing.h"

namespace motcua::ui {

using Points = std::vector<Drawing::Point>;

// Each appends to `points`, which end where the curve begins. Exact to 0.03 of the picture's own units.
void append_quadratic(Points& points, Drawing::Point control, Drawing::Point to);
void append_cubic(Points& points, Drawing::Point first, Drawing::Point second, Drawing::Point to);
Points circle_outline(Drawing::Point centre, float radius);
Points rectangle_outline(Drawing::Point corner, float width, float height, float radius);

// Turns a closed outline so that it runs clockwise.
void make_clockwise(Points& points);
// Of a clockwise outline.
bool is_convex(const Points& points);
// By cutting ears (Meisters 1975). Empty where the outline crosses itself.
std::vector<std::uint16_t> triangles_of(const Points& points);

}  // namespace motcua::ui
