#include "tests/ui/checklist/ink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <imgui.h>

namespace motcua::tests {
namespace {

using ui::Canvas;
using ui::Colour;

int nearest(float coordinate) { return static_cast<int>(std::floor(coordinate + 0.5F)); }

// 0..255: how much of the letter's colour lies on a pixel.
int coverage(const Glyph& glyph, int x, int y) {
    const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    const auto at = static_cast<std::size_t>(glyph.v + y) * static_cast<std::size_t>(atlas.TexWidth) +
                    static_cast<std::size_t>(glyph.u + x);
    return static_cast<int>(atlas.TexPixelsRGBA32[at] >> 24U);
}

bool is_inside(const Canvas& canvas, int x, int y) {
    return x >= 0 && y >= 0 && x < canvas.width && y < canvas.height;
}

// What most of the pixels show that lie around and between the strokes.
std::optional<Colour> ground_of(const Canvas& canvas, const Glyph& glyph) {
    std::map<std::uint32_t, int> seen;
    for (int y = -1; y <= glyph.h; ++y)
        for (int x = -1; x <= glyph.w; ++x) {
            const bool around = x < 0 || y < 0 || x == glyph.w || y == glyph.h;
            if (!is_inside(canvas, glyph.x + x, glyph.y + y)) continue;
            if (!around && coverage(glyph, x, y) > 0) continue;
            const Colour shown = pixel(canvas, glyph.x + x, glyph.y + y);
            ++seen[static_cast<std::uint32_t>(shown.r << 16 | shown.g << 8 | shown.b)];
        }
    const auto most = std::max_element(seen.begin(), seen.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == seen.end()) return std::nullopt;
    return ui::colour(most->first);
}

double apart(Colour a, Colour b) {
    return std::hypot(static_cast<double>(a.r) - b.r, static_cast<double>(a.g) - b.g,
                      static_cast<double>(a.b) - b.b);
}

double linear(double channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t encoded(double light) {
    const double c = std::clamp(light, 0.0, 1.0);
    const double out = c <= 0.0031308 ? c * 12.92 : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(out * 255));
}

Colour through(const std::array<std::array<double, 3>, 3>& eye, Colour colour) {
    const std::array<double, 3> light{linear(colour.r), linear(colour.g), linear(colour.b)};
    std::array<std::uint8_t, 3> seen{};
    for (std::size_t i = 0; i < 3; ++i)
        seen.at(i) = encoded(eye.at(i)[0] * light[0] + eye.at(i)[1] * light[1] + eye.at(i)[2] * light[2]);
    return {seen[0], seen[1], seen[2]};
}

}  // namespace

Colour pixel(const Canvas& canvas, int x, int y) {
    const std::uint32_t shown =
        canvas.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(canvas.width) +
                      static_cast<std::size_t>(x)];
    return {static_cast<std::uint8_t>(shown), static_cast<std::uint8_t>(shown >> 8U),
            static_cast<std::uint8_t>(shown >> 16U)};
}

std::vector<Glyph> glyphs_drawn() {
    std::vector<Glyph> glyphs;
    const ImDrawData& data = *ImGui::GetDrawData();
    const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    const auto width = static_cast<float>(atlas.TexWidth);
    const auto height = static_cast<float>(atlas.TexHeight);
    for (int n = 0; n < data.CmdListsCount; ++n) {
        const ImVector<ImDrawVert>& vertices = data.CmdLists[n]->VtxBuffer;
        for (int i = 0; i + 3 < vertices.Size; ++i) {
            const ImDrawVert& from = vertices[i];
            const ImDrawVert& until = vertices[i + 2];
            // Only letters have more of the atlas than its one white texel, and only a photograph all of it.
            if (from.uv.x == atlas.TexUvWhitePixel.x && from.uv.y == atlas.TexUvWhitePixel.y) continue;
            if (from.uv.x == 0 && from.uv.y == 0 && until.uv.x == 1 && until.uv.y == 1) {
                i += 3;
                continue;
            }
            Glyph glyph{nearest(from.pos.x),        nearest(from.pos.y),         0,       0,
                        nearest(from.uv.x * width), nearest(from.uv.y * height), from.col};
            glyph.w = nearest(until.uv.x * width) - glyph.u;
            glyph.h = nearest(until.uv.y * height) - glyph.v;
            glyphs.push_back(glyph);
            i += 3;
        }
    }
    return glyphs;
}

InkSeen look_at(const Canvas& canvas, const Glyph& glyph) {
    constexpr int kSolid = 255;
    constexpr int kVisible = 96;
    constexpr double kSlack = 0.12;  // a neighbour's soft edge, roundings
    InkSeen seen;
    const auto ground = ground_of(canvas, glyph);
    const Colour ink{static_cast<std::uint8_t>(glyph.colour), static_cast<std::uint8_t>(glyph.colour >> 8U),
                     static_cast<std::uint8_t>(glyph.colour >> 16U)};
    for (int y = 0; y < glyph.h; ++y)
        for (int x = 0; x < glyph.w; ++x) {
            const int covered = coverage(glyph, x, y);
            if (covered < kVisible) continue;
            if (!ground || !is_inside(canvas, glyph.x + x, glyph.y + y)) {
                ++seen.lost;
                continue;
            }
            const Colour shown = pixel(canvas, glyph.x + x, glyph.y + y);
            const double whole = apart(ink, *ground);
            // How far the pixel is from the ink, in parts of the way between ink and ground.
            const double missing = whole > 0 ? apart(shown, ink) / whole : 1;
            if (missing > 1 - covered / 255.0 + kSlack) ++seen.lost;
            if (covered >= kSolid)
                seen.contrast = std::max(seen.contrast.value_or(1), ui::contrast_ratio(shown, *ground));
        }
    return seen;
}

Colour grey(Colour colour) {
    const double light = 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
    const std::uint8_t shade = encoded(light);
    return {shade, shade, shade};
}

// Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB.
Colour without_red(Colour colour) {
    return through(
        {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
        colour);
}

Colour without_green(Colour colour) {
    return through(
        {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
        colour);
}

}  // namespace motcua::tests
