#include "ui/widgets/pictures.h"

#include <cmath>

namespace motcua::ui {
namespace {

constexpr int kQuietModules = 4;
constexpr Colour kWhite = colour(0xFFFFFF);
constexpr Colour kBlack = colour(0x000000);

// Dark modules of one row as runs: fewer shapes, and no seams between neighbours.
void draw_row(Pen& pen, const CodeMatrix& code, int y, Spot corner, float module) {
    for (int x = 0; x < code.side; ++x) {
        if (!code.at(x, y)) continue;
        int end = x + 1;
        while (end < code.side && code.at(end, y)) ++end;
        pen.fill({corner.x + static_cast<float>(x) * module, corner.y + static_cast<float>(y) * module,
                  static_cast<float>(end - x) * module, module},
                 kBlack);
        x = end;
    }
}

// As large as it fits with its proportions, whole pixels a side.
Rect fitted(const Rect& room, float width, float height) {
    const float scale = std::min(room.w / width, room.h / height);
    return room.middle(std::floor(width * scale), std::floor(height * scale));
}

// Where what is held up belongs: a card (ID-1, ISO/IEC 7810: 85.6 x 54 mm), a square code, or any sheet.
Rect aimed_at(const Rect& picture, Aim aim) {
    const Rect room = picture.inset(picture.w * 0.06F, picture.h * 0.08F);
    switch (aim) {
        case Aim::card: return fitted(room, 85.6F, 54.0F);
        case Aim::code: return fitted(room.middle(room.w * 0.8F, room.h * 0.8F), 1, 1);
        case Aim::sheet: return room;
    }
    return room;
}

// Light within dark in every mode: seen on whatever the picture shows, and called "sáng" where it is said.
void draw_corners(Pen& pen, const Rect& r) {
    const float width = pen.mm(1.4F);
    const float length = std::min(r.w, r.h) * 0.22F;
    const auto draw = [&](Colour colour, float more) {
        for (const float x : {r.x, r.right()})
            for (const float y : {r.y, r.bottom()}) {
                const float inward_x = x == r.x ? x - width / 2 : x + width / 2 - length;
                const float inward_y = y == r.y ? y - width / 2 : y + width / 2 - length;
                pen.fill(Rect{inward_x, y - width / 2, length, width}.inset(-more), colour);
                pen.fill(Rect{x - width / 2, inward_y, width, length}.inset(-more), colour);
            }
    };
    draw(kBlack, pen.mm(0.5F));
    draw(kWhite, 0);
}

form::Point on_pad(const Rect& pad, Spot spot) {
    return {std::clamp((spot.x - pad.x) / pad.w, 0.0F, 1.0F),
            std::clamp((spot.y - pad.y) / pad.h, 0.0F, 1.0F)};
}

Spot on_glass(const Rect& pad, const form::Point& point) {
    return {pad.x + point.x * pad.w, pad.y + point.y * pad.h};
}

}  // namespace

void draw_code(Pen& pen, const Rect& square, std::string_view id, std::string_view label,
               const CodeMatrix& code) {
    pen.fill(square, kWhite, pen.mm(2.0F));
    if (code.side > 0) {
        // Whole pixels a module: a scanner reads sharp edges.
        const float module = std::floor(square.w / static_cast<float>(code.side + 2 * kQuietModules));
        const float drawn = module * static_cast<float>(code.side);
        const Spot corner{std::round(square.centre_x() - drawn / 2),
                          std::round(square.centre_y() - drawn / 2)};
        for (int y = 0; y < code.side; ++y) draw_row(pen, code, y, corner, module);
    }
    Widget& widget = pen.name(id, "image", square, label);
    widget.fg = to_hex(kBlack);
    widget.bg = to_hex(kWhite);
}

void draw_photograph(Pen& pen, const Rect& rect, const Photograph& photograph) {
    const ColourImage& image = photograph.photo->shown;
    const float border = pen.mm(space::border);
    const Rect room = rect.inset(border);
    const auto width = static_cast<float>(image.width);
    const auto height = static_cast<float>(image.height);
    const float scale = std::min({room.w / width, room.h / height, 1.0F});
    Rect place = room.middle(std::floor(width * scale), std::floor(height * scale));
    place.x = std::floor(place.x);
    place.y = std::floor(place.y);
    pen.fill(place.inset(-border), pen.colours.control_line);
    pen.photograph(photograph.photo, place);
    pen.name(photograph.id, "image", place, photograph.label);
}

void draw_live(Pen& pen, const Rect& rect, const Live& live) {
    const float border = pen.mm(space::border);
    const ColourImage& image = live.live->picture;
    Rect place =
        fitted(rect.inset(border), static_cast<float>(image.width), static_cast<float>(image.height));
    place.x = std::floor(place.x);
    place.y = std::floor(place.y);
    pen.fill(place.inset(-border), pen.colours.control_line);
    pen.live(live.live, place);
    draw_corners(pen, aimed_at(place, live.aim));
    pen.name(live.id, "image", place, live.label);
}

SecretVector<form::Point> draw_signature_pad(Pen& pen, const Rect& rect, const SignaturePad& pad) {
    const Palette& p = pen.colours;
    pen.fill(rect, p.paper, pen.mm(space::radius));
    pen.outline(rect, p.action.ink, pen.mm(space::strong_border), pen.mm(space::radius));
    const float line = rect.bottom() - rect.h * 0.22F;
    pen.fill({rect.x + pen.mm(14.0F), line, rect.w - pen.mm(28.0F), pen.mm(0.5F)}, p.control_line);

    const float width = pen.mm(1.1F);
    for (const form::Stroke& stroke : *pad.strokes)
        for (std::size_t i = 0; i < stroke.size(); ++i)
            pen.segment(on_glass(rect, stroke[i == 0 ? 0 : i - 1]), on_glass(rect, stroke[i]), p.ink, width);
    SecretVector<form::Point> drawn;
    const bool drawing = pen.touch.pressed(pad.id) || pen.touch.path_finished(pad.id);
    if (drawing)
        for (const Spot& spot : pen.touch.path()) {
            const form::Point point = on_pad(rect, spot);
            const form::Point before = drawn.empty() ? point : drawn.back();
            pen.segment(on_glass(rect, before), on_glass(rect, point), p.ink, width);
            drawn.push_back(point);
        }
    Widget& widget = pen.name(pad.id, "pad", rect, pad.label);
    widget.fg = to_hex(p.ink);
    widget.bg = to_hex(p.paper);
    widget.personal = true;
    if (!pen.touch.path_finished(pad.id)) drawn = {};
    return drawn;
}

}  // namespace motcua::ui
