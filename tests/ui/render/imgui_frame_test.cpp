// A whole ImGui frame: what the kiosk's screens are made of.
#include <doctest/doctest.h>
#include <imgui.h>

#include "ui/render/rasteriser.h"

namespace motcua::tests {
namespace {

ui::Canvas draw_page() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = ImVec2(240, 160);
    io.DeltaTime = 1.0F / 60;
    unsigned char* texels = nullptr;
    int width = 0;
    int height = 0;
    io.Fonts->GetTexDataAsRGBA32(&texels, &width, &height);
    ImGui::NewFrame();
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.AddRectFilled(ImVec2(0, 0), ImVec2(240, 160), IM_COL32(250, 248, 242, 255));
    list.AddRectFilled(ImVec2(10.5F, 10), ImVec2(110, 70.25F), IM_COL32(7, 72, 60, 255), 14);
    list.AddRect(ImVec2(130, 10), ImVec2(230, 70), IM_COL32(7, 72, 60, 255), 14, 0, 2.5F);
    list.AddCircleFilled(ImVec2(60.3F, 115.7F), 30, IM_COL32(176, 30, 82, 128));
    list.AddLine(ImVec2(120, 80), ImVec2(230, 150), IM_COL32(0, 0, 0, 255), 1.0F);
    list.AddText(ImVec2(20, 30), IM_COL32_WHITE, "Motcua 0123");
    list.AddText(nullptr, 21.0F, ImVec2(140, 90), IM_COL32_BLACK, "Larger");
    ImGui::Render();
    ui::Canvas canvas;
    canvas.resize(240, 160);
    rasterise(*ImGui::GetDrawData(), {width, height, reinterpret_cast<const std::uint32_t*>(texels)}, canvas,
              canvas.whole());
    ImGui::DestroyContext();
    return canvas;
}

std::uint32_t at(const ui::Canvas& canvas, int x, int y) {
    return canvas.pixels[static_cast<std::size_t>(y * canvas.width + x)];
}

// FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/
std::uint64_t fingerprint(const ui::Canvas& canvas) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const std::uint32_t pixel : canvas.pixels) hash = (hash ^ pixel) * 1099511628211ULL;
    return hash;
}

TEST_CASE("a rounded button is solid inside, untouched outside and soft only on its rim") {
    const ui::Canvas page = draw_page();
    CHECK(at(page, 60, 60) == 0xFF3C4807U);
    CHECK(at(page, 10, 11) == 0xFFF2F8FAU);   // outside the rounded corner
    CHECK(at(page, 180, 40) == 0xFFF2F8FAU);  // inside an outline
    CHECK(at(page, 180, 10) == 0xFF3C4807U);  // on it
    const std::uint32_t rim = at(page, 10, 40) & 0xFFU;
    CHECK(rim > 7);
    CHECK(rim < 250);
    CHECK((at(page, 60, 115) & 0xFFU) == 213);  // a half-transparent circle, drawn once everywhere
    CHECK(at(page, 50, 105) == at(page, 70, 125));
}

TEST_CASE("the same frame is the same picture to the bit, whatever compiler and optimisation built it") {
    CHECK(fingerprint(draw_page()) == 0x9EF384B4120BE657ULL);
}

}  // namespace
}  // namespace motcua::tests
