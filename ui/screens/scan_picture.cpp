#include "ui/screens/scan_picture.h"

namespace motcua::ui {
namespace {

// The light that falls out of the window is the same in every mode: it is what the real one looks like.
constexpr Colour kLight = colour(0xFFD36B);
constexpr Colour kLamp = colour(0xFFF1C4);

struct Scene {
    Rect card;
    Rect window;
    float unit = 0;
};

// Drawn for 100 by 100 units, as large as the area allows.
Scene scene_in(const Rect& area) {
    const float unit = std::min(area.w / 100.0F, area.h / 92.0F);
    const float left = area.centre_x() - 50 * unit;
    const float top = area.centre_y() - 46 * unit;
    return {{left + 22 * unit, top + 2 * unit, 56 * unit, 36 * unit},
            {left + 18 * unit, top + 76 * unit, 64 * unit, 14 * unit},
            unit};
}

void draw_light(Pen& pen, const Scene& s) {
    constexpr int kShells = 8;
    for (int shell = 0; shell < kShells; ++shell) {
        const float by = static_cast<float>(shell) * 1.7F * s.unit;
        pen.quad({Spot{s.card.x - by, s.card.bottom() + 3 * s.unit},
                  Spot{s.card.right() + by, s.card.bottom() + 3 * s.unit},
                  Spot{s.window.right() - 10 * s.unit + by * 0.25F, s.window.y + 3 * s.unit},
                  Spot{s.window.x + 10 * s.unit - by * 0.25F, s.window.y + 3 * s.unit}},
                 kLight, 0.07F);
    }
}

void draw_window(Pen& pen, const Scene& s, Colour body) {
    pen.fill(s.window, body, 5 * s.unit);
    pen.fill(s.window.inset(9 * s.unit, 4 * s.unit), kLight, 3 * s.unit);
    pen.fill(s.window.inset(12 * s.unit, 5.4F * s.unit), kLamp, 2 * s.unit);
}

// The side with the square code looks at the window: the code is the largest thing on it.
void draw_card(Pen& pen, const Scene& s, Colour line, Colour portrait, Colour paper) {
    const Rect& c = s.card;
    const float u = s.unit;
    pen.fill(c, paper, 4 * u);
    pen.outline(c, line, 1.2F * u, 4 * u);
    pen.disc(c.x + 13 * u, c.y + 13 * u, 5 * u, portrait);
    pen.fill({c.x + 6 * u, c.y + 20 * u, 14 * u, 9 * u}, portrait, 4.5F * u);
    pen.fill({c.x + 6 * u, c.y + 25 * u, 14 * u, 5 * u}, portrait, 0.8F * u);
    const float cell = 22 * u / 9;
    const float x0 = c.right() - 28 * u;
    const float y0 = c.y + 7 * u;
    static constexpr const char* kPattern[9] = {"###.#.###", "#.#..##.#", "###.#.###",
                                                "...##.#..", "#.#.##.#.", ".##..#.##",
                                                "###.##..#", "#.#..#.#.", "###.#.##."};
    for (int y = 0; y < 9; ++y)
        for (int x = 0; x < 9; ++x)
            if (kPattern[y][x] == '#')
                pen.fill({x0 + static_cast<float>(x) * cell, y0 + static_cast<float>(y) * cell, cell + 0.5F,
                          cell + 0.5F},
                         line);
}

void draw_arrows(Pen& pen, const Scene& s, Colour colour) {
    const float x = s.card.centre_x();
    for (const float y : {47.0F, 56.0F}) {
        const float top = s.card.y - 2 * s.unit + y * s.unit;
        const float width = 2.6F * s.unit;
        pen.disc(x - 8 * s.unit, top, width / 2, colour);
        pen.segment({x - 8 * s.unit, top}, {x, top + 7 * s.unit}, colour, width);
        pen.segment({x, top + 7 * s.unit}, {x + 8 * s.unit, top}, colour, width);
    }
}

}  // namespace

void draw_scan_picture(Pen& pen, const Rect& area, const Tint& tint) {
    const Scene scene = scene_in(area);
    const Colour paper = pen.colours.paper == pen.colours.primary.ground ? tint.ground : pen.colours.paper;
    const bool on_dark = contrast_ratio(tint.ground, paper) > 3;
    const Colour line = on_dark ? pen.colours.primary.ground : tint.ink;
    draw_light(pen, scene);
    draw_window(pen, scene,
                on_dark ? mixed(tint.ground, colour(0x000000), 0.45F) : mixed(tint.ink, tint.ground, 0.15F));
    draw_card(pen, scene, line, mixed(line, paper, 0.45F), paper);
    draw_arrows(pen, scene, tint.ink);
}

Tint page_tint(const Pen& pen) { return {pen.colours.ground, pen.colours.ink, pen.colours.action.accent}; }

}  // namespace motcua::ui
