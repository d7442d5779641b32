#include "ui/theme/drawing_geometry.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace motcua::ui {
namespace {

using Point = Drawing::Point;

constexpr float kTolerance = 0.03F;
constexpr float kPi = std::numbers::pi_v<float>;

float length(Point a) { return std::hypot(a.x, a.y); }

// How many straight parts keep a curve that bends this much within the tolerance.
int parts_for(float bend) {
    return std::clamp(static_cast<int>(std::ceil(std::sqrt(bend / (8 * kTolerance)))), 1, 64);
}

// Twice the area of the triangle; positive where it turns clockwise (y grows downwards).
float turn(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

// Positive where the outline runs clockwise.
float twice_area(const Points& points) {
    float sum = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point a = points[i];
        const Point b = points[(i + 1) % points.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum;
}

bool contains(Point a, Point b, Point c, Point p) {
    return turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0;
}

void append_arc(Points& points, Point centre, float radius, float from, float to) {
    const float step = 2 * std::acos(std::max(0.5F, 1 - kTolerance / std::max(radius, kTolerance)));
    const int parts = std::clamp(static_cast<int>(std::ceil((to - from) / step)), 2, 128);
    for (int i = 0; i <= parts; ++i) {
        const float angle = from + (to - from) * static_cast<float>(i) / static_cast<float>(parts);
        points.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
}

enum class Corner : std::uint8_t { flat, ear, other };

Corner corner_at(const Points& points, const std::vector<std::uint16_t>& left, std::size_t at) {
    constexpr float kFlat = 1e-4F;
    const std::size_t count = left.size();
    const auto before = left[(at + count - 1) % count];
    const auto after = left[(at + 1) % count];
    const Point a = points[before];
    const Point b = points[left[at]];
    const Point c = points[after];
    const float turned = turn(a, b, c);
    if (std::abs(turned) < kFlat) return Corner::flat;
    const bool holds_another = std::any_of(left.begin(), left.end(), [&](std::uint16_t i) {
        return i != before && i != left[at] && i != after && contains(a, b, c, points[i]);
    });
    return turned > 0 && !holds_another ? Corner::ear : Corner::other;
}

}  // namespace

void append_quadratic(Points& points, Point control, Point to) {
    const Point from = points.back();
    const float bend = length({from.x - 2 * control.x + to.x, from.y - 2 * control.y + to.y}) * 2;
    const int parts = parts_for(bend);
    for (int i = 1; i <= parts; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(parts);
        const float a = (1 - t) * (1 - t);
        const float b = 2 * t * (1 - t);
        const float c = t * t;
        points.push_back({a * from.x + b * control.x + c * to.x, a * from.y + b * control.y + c * to.y});
    }
}

void append_cubic(Points& points, Point first, Point second, Point to) {
    const Point from = points.back();
    const float bend =
        6 * std::max(length({from.x - 2 * first.x + second.x, from.y - 2 * first.y + second.y}),
                     length({first.x - 2 * second.x + to.x, first.y - 2 * second.y + to.y}));
    const int parts = parts_for(bend);
    for (int i = 1; i <= parts; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(parts);
        const float a = (1 - t) * (1 - t) * (1 - t);
        const float b = 3 * t * (1 - t) * (1 - t);
        const float c = 3 * t * t * (1 - t);
        const float d = t * t * t;
        points.push_back({a * from.x + b * first.x + c * second.x + d * to.x,
                          a * from.y + b * first.y + c * second.y + d * to.y});
    }
}

Points circle_outline(Point centre, float radius) {
    Points points;
    append_arc(points, centre, radius, 0, 2 * kPi);
    points.pop_back();  // where it began
    return points;
}

Points rectangle_outline(Point corner, float width, float height, float radius) {
    const float right = corner.x + width;
    const float bottom = corner.y + height;
    if (radius <= 0) return {corner, {right, corner.y}, {right, bottom}, {corner.x, bottom}};
    Points points;
    append_arc(points, {corner.x + radius, corner.y + radius}, radius, kPi, 1.5F * kPi);
    append_arc(points, {right - radius, corner.y + radius}, radius, 1.5F * kPi, 2 * kPi);
    append_arc(points, {right - radius, bottom - radius}, radius, 0, 0.5F * kPi);
    append_arc(points, {corner.x + radius, bottom - radius}, radius, 0.5F * kPi, kPi);
    return points;
}

void make_clockwise(Points& points) {
    if (twice_area(points) < 0) std::reverse(points.begin(), points.end());
}

bool is_convex(const Points& points) {
    constexpr float kFlat = 1e-3F;
    const std::size_t count = points.size();
    for (std::size_t i = 0; i < count; ++i)
        if (turn(points[i], points[(i + 1) % count], points[(i + 2) % count]) < -kFlat) return false;
    return true;
}

std::vector<std::uint16_t> triangles_of(const Points& points) {
    if (points.size() < 3) return {};
    std::vector<std::uint16_t> left(points.size());
    std::iota(left.begin(), left.end(), std::uint16_t{0});
    std::vector<std::uint16_t> triangles;
    float covered = 0;
    while (left.size() > 3) {
        std::size_t at = 0;
        Corner corner = Corner::other;
        while (at < left.size() && (corner = corner_at(points, left, at)) == Corner::other) ++at;
        if (at == left.size()) return {};
        if (corner == Corner::ear) {
            const std::array ear{left[(at + left.size() - 1) % left.size()], left[at],
                                 left[(at + 1) % left.size()]};
            triangles.insert(triangles.end(), ear.begin(), ear.end());
            covered += turn(points[ear[0]], points[ear[1]], points[ear[2]]);
        }
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
    }
    triangles.insert(triangles.end(), left.begin(), left.end());
    const float last = turn(points[left[0]], points[left[1]], points[left[2]]);
    covered += last;
    constexpr float kRounding = 1e-3F;
    const bool covers_all =
        last >= 0 && std::abs(covered - twice_area(points)) <= kRounding * std::abs(covered);
    return covers_all ? triangles : std::vector<std::uint16_t>{};
}

}  // namespace motcua::ui
