#include "ui/render/changes.h"

#include <array>
#include <random>

#include <doctest/doctest.h>
#include <imgui.h>

#include "ui/render/rasteriser.h"

namespace motcua::tests {
namespace {

constexpr int kWidth = 640;
constexpr int kHeight = 480;

// Rectangles on a ground, as a page is made of.
class Page {
  public:
    Page() { box(0, 0, kWidth, kHeight, 0xFFF2F8FBU); }

    std::size_t box(float x0, float y0, float x1, float y1, std::uint32_t colour) {
        const auto first = static_cast<ImDrawIdx>(list_.VtxBuffer.Size);
        for (const ImVec2& at : {ImVec2(x0, y0), ImVec2(x1, y0), ImVec2(x1, y1), ImVec2(x0, y1)}) {
            ImDrawVert vertex{};
            vertex.pos = at;
            vertex.col = colour;
            list_.VtxBuffer.push_back(vertex);
        }
        for (const int corner : {0, 1, 2, 0, 2, 3})
            list_.IdxBuffer.push_back(static_cast<ImDrawIdx>(first + corner));
        return first / 4;
    }
    void paint(std::size_t box, std::uint32_t colour) {
        for (std::size_t i = 0; i < 4; ++i) list_.VtxBuffer[static_cast<int>(4 * box + i)].col = colour;
    }

    template <class Use>
    auto shapes(const Use& use) {
        list_.CmdBuffer.clear();
        ImDrawCmd all;
        all.ClipRect = ImVec4(0, 0, kWidth, kHeight);
        all.ElemCount = static_cast<unsigned>(list_.IdxBuffer.Size);
        list_.CmdBuffer.push_back(all);
        std::array<ImDrawList*, 1> lists{&list_};
        ImDrawData data;
        data.Valid = true;
        data.CmdLists = lists.data();
        data.CmdListsCount = 1;
        data.DisplaySize = ImVec2(kWidth, kHeight);
        data.FramebufferScale = ImVec2(1, 1);
        return use(data);
    }
    std::vector<ui::Area> changes(ui::Changes& since) {
        return shapes([&](const ImDrawData& data) { return since.since_last(data, kWidth, kHeight); });
    }

  private:
    ImDrawList list_{nullptr};
};

const ui::Area kWhole{0, 0, kWidth, kHeight};

TEST_CASE("the first picture is new as a whole, the same one again not at all") {
    Page page;
    ui::Changes changes;
    CHECK(page.changes(changes) == std::vector{kWhole});
    CHECK(page.changes(changes).empty());
    changes.forget();
    CHECK(page.changes(changes) == std::vector{kWhole});
}

TEST_CASE("a button pressed is drawn anew, the rest of the page is not") {
    Page page;
    const std::size_t button = page.box(200, 100, 300, 140, 0xFF3C4807U);
    ui::Changes changes;
    page.changes(changes);
    page.paint(button, 0xFF5F7A0AU);
    const auto areas = page.changes(changes);
    REQUIRE(areas.size() == 1);
    CHECK(areas[0].x0 <= 200);
    CHECK(areas[0].y0 <= 100);
    CHECK(areas[0].x1 >= 300);
    CHECK(areas[0].y1 >= 140);
    CHECK((areas[0].x1 - areas[0].x0) * (areas[0].y1 - areas[0].y0) < kWidth * kHeight / 8);
}

TEST_CASE("drawing only what changed gives the picture that drawing everything gives") {
    std::mt19937 random(20261125);
    const auto number = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    Page page;
    std::vector<std::size_t> boxes;
    for (int i = 0; i < 60; ++i) {
        const auto x = static_cast<float>(number(kWidth)) + 0.3F;
        const auto y = static_cast<float>(number(kHeight));
        boxes.push_back(page.box(x, y, x + static_cast<float>(number(200)),
                                 y + static_cast<float>(number(90)), static_cast<std::uint32_t>(random())));
    }
    ui::Changes changes;
    ui::Canvas kept;
    kept.resize(kWidth, kHeight);
    for (int frame = 0; frame < 30; ++frame) {
        for (int i = number(20); i > 0; --i)
            page.paint(boxes[static_cast<std::size_t>(number(60))], static_cast<std::uint32_t>(random()));
        ui::Canvas anew;
        anew.resize(kWidth, kHeight);
        const auto areas = page.changes(changes);
        page.shapes([&](const ImDrawData& data) {
            for (const ui::Area& area : areas) rasterise(data, {}, kept, area);
            rasterise(data, {}, anew, anew.whole());
        });
        REQUIRE(kept.pixels == anew.pixels);
        for (const ui::Area& one : areas)
            for (const ui::Area& other : areas) CHECK((&one == &other || common(one, other).empty()));
    }
}

}  // namespace
}  // namespace motcua::tests
