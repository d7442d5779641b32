#include "ui/render/rasteriser.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>

#include <imgui.h>

#include "ui/render/pixel.h"
#include "ui/render/scan.h"

namespace motcua::ui {
namespace {

constexpr std::int32_t kOne = 1 << 16;  // what changes along a run of pixels is counted in 1/65,536

struct Corner {
    FixedPoint at;
    std::uint32_t colour = 0;
    double u = 0;  // in texels
    double v = 0;
};

// A value that changes linearly over a triangle: colour channel or texel coordinate.
struct Plane {
    FixedPoint origin;
    double at_origin = 0;
    double per_x = 0;  // per sub-pixel
    double per_y = 0;
    [[nodiscard]] double at(int x, int y) const {
        return at_origin + per_x * (centre(x) - origin.x) + per_y * (centre(y) - origin.y);
    }
};

Plane plane(const std::array<Corner, 3>& c, double v0, double v1, double v2) {
    const double area = static_cast<double>(cross(c[0].at, c[1].at, c[2].at));
    const double x1 = c[1].at.x - c[0].at.x;
    const double y1 = c[1].at.y - c[0].at.y;
    const double x2 = c[2].at.x - c[0].at.x;
    const double y2 = c[2].at.y - c[0].at.y;
    return {c[0].at, v0, ((v1 - v0) * y2 - (v2 - v0) * y1) / area, ((v2 - v0) * x1 - (v1 - v0) * x2) / area};
}

std::int32_t to_ramp(double v, int low, int high) {
    if (!(v > low)) return low * kOne;  // also what is not a number
    if (v >= high) return high * kOne;
    return static_cast<std::int32_t>(std::floor(v * kOne + 0.5));
}

// The values along one run. Both ends are kept within low..high, so everything between them is, too.
struct Ramp {
    std::int32_t value = 0;
    std::int32_t step = 0;
    Ramp() = default;
    Ramp(double first, double last, int pixels, int low, int high) : value(to_ramp(first, low, high)) {
        if (pixels > 1) step = (to_ramp(last, low, high) - value) / (pixels - 1);
    }
    [[nodiscard]] std::uint32_t rounded() const {
        return static_cast<std::uint32_t>((value + kOne / 2) >> 16);
    }
    void advance() { value += step; }
    Ramp& skip(int pixels) {
        value += step * pixels;
        return *this;
    }
};

Ramp channel_ramp(const Plane& p, const RowRun& run) {
    return Ramp(p.at(run.x0, run.y), p.at(run.x1 - 1, run.y), run.x1 - run.x0, 0, 255)
        .skip(run.from - run.x0);
}

// Texel coordinates may leave the atlas by half a texel and more; Texture keeps to its edge.
constexpr int kFarTexel = 16383;
Ramp texel_ramp(double first, double last, int pixels) {
    return {first, last, pixels, -kFarTexel, kFarTexel};
}
Ramp texel_ramp(const Plane& p, const RowRun& run) {
    return texel_ramp(p.at(run.x0, run.y), p.at(run.x1 - 1, run.y), run.x1 - run.x0).skip(run.from - run.x0);
}

class Texture {
  public:
    explicit Texture(const Texels& texels) : texels_(texels) {
        const bool usable = texels.pixels != nullptr && texels.width > 0 && texels.height > 0 &&
                            texels.width <= kFarTexel && texels.height <= kFarTexel;
        if (!usable) texels_ = {1, 1, &kWhite};
    }
    [[nodiscard]] int width() const { return texels_.width; }
    [[nodiscard]] int height() const { return texels_.height; }
    [[nodiscard]] std::uint32_t texel(int x, int y) const {
        return texels_.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(texels_.width) +
                              static_cast<std::size_t>(x)];
    }
    [[nodiscard]] std::uint32_t nearest(double u, double v) const {
        return texel(to_ramp(std::floor(u), 0, texels_.width - 1) >> 16,
                     to_ramp(std::floor(v), 0, texels_.height - 1) >> 16);
    }
    // u and v in 1/65,536 texel from the centre of the first one.
    [[nodiscard]] std::uint32_t bilinear(std::int32_t u, std::int32_t v) const {
        u = std::clamp(u, 0, (texels_.width - 1) * kOne);
        v = std::clamp(v, 0, (texels_.height - 1) * kOne);
        const int x = u >> 16;
        const int y = v >> 16;
        const int right = std::min(x + 1, texels_.width - 1);
        const int below = std::min(y + 1, texels_.height - 1);
        const auto fu = static_cast<std::uint32_t>((u >> 8) & 0xFF);
        const auto fv = static_cast<std::uint32_t>((v >> 8) & 0xFF);
        const std::array<std::uint32_t, 4> texels{texel(x, y), texel(right, y), texel(x, below),
                                                  texel(right, below)};
        const std::array<std::uint32_t, 4> weights{(256 - fu) * (256 - fv), fu * (256 - fv), (256 - fu) * fv,
                                                   fu * fv};
        std::uint32_t mixed = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            std::uint32_t sum = 1U << 15;
            for (std::size_t i = 0; i < 4; ++i) sum += ((texels[i] >> shift) & 0xFFU) * weights[i];
            mixed |= (sum >> 16) << shift;
        }
        return mixed;
    }

  private:
    static constexpr std::uint32_t kWhite = 0xFFFFFFFFU;
    Texels texels_;
};

class Painter {
  public:
    Painter(Canvas& canvas, const Texture& texture, const Area& area)
        : canvas_(canvas), texture_(texture), area_(area) {}

    [[nodiscard]] const Area& area() const { return area_; }
    void triangle(std::array<Corner, 3> c) const;
    // An upright rectangle of one colour; `c` is top left, top right, bottom right, bottom left.
    void rectangle(const std::array<Corner, 4>& c) const;

  private:
    [[nodiscard]] std::uint32_t* row(int y) const {
        return canvas_.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(canvas_.width);
    }
    void solid_run(int y, int x0, int x1, std::uint32_t colour) const;
    void fading_triangle(const std::array<Corner, 3>& c) const;
    void shaded_triangle(const std::array<Corner, 3>& c) const;
    void textured_triangle(const std::array<Corner, 3>& c) const;
    void copy_texels(const Area& to, int texel_x, int texel_y, std::uint32_t colour) const;
    void stretch_texels(const Area& to, const Corner& from, const Corner& until) const;

    Canvas& canvas_;
    const Texture& texture_;
    Area area_;
};

void Painter::solid_run(int y, int x0, int x1, std::uint32_t colour) const {
    std::uint32_t* const pixels = row(y);
    const std::uint32_t alpha = alpha_of(colour);
    if (alpha == 255) {
        std::fill(pixels + x0, pixels + x1, colour);
        return;
    }
    for (int x = x0; x < x1; ++x) pixels[x] = blend(pixels[x], colour, alpha);
}

// One colour that fades: the soft fringe that ImGui lays around every shape.
void Painter::fading_triangle(const std::array<Corner, 3>& c) const {
    const Plane alphas = plane(c, alpha_of(c[0].colour), alpha_of(c[1].colour), alpha_of(c[2].colour));
    const std::uint32_t colour = c[0].colour;
    scan_triangle({c[0].at, c[1].at, c[2].at}, area_, [&](const RowRun& run) {
        std::uint32_t* const pixels = row(run.y);
        Ramp alpha = channel_ramp(alphas, run);
        for (int x = run.from; x < run.until; ++x, alpha.advance())
            pixels[x] = blend(pixels[x], colour, alpha.rounded());
    });
}

struct ColourPlanes {
    explicit ColourPlanes(const std::array<Corner, 3>& c) {
        for (unsigned i = 0; i < 4; ++i) {
            const auto channel = [&](const Corner& corner) { return (corner.colour >> (8 * i)) & 0xFFU; };
            channels[i] = plane(c, channel(c[0]), channel(c[1]), channel(c[2]));
        }
    }
    std::array<Plane, 4> channels;
};

struct ColourRamp {
    ColourRamp(const ColourPlanes& planes, const RowRun& run) {
        for (std::size_t i = 0; i < 4; ++i) channels[i] = channel_ramp(planes.channels[i], run);
    }
    std::uint32_t next() {
        std::uint32_t colour = 0;
        for (unsigned i = 0; i < 4; ++i) {
            colour |= channels[i].rounded() << (8 * i);
            channels[i].advance();
        }
        return colour;
    }
    std::array<Ramp, 4> channels;
};

void Painter::shaded_triangle(const std::array<Corner, 3>& c) const {
    const ColourPlanes colours(c);
    scan_triangle({c[0].at, c[1].at, c[2].at}, area_, [&](const RowRun& run) {
        std::uint32_t* const pixels = row(run.y);
        ColourRamp shade(colours, run);
        for (int x = run.from; x < run.until; ++x) {
            const std::uint32_t colour = shade.next();
            pixels[x] = blend(pixels[x], colour, alpha_of(colour));
        }
    });
}

void Painter::textured_triangle(const std::array<Corner, 3>& c) const {
    const ColourPlanes colours(c);
    const Plane us = plane(c, c[0].u - 0.5, c[1].u - 0.5, c[2].u - 0.5);
    const Plane vs = plane(c, c[0].v - 0.5, c[1].v - 0.5, c[2].v - 0.5);
    scan_triangle({c[0].at, c[1].at, c[2].at}, area_, [&](const RowRun& run) {
        std::uint32_t* const pixels = row(run.y);
        ColourRamp tint(colours, run);
        Ramp u = texel_ramp(us, run);
        Ramp v = texel_ramp(vs, run);
        for (int x = run.from; x < run.until; ++x, u.advance(), v.advance()) {
            const std::uint32_t colour = modulate(texture_.bilinear(u.value, v.value), tint.next());
            pixels[x] = blend(pixels[x], colour, alpha_of(colour));
        }
    });
}

bool same_texel(const Corner& a, const Corner& b) { return a.u == b.u && a.v == b.v; }

void Painter::triangle(std::array<Corner, 3> c) const {
    if (cross(c[0].at, c[1].at, c[2].at) == 0) return;
    if (!same_texel(c[0], c[1]) || !same_texel(c[0], c[2])) return textured_triangle(c);
    const std::uint32_t texel = texture_.nearest(c[0].u, c[0].v);
    for (Corner& corner : c) corner.colour = modulate(corner.colour, texel);
    if (rgb_of(c[0].colour) != rgb_of(c[1].colour) || rgb_of(c[0].colour) != rgb_of(c[2].colour)) {
        return shaded_triangle(c);
    }
    const std::uint32_t alpha = alpha_of(c[0].colour);
    if (alpha != alpha_of(c[1].colour) || alpha != alpha_of(c[2].colour)) return fading_triangle(c);
    if (alpha == 0) return;
    scan_triangle({c[0].at, c[1].at, c[2].at}, area_,
                  [&](const RowRun& run) { solid_run(run.y, run.from, run.until, c[0].colour); });
}

// As many texels as pixels: `to` is filled from the texel (texel_x, texel_y) on, a glyph as it was hinted.
void Painter::copy_texels(const Area& to, int texel_x, int texel_y, std::uint32_t colour) const {
    const Area inside{to.x0 - texel_x, to.y0 - texel_y, to.x0 - texel_x + texture_.width(),
                      to.y0 - texel_y + texture_.height()};
    const Area seen = common(common(to, area_), inside);
    for (int y = seen.y0; y < seen.y1; ++y) {
        std::uint32_t* const pixels = row(y);
        for (int x = seen.x0; x < seen.x1; ++x) {
            const std::uint32_t texel = texture_.texel(x - to.x0 + texel_x, y - to.y0 + texel_y);
            if (alpha_of(texel) == 0) continue;
            const std::uint32_t tinted = modulate(texel, colour);
            pixels[x] = blend(pixels[x], tinted, alpha_of(tinted));
        }
    }
}

void Painter::stretch_texels(const Area& to, const Corner& from, const Corner& until) const {
    const Area seen = common(to, area_);
    if (seen.empty()) return;
    const double per_x = (until.u - from.u) / (until.at.x - from.at.x);
    const double per_y = (until.v - from.v) / (until.at.y - from.at.y);
    const auto u_at = [&](int x) { return from.u - 0.5 + per_x * (centre(x) - from.at.x); };
    const Ramp first_u = texel_ramp(u_at(to.x0), u_at(to.x1 - 1), to.x1 - to.x0).skip(seen.x0 - to.x0);
    for (int y = seen.y0; y < seen.y1; ++y) {
        const double v = from.v - 0.5 + per_y * (centre(y) - from.at.y);
        const std::int32_t v_fixed = to_ramp(v, -kFarTexel, kFarTexel);
        std::uint32_t* const pixels = row(y);
        Ramp u = first_u;
        for (int x = seen.x0; x < seen.x1; ++x, u.advance()) {
            const std::uint32_t tinted = modulate(texture_.bilinear(u.value, v_fixed), from.colour);
            pixels[x] = blend(pixels[x], tinted, alpha_of(tinted));
        }
    }
}

int nearest_pixel(std::int32_t fixed) { return (fixed + kSubPixels / 2) >> 8; }

// Within 1/64 of a texel; false for what is not a number.
bool about(double a, double b) { return std::abs(a - b) < 1.0 / 64; }

void Painter::rectangle(const std::array<Corner, 4>& c) const {
    const Corner& from = c[0];
    const Corner& until = c[2];
    const Area covered{first_pixel(from.at.x), first_pixel(from.at.y), first_pixel(until.at.x),
                       first_pixel(until.at.y)};
    if (same_texel(from, until)) {
        const std::uint32_t colour = modulate(from.colour, texture_.nearest(from.u, from.v));
        const Area seen = common(covered, area_);
        if (alpha_of(colour) == 0 || seen.x0 >= seen.x1) return;
        for (int y = seen.y0; y < seen.y1; ++y) solid_run(y, seen.x0, seen.x1, colour);
        return;
    }
    const double width = (until.at.x - from.at.x) / double{kSubPixels};
    const double height = (until.at.y - from.at.y) / double{kSubPixels};
    const double u = std::floor(from.u + 0.5);
    const double v = std::floor(from.v + 0.5);
    const bool whole = about(from.u, u) && about(from.v, v) && about(width, std::floor(width + 0.5)) &&
                       about(height, std::floor(height + 0.5));
    if (whole && about(until.u - from.u, width) && about(until.v - from.v, height) &&
        std::abs(u) < kFarthestPx && std::abs(v) < kFarthestPx) {
        const int x0 = nearest_pixel(from.at.x);
        const int y0 = nearest_pixel(from.at.y);
        const Area to{x0, y0, x0 + static_cast<int>(width + 0.5), y0 + static_cast<int>(height + 0.5)};
        copy_texels(to, static_cast<int>(u), static_cast<int>(v), from.colour);
    } else {
        stretch_texels(covered, from, until);
    }
}

// One ImDrawList with the display's offset and scale applied, read with every index checked.
class Reader {
  public:
    Reader(const ImDrawData& data, const ImDrawList& list, const Texture& texture)
        : data_(data), list_(list), texture_(texture) {}

    [[nodiscard]] Area clip(const ImDrawCmd& cmd, const Canvas& canvas) const {
        const auto edge = [](double px, int limit) {
            if (!(px > 0)) return 0;
            return px >= std::min<double>(limit, kFarthestPx) ? limit : first_pixel(*to_fixed(px));
        };
        return {edge(x(cmd.ClipRect.x), canvas.width), edge(y(cmd.ClipRect.y), canvas.height),
                edge(x(cmd.ClipRect.z), canvas.width), edge(y(cmd.ClipRect.w), canvas.height)};
    }

    // The command's indices; none where it points outside its buffer.
    [[nodiscard]] std::span<const ImDrawIdx> indices(const ImDrawCmd& cmd) const {
        const std::size_t size = static_cast<std::size_t>(std::max(list_.IdxBuffer.Size, 0));
        if (cmd.IdxOffset > size || cmd.ElemCount > size - cmd.IdxOffset) return {};
        return {list_.IdxBuffer.Data + cmd.IdxOffset, cmd.ElemCount - cmd.ElemCount % 3};
    }

    [[nodiscard]] std::optional<Corner> corner(const ImDrawCmd& cmd, ImDrawIdx index) const {
        const std::size_t at = std::size_t{cmd.VtxOffset} + index;
        if (at >= static_cast<std::size_t>(std::max(list_.VtxBuffer.Size, 0))) return std::nullopt;
        const ImDrawVert& vertex = list_.VtxBuffer.Data[at];
        const auto fixed_x = to_fixed(x(vertex.pos.x));
        const auto fixed_y = to_fixed(y(vertex.pos.y));
        if (!fixed_x || !fixed_y) return std::nullopt;
        return Corner{{*fixed_x, *fixed_y},
                      vertex.col,
                      double{vertex.uv.x} * texture_.width(),
                      double{vertex.uv.y} * texture_.height()};
    }

  private:
    [[nodiscard]] double x(float display) const {
        return (double{display} - data_.DisplayPos.x) * data_.FramebufferScale.x;
    }
    [[nodiscard]] double y(float display) const {
        return (double{display} - data_.DisplayPos.y) * data_.FramebufferScale.y;
    }
    const ImDrawData& data_;
    const ImDrawList& list_;
    const Texture& texture_;
};

// Two triangles a b c, a c d, as ImGui writes every rectangle and every glyph.
bool is_quad(std::span<const ImDrawIdx> six) {
    return six.size() >= 6 && six[0] == six[3] && six[2] == six[4];
}

bool is_upright_and_plain(const std::array<Corner, 4>& c) {
    const bool upright = c[0].at.x == c[3].at.x && c[1].at.x == c[2].at.x && c[0].at.y == c[1].at.y &&
                         c[2].at.y == c[3].at.y && c[0].at.x < c[1].at.x && c[0].at.y < c[3].at.y;
    const bool texture_upright = c[0].u == c[3].u && c[1].u == c[2].u && c[0].v == c[1].v && c[2].v == c[3].v;
    return upright && texture_upright && c[0].colour == c[1].colour && c[0].colour == c[2].colour &&
           c[0].colour == c[3].colour;
}

bool draw_quad(const Reader& reader, const ImDrawCmd& cmd, std::span<const ImDrawIdx> six,
               const Painter& painter) {
    const auto a = reader.corner(cmd, six[0]);
    const auto b = reader.corner(cmd, six[1]);
    const auto c = reader.corner(cmd, six[2]);
    const auto d = reader.corner(cmd, six[5]);
    if (!a || !b || !c || !d) return false;
    const std::array<Corner, 4> corners{*a, *b, *c, *d};
    if (!is_upright_and_plain(corners)) return false;
    painter.rectangle(corners);
    return true;
}

bool outside(const Area& area, const Corner& a, const Corner& b, const Corner& c) {
    const auto [left, right] = std::minmax({a.at.x, b.at.x, c.at.x});
    const auto [top, bottom] = std::minmax({a.at.y, b.at.y, c.at.y});
    return first_pixel(right) <= area.x0 || first_pixel(left) >= area.x1 || first_pixel(bottom) <= area.y0 ||
           first_pixel(top) >= area.y1;
}

void draw_command(const Reader& reader, const ImDrawCmd& cmd, const Painter& painter) {
    std::span<const ImDrawIdx> rest = reader.indices(cmd);
    while (!rest.empty()) {
        if (is_quad(rest) && draw_quad(reader, cmd, rest, painter)) {
            rest = rest.subspan(6);
            continue;
        }
        const auto a = reader.corner(cmd, rest[0]);
        const auto b = reader.corner(cmd, rest[1]);
        const auto c = reader.corner(cmd, rest[2]);
        if (a && b && c && !outside(painter.area(), *a, *b, *c)) painter.triangle({*a, *b, *c});
        rest = rest.subspan(3);
    }
}

}  // namespace

void rasterise(const ImDrawData& data, const Texels& atlas, Canvas& canvas, const Area& part) {
    for (int n = 0; n < data.CmdListsCount; ++n) {
        const ImDrawList& list = *data.CmdLists[n];
        for (const ImDrawCmd& cmd : list.CmdBuffer) {
            if (cmd.UserCallback != nullptr) continue;
            const Texture texture(cmd.TextureId ? *static_cast<const Texels*>(cmd.TextureId) : atlas);
            const Reader reader(data, list, texture);
            const Area area = common(reader.clip(cmd, canvas), part);
            if (!area.empty()) draw_command(reader, cmd, Painter(canvas, texture, area));
        }
    }
}

}  // namespace motcua::ui
