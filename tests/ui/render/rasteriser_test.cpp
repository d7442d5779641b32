#include "ui/render/rasteriser.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <imgui.h>

#include "ui/render/pixel.h"

namespace motcua::tests {
namespace {

using ui::Canvas;
using ui::Texels;

constexpr std::uint32_t kWhite = 0xFFFFFFFFU;
constexpr std::uint32_t kBlack = 0xFF000000U;

// Triangles put together by hand, without an ImGui frame.
class Picture {
  public:
    Picture(int width, int height) {
        canvas.resize(width, height);
        canvas.fill(kBlack);
        clip(0, 0, static_cast<float>(width), static_cast<float>(height));
    }
    void clip(float x0, float y0, float x1, float y1) {
        ImDrawCmd cmd;
        cmd.ClipRect = ImVec4(x0, y0, x1, y1);
        cmd.IdxOffset = static_cast<unsigned>(list.IdxBuffer.Size);
        list.CmdBuffer.push_back(cmd);
    }
    void vertex(float x, float y, std::uint32_t colour = kWhite, float u = 0, float v = 0) {
        ImDrawVert vertex;
        vertex.pos = ImVec2(x, y);
        vertex.uv = ImVec2(u, v);
        vertex.col = colour;
        list.VtxBuffer.push_back(vertex);
    }
    void indices(std::initializer_list<int> of_next_vertices) {
        for (const int i : of_next_vertices) list.IdxBuffer.push_back(static_cast<ImDrawIdx>(next_ + i));
        list.CmdBuffer.back().ElemCount += static_cast<unsigned>(of_next_vertices.size());
        next_ = list.VtxBuffer.Size;
    }
    void triangle(std::array<ImVec2, 3> p, std::uint32_t colour = kWhite) {
        for (const ImVec2& at : p) vertex(at.x, at.y, colour);
        indices({0, 1, 2});
    }
    void quad(float x0, float y0, float x1, float y1, std::uint32_t colour, ImVec4 uv = {}) {
        vertex(x0, y0, colour, uv.x, uv.y);
        vertex(x1, y0, colour, uv.z, uv.y);
        vertex(x1, y1, colour, uv.z, uv.w);
        vertex(x0, y1, colour, uv.x, uv.w);
        indices({0, 1, 2, 0, 2, 3});
    }
    void draw(const Texels& atlas = {}, std::optional<ui::Area> part = std::nullopt) {
        std::array<ImDrawList*, 1> lists{&list};
        ImDrawData data;
        data.Valid = true;
        data.CmdLists = lists.data();
        data.CmdListsCount = 1;
        data.DisplaySize = ImVec2(static_cast<float>(canvas.width), static_cast<float>(canvas.height));
        data.FramebufferScale = ImVec2(1, 1);
        rasterise(data, atlas, canvas, part.value_or(canvas.whole()));
    }
    // One letter a pixel: '.' black, '#' white, '+' anything else.
    [[nodiscard]] std::vector<std::string> shape() const {
        std::vector<std::string> rows;
        for (int y = 0; y < canvas.height; ++y) {
            std::string text;
            for (int x = 0; x < canvas.width; ++x) {
                text += at(x, y) == kBlack ? '.' : at(x, y) == kWhite ? '#' : '+';
            }
            rows.push_back(text);
        }
        return rows;
    }
    [[nodiscard]] std::uint32_t at(int x, int y) const {
        return canvas.pixels[static_cast<std::size_t>(y * canvas.width + x)];
    }

    Canvas canvas;
    ImDrawList list{nullptr};

  private:
    int next_ = 0;
};

using Rows = std::vector<std::string>;

TEST_CASE("a triangle covers exactly the pixels whose centres lie in it, left and top edges included") {
    Picture picture(6, 6);
    picture.triangle({ImVec2(0.5F, 0.5F), ImVec2(4.5F, 0.5F), ImVec2(0.5F, 4.5F)});
    picture.draw();
    CHECK(picture.shape() == Rows{"####..", "###...", "##....", "#.....", "......", "......"});
}

TEST_CASE("both windings of a triangle give the same picture") {
    Picture one(8, 8);
    one.triangle({ImVec2(1, 1), ImVec2(7, 3), ImVec2(2, 7)});
    one.draw();
    Picture other(8, 8);
    other.triangle({ImVec2(2, 7), ImVec2(7, 3), ImVec2(1, 1)});
    other.draw();
    CHECK(one.shape() == other.shape());
    CHECK(one.at(3, 3) == kWhite);
}

TEST_CASE("neighbouring triangles share no pixel and leave no gap") {
    std::mt19937 random(7);
    const auto coordinate = [&] { return static_cast<float>(random() % 4096) / 64.0F - 8.0F; };
    const std::uint32_t faint = 0x80FFFFFFU;
    for (int round = 0; round < 200; ++round) {
        // A fan around one point, closed on a far square: every pixel is drawn exactly once.
        Picture picture(48, 48);
        const ImVec2 hub(std::clamp(coordinate(), 1.0F, 47.0F), std::clamp(coordinate(), 1.0F, 47.0F));
        const std::array<ImVec2, 4> rim{ImVec2(-9, -9), ImVec2(60, -9), ImVec2(60, 60), ImVec2(-9, 60)};
        for (std::size_t i = 0; i < 4; ++i) picture.triangle({hub, rim[i], rim[(i + 1) % 4]}, faint);
        picture.draw();
        const std::uint32_t once = ui::blend(kBlack, faint, 0x80);
        for (const std::uint32_t pixel : picture.canvas.pixels) REQUIRE(pixel == once);
    }
}

TEST_CASE("a rectangle drawn as a quad and as two loose triangles is the same rectangle") {
    Picture quick(9, 7);
    quick.quad(1.4F, 1.5F, 6.6F, 5.4F, kWhite);
    quick.draw();
    Picture slow(9, 7);
    slow.triangle({ImVec2(1.4F, 1.5F), ImVec2(6.6F, 1.5F), ImVec2(6.6F, 5.4F)});
    slow.triangle({ImVec2(1.4F, 5.4F), ImVec2(1.4F, 1.5F), ImVec2(6.6F, 5.4F)});
    slow.draw();
    CHECK(quick.shape() == slow.shape());
    CHECK(quick.shape() ==
          Rows{".........", ".######..", ".######..", ".######..", ".######..", ".........", "........."});
}

TEST_CASE("half-transparent colour is mixed to the nearest value and the canvas stays opaque") {
    Picture picture(2, 1);
    picture.quad(0, 0, 1, 1, 0x80FF4020U);
    picture.draw();
    CHECK(picture.at(0, 0) == 0xFF802010U);
    CHECK(picture.at(1, 0) == kBlack);
}

TEST_CASE("a fringe fades from full to nothing across its width") {
    Picture picture(4, 1);
    picture.vertex(0, -4, kWhite);
    picture.vertex(4, -4, 0x00FFFFFFU);
    picture.vertex(4, 4, 0x00FFFFFFU);
    picture.vertex(0, 4, kWhite);
    picture.indices({0, 1, 2, 0, 2, 3});
    picture.draw();
    CHECK(picture.at(0, 0) == 0xFFDFDFDFU);
    CHECK(picture.at(1, 0) == 0xFF9F9F9FU);
    CHECK(picture.at(2, 0) == 0xFF606060U);
    CHECK(picture.at(3, 0) == 0xFF202020U);
}

TEST_CASE("three colours blend towards each other") {
    Picture picture(3, 3);
    picture.vertex(-30, -30, 0xFF0000FFU);
    picture.vertex(60, -30, 0xFF00FF00U);
    picture.vertex(-30, 60, 0xFFFF0000U);
    picture.indices({0, 1, 2});
    picture.draw();
    CHECK(picture.at(1, 1) == 0xFF59594DU);
}

TEST_CASE("nothing is drawn outside the clip rectangle") {
    Picture picture(6, 4);
    picture.clip(1, 1, 4, 3);
    picture.quad(-5, -5, 50, 50, kWhite);
    picture.draw();
    CHECK(picture.shape() == Rows{"......", ".###..", ".###..", "......"});
}

TEST_CASE("a clip rectangle that is empty, inside out or no number hides everything") {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    Picture picture(4, 4);
    picture.clip(2, 2, 2, 4);
    picture.quad(0, 0, 4, 4, kWhite);
    picture.clip(3, 3, 1, 1);
    picture.quad(0, 0, 4, 4, kWhite);
    picture.clip(0, 0, nan, nan);
    picture.quad(0, 0, 4, 4, kWhite);
    picture.draw();
    CHECK(picture.shape() == Rows(4, "...."));
}

TEST_CASE("coordinates that are no number or beyond all measure leave the picture alone") {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float infinite = std::numeric_limits<float>::infinity();
    Picture picture(4, 4);
    for (const float bad : {nan, infinite, -infinite, 1e30F, -40000.0F}) {
        picture.triangle({ImVec2(bad, 0), ImVec2(4, 0), ImVec2(0, 4)});
        picture.quad(0, bad, 4, 4, kWhite);
    }
    picture.draw();
    CHECK(picture.shape() == Rows(4, "...."));
}

TEST_CASE("indices that point outside their buffers draw nothing") {
    Picture picture(4, 4);
    picture.vertex(0, 0);
    picture.vertex(8, 0);
    picture.indices({0, 1, 7});
    picture.draw();
    picture.list.CmdBuffer.back().ElemCount = 3000;
    picture.draw();
    picture.list.CmdBuffer.back().IdxOffset = 0xFFFFFFF0U;
    picture.draw();
    picture.list.CmdBuffer.back() = ImDrawCmd();
    picture.draw();
    CHECK(picture.shape() == Rows(4, "...."));
}

TEST_CASE("a command's vertices begin at its own offset") {
    Picture picture(2, 1);
    picture.vertex(50, 50);
    picture.vertex(0, 0);
    picture.vertex(9, 0);
    picture.vertex(0, 9);
    picture.indices({0, 1, 2});
    picture.list.CmdBuffer.back().VtxOffset = 1;
    picture.draw();
    CHECK(picture.shape() == Rows{"##"});
}

TEST_CASE("a user callback is skipped and the commands after it are drawn") {
    Picture picture(2, 1);
    picture.list.CmdBuffer.back().UserCallback = [](const ImDrawList*, const ImDrawCmd*) { FAIL("called"); };
    picture.clip(0, 0, 2, 1);
    picture.quad(0, 0, 1, 1, kWhite);
    picture.draw();
    CHECK(picture.shape() == Rows{"#."});
}

struct TinyAtlas {
    std::array<std::uint32_t, 4> texels{0xFFFFFFFFU, 0x80FFFFFFU, 0x00FFFFFFU, 0x40FFFFFFU};
    [[nodiscard]] Texels atlas() const { return {2, 2, texels.data()}; }
};

TEST_CASE("a glyph at its own size is copied texel by texel, at the nearest pixel") {
    const TinyAtlas tiny;
    Picture picture(4, 3);
    picture.quad(1.3F, 0.6F, 3.3F, 2.6F, 0xFF0000FFU, {0, 0, 1, 1});
    picture.draw(tiny.atlas());
    CHECK(picture.at(1, 1) == 0xFF0000FFU);
    CHECK(picture.at(2, 1) == 0xFF000080U);
    CHECK(picture.at(1, 2) == kBlack);
    CHECK(picture.at(2, 2) == 0xFF000040U);
    CHECK(picture.at(0, 0) == kBlack);
    CHECK(picture.at(3, 1) == kBlack);
}

TEST_CASE("a glyph half off the canvas or off its atlas is cut there") {
    const TinyAtlas tiny;
    Picture picture(2, 2);
    picture.quad(-1, -1, 1, 1, kWhite, {0, 0, 1, 1});
    picture.draw(tiny.atlas());
    CHECK(picture.at(0, 0) == 0xFF404040U);
    CHECK(picture.at(1, 1) == kBlack);
    Picture outside(2, 2);
    outside.quad(0, 0, 2, 2, kWhite, {5, 5, 6, 6});
    outside.draw(tiny.atlas());
    CHECK(outside.shape() == Rows(2, ".."));
}

TEST_CASE("a texture at another size is bilinear, alike as a quad and as loose triangles") {
    const TinyAtlas tiny;
    Picture quick(8, 8);
    quick.quad(0, 0, 8, 8, kWhite, {0, 0, 1, 1});
    quick.draw(tiny.atlas());
    CHECK(quick.at(0, 0) == kWhite);
    CHECK(quick.at(7, 7) == 0xFF404040U);
    CHECK((quick.at(3, 0) & 0xFFU) > (quick.at(4, 0) & 0xFFU));
    Picture slow(8, 8);
    slow.vertex(0, 0, kWhite, 0, 0);
    slow.vertex(8, 0, kWhite, 1, 0);
    slow.vertex(8, 8, kWhite, 1, 1);
    slow.vertex(0, 8, kWhite, 0, 1);
    slow.indices({0, 1, 2, 2, 3, 0});
    slow.draw(tiny.atlas());
    for (std::size_t i = 0; i < quick.canvas.pixels.size(); ++i) {
        const int difference = static_cast<int>(quick.canvas.pixels[i] & 0xFFU) -
                               static_cast<int>(slow.canvas.pixels[i] & 0xFFU);
        CHECK(std::abs(difference) <= 1);
    }
}

TEST_CASE("a command that names a texture samples it, the others the atlas") {
    const TinyAtlas tiny;
    const std::array<std::uint32_t, 4> colours{0xFF0000FFU, 0xFF00FF00U, 0xFFFF0000U, 0xFF00FFFFU};
    const Texels photograph{2, 2, colours.data(), 1};
    Picture picture(5, 2);
    picture.quad(0, 0, 2, 2, kWhite, {0, 0, 1, 1});
    picture.clip(0, 0, 5, 2);
    picture.list.CmdBuffer.back().TextureId = ui::texture_id(photograph);
    picture.quad(3, 0, 5, 2, kWhite, {0, 0, 1, 1});
    picture.draw(tiny.atlas());
    CHECK(picture.at(0, 0) == kWhite);
    CHECK(picture.at(3, 0) == colours[0]);
    CHECK(picture.at(4, 0) == colours[1]);
    CHECK(picture.at(3, 1) == colours[2]);
    CHECK(picture.at(4, 1) == colours[3]);
}

TEST_CASE("texture coordinates of any kind stay inside the atlas") {
    const TinyAtlas tiny;
    const float nan = std::numeric_limits<float>::quiet_NaN();
    Picture picture(8, 8);
    for (const float bad : {nan, 1e30F, -1e30F, std::numeric_limits<float>::infinity()}) {
        picture.quad(0, 0, 8, 8, 0x20FFFFFFU, {bad, 0, 1, bad});
        picture.quad(0, 0, 2, 2, 0x20FFFFFFU, {bad, bad, bad, bad});
        picture.vertex(0, 0, kWhite, bad, bad);
        picture.vertex(8, 0, 0xFF00FF00U, 0, bad);
        picture.vertex(0, 8, kWhite, bad, 1);
        picture.indices({0, 1, 2});
    }
    picture.draw(tiny.atlas());
    CHECK(picture.canvas.pixels.size() == 64);
}

// A hundred triangles of every size, place and colouring, plain and textured.
Picture wild_picture(std::mt19937& random) {
    const auto coordinate = [&] {
        const float scale = std::array<float, 4>{30.0F, 300.0F, 30000.0F, 1e9F}[random() % 4];
        return (static_cast<float>(random() % 20001) / 10000.0F - 1.0F) * scale;
    };
    Picture picture(37, 23);
    picture.clip(coordinate(), coordinate(), coordinate(), coordinate());
    for (int i = 0; i < 100; ++i) {
        const bool plain = random() % 2 == 0;
        const auto colour = static_cast<std::uint32_t>(random());
        for (int corner = 0; corner < 3; ++corner) {
            picture.vertex(coordinate(), coordinate(), plain ? colour : static_cast<std::uint32_t>(random()),
                           plain ? 0.0F : coordinate(), plain ? 0.0F : coordinate());
        }
        picture.indices({0, 1, 2});
        if (i % 10 == 0) picture.clip(0, 0, 37, 23);
    }
    return picture;
}

TEST_CASE("random triangles of every size and place never touch a pixel outside the canvas") {
    std::mt19937 random(20261123);
    const TinyAtlas tiny;
    for (int round = 0; round < 40; ++round) {
        Picture picture = wild_picture(random);
        picture.draw(tiny.atlas());
        for (const std::uint32_t pixel : picture.canvas.pixels) REQUIRE(ui::alpha_of(pixel) == 255);
    }
}

TEST_CASE("a picture drawn in parts is to the bit the picture drawn as a whole") {
    std::mt19937 random(20261124);
    const TinyAtlas tiny;
    for (int round = 0; round < 40; ++round) {
        std::mt19937 again = random;
        Picture whole = wild_picture(random);
        Picture parts = wild_picture(again);
        whole.draw(tiny.atlas());
        const int across = 1 + static_cast<int>(random() % 36);
        const int down = 1 + static_cast<int>(random() % 22);
        for (const ui::Area& part : {ui::Area{0, 0, across, down}, ui::Area{across, 0, 37, down},
                                     ui::Area{0, down, across, 23}, ui::Area{across, down, 37, 23}})
            parts.draw(tiny.atlas(), part);
        REQUIRE(parts.canvas.pixels == whole.canvas.pixels);
    }
}

TEST_CASE("a canvas of impossible size is an empty one") {
    Canvas canvas;
    canvas.resize(-3, 10);
    CHECK(canvas.width == 0);
    CHECK(canvas.pixels.empty());
    Picture nothing(0, 0);
    nothing.quad(0, 0, 4, 4, kWhite);
    nothing.draw();
    CHECK(nothing.canvas.pixels.empty());
}

}  // namespace
}  // namespace motcua::tests
