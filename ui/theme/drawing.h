// A picture as shapes in four inks, read from the small part of SVG that assets/pictures/README.md names.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "ui/theme/colour.h"

struct ImDrawList;

namespace motcua::ui {

// What an ink becomes depends on where the picture stands and on the contrast mode.
enum class Pigment : std::uint8_t {
    none,
    line,   // "teal": what draws
    tone,   // "paleturquoise": the second colour
    paper,  // "white": what is cut out
    warm    // "gold": light, money, hearts
};

struct Drawing {
    struct Point {
        float x = 0;
        float y = 0;
    };
    struct Shape {
        std::vector<Point> points;  // clockwise, as the eye sees it, where they enclose something
        bool closed = false;        // its stroke; a fill always is
        Pigment fill = Pigment::none;
        float opacity = 1;                     // of the fill
        std::vector<std::uint16_t> triangles;  // of the fill, three points each; empty: it is convex
        Pigment stroke = Pigment::none;
        float weight = 0;
    };
    float width = 0;
    float height = 0;
    std::vector<Shape> shapes;
};

// Refuses whatever it does not know, with the reason: an unknown element, attribute, colour or command, a
// number out of range, more than 16 KB.
Result<Drawing> parse_drawing(std::string_view svg);

struct IconColours {
    Colour line;
    Colour tone;
    Colour paper;
    Colour warm = tone;
};

// As large as the box allows, in its middle. Pixels.
struct DrawingBox {
    float x = 0, y = 0, w = 0, h = 0;
};
void draw(ImDrawList& list, const Drawing& drawing, const DrawingBox& box, const IconColours& colours);

}  // namespace motcua::ui
