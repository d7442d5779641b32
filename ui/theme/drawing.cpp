#include "ui/theme/drawing.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

namespace motcua::ui {
namespace {

using Shape = Drawing::Shape;

// Pixels; points closer than this are one, which keeps small pictures cheap and their lines clean.
constexpr float kNearest = 0.7F;
constexpr float kCornerCosine = 0.80F;  // a line that turns by more than 37 degrees has a corner there

struct Place {
    float x = 0;
    float y = 0;
    float scale = 1;
    [[nodiscard]] ImVec2 of(Drawing::Point p) const { return {x + p.x * scale, y + p.y * scale}; }
};

Colour colour_of(Pigment ink, const IconColours& colours) {
    switch (ink) {
        case Pigment::tone: return colours.tone;
        case Pigment::paper: return colours.paper;
        case Pigment::warm: return colours.warm;
        case Pigment::line:
        case Pigment::none: break;
    }
    return colours.line;
}

float distance(ImVec2 a, ImVec2 b) { return std::hypot(a.x - b.x, a.y - b.y); }

std::vector<ImVec2> on_glass(const Shape& shape, const Place& place) {
    std::vector<ImVec2> points;
    points.reserve(shape.points.size());
    for (const Drawing::Point& p : shape.points) {
        const ImVec2 at = place.of(p);
        const bool last_of_a_line = !shape.closed && &p == &shape.points.back();
        if (!points.empty() && distance(points.back(), at) < kNearest) {
            if (last_of_a_line && points.size() > 1) points.back() = at;
            continue;
        }
        points.push_back(at);
    }
    while (shape.closed && points.size() > 3 && distance(points.front(), points.back()) < kNearest)
        points.pop_back();
    return points;
}

void fill(ImDrawList& list, const Shape& shape, const Place& place, const std::vector<ImVec2>& points,
          Colour colour) {
    const ImU32 ink = packed(colour, shape.opacity);
    const auto count = static_cast<int>(points.size());
    if (shape.triangles.empty()) return list.AddConvexPolyFilled(points.data(), count, ink);
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    const auto corners = static_cast<int>(shape.triangles.size());
    list.PrimReserve(corners, static_cast<int>(shape.points.size()));
    const unsigned int first = list._VtxCurrentIdx;
    for (const std::uint16_t index : shape.triangles)
        list.PrimWriteIdx(static_cast<ImDrawIdx>(first + index));
    for (const Drawing::Point& p : shape.points) list.PrimWriteVtx(place.of(p), white, ink);
    list.AddPolyline(points.data(), count, ink, ImDrawFlags_Closed, 1.0F);  // the soft edge
}

bool is_corner(ImVec2 before, ImVec2 at, ImVec2 after) {
    const ImVec2 in{at.x - before.x, at.y - before.y};
    const ImVec2 out{after.x - at.x, after.y - at.y};
    const float lengths = std::hypot(in.x, in.y) * std::hypot(out.x, out.y);
    return in.x * out.x + in.y * out.y < kCornerCosine * lengths;
}

// Runs from corner to corner, each corner and end rounded by a disc.
void stroke(ImDrawList& list, std::vector<ImVec2> points, bool closed, Colour colour, float weight) {
    const ImU32 ink = packed(colour);
    const std::size_t count = points.size();
    if (count < 2) return;
    std::vector<std::size_t> corners;
    for (std::size_t i = closed ? 0 : 1; i + (closed ? 0 : 1) < count; ++i)
        if (is_corner(points[(i + count - 1) % count], points[i], points[(i + 1) % count]))
            corners.push_back(i);
    if (closed && corners.empty())
        return list.AddPolyline(points.data(), static_cast<int>(count), ink, ImDrawFlags_Closed, weight);
    if (closed) {  // begin and end in a corner
        std::rotate(points.begin(), points.begin() + static_cast<std::ptrdiff_t>(corners.front()),
                    points.end());
        points.push_back(points.front());
        for (std::size_t i = corners.size(); i-- > 0;) corners[i] -= corners.front();
        corners.erase(corners.begin());
    }
    corners.push_back(points.size() - 1);
    std::size_t from = 0;
    if (!closed) list.AddCircleFilled(points.front(), weight / 2, ink, 0);
    for (const std::size_t to : corners) {
        list.AddPolyline(points.data() + from, static_cast<int>(to - from + 1), ink, 0, weight);
        list.AddCircleFilled(points[to], weight / 2, ink, 0);
        from = to;
    }
}

}  // namespace

void draw(ImDrawList& list, const Drawing& drawing, const DrawingBox& box, const IconColours& colours) {
    const float scale = std::min(box.w / drawing.width, box.h / drawing.height);
    const Place place{box.x + (box.w - drawing.width * scale) / 2,
                      box.y + (box.h - drawing.height * scale) / 2, scale};
    for (const Shape& shape : drawing.shapes) {
        const std::vector<ImVec2> points = on_glass(shape, place);
        if (points.size() < 2) continue;
        if (shape.fill != Pigment::none && points.size() > 2)
            fill(list, shape, place, points, colour_of(shape.fill, colours));
        if (shape.stroke != Pigment::none)
            stroke(list, points, shape.closed, colour_of(shape.stroke, colours), shape.weight * scale);
    }
}

}  // namespace motcua::ui
