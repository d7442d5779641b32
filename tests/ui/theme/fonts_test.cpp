#include "ui/theme/fonts.h"

#include <fstream>
#include <sstream>

#include <doctest/doctest.h>
#include <imgui.h>

#include "tests/support/temp_folder.h"

namespace motcua::tests {
namespace {

using journey::TextSize;
using ui::Fonts;
using ui::Style;

constexpr std::array kSizes{TextSize::normal, TextSize::large, TextSize::larger, TextSize::largest};
constexpr std::array kReadStyles{Style::heading, Style::label,        Style::strong, Style::body,
                                 Style::small,   Style::small_strong, Style::numeral};

Fonts noto(const ui::Panel& panel = {}) {
    auto fonts = Fonts::load({"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
                              "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"},
                             panel);
    REQUIRE(fonts);
    return std::move(*fonts);
}

std::string file(const std::string& path) {
    std::ifstream in(std::string(MOTCUA_SOURCE_DIR) + path);
    std::stringstream all;
    all << in.rdbuf();
    return all.str();
}

TEST_CASE(
    "no text is smaller than 4.8 mm, and in the largest size none is smaller than 8.5 mm, 7.3 on 15\"") {
    struct Glass {
        float px_per_mm;
        float largest_mm;
    };
    for (const Glass& glass : {Glass{4.03F, 8.5F}, Glass{5.78F, 7.3F}, Glass{2.71F, 8.5F}}) {
        const ui::Panel panel{1080, 1920, glass.px_per_mm};
        CAPTURE(panel.px_per_mm);
        Fonts fonts = noto(panel);
        for (const TextSize size : kSizes) {
            ImFontAtlas atlas;
            REQUIRE(fonts.build(atlas, size));
            for (const Style style : kReadStyles) {
                const float drawn_mm = fonts.face(style).cap_px / panel.px_per_mm;
                CHECK(drawn_mm >= (size == TextSize::largest ? glass.largest_mm : 4.8F));
            }
        }
    }
}

TEST_CASE("the four text sizes really differ, smallest text most") {
    Fonts fonts = noto();
    float last = 0;
    for (const TextSize size : kSizes) {
        ImFontAtlas atlas;
        REQUIRE(fonts.build(atlas, size));
        CHECK(fonts.face(Style::small).cap_px > last * 1.1F);
        last = fonts.face(Style::small).cap_px;
    }
}

TEST_CASE("every sentence of the machine, and names of every people here, have all their letters") {
    Fonts fonts = noto();
    ImFontAtlas atlas;
    REQUIRE(fonts.build(atlas, TextSize::normal));
    const std::string names = "Alăng Bhnướch, Y Krông Niê, H' Mẫu, Ƀlŏ, Ksor Ƀŏk, Č Ĕ Ŏ Ñ ư̆ ơ̆ ê̆ ô̆";
    for (const std::string& text :
         {file("/assets/packs/base/text/vi.json"), file("/assets/packs/base/text/en.json"), names}) {
        REQUIRE_FALSE(text.empty());
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            CHECK(ui::has_every_glyph(fonts.face(Style::body), line));
            CHECK(ui::has_every_glyph(fonts.face(Style::heading), line));
        }
    }
    CHECK_FALSE(ui::has_every_glyph(fonts.face(Style::body), "漢"));
}

TEST_CASE("a line is high enough for the tallest stacked marks") {
    Fonts fonts = noto();
    ImFontAtlas atlas;
    REQUIRE(fonts.build(atlas, TextSize::normal));
    for (const Style style : {Style::heading, Style::label, Style::body, Style::small}) {
        const ui::Face& face = fonts.face(style);
        const ui::Ink ink = ui::ink_of(face, "ẪỄỔỮẶỰgjỵ");
        CHECK(face.line_px >= 1.3F * face.em_px);
        // Capitals stand in the middle of the line: what is above and below them must fit in the halves.
        const float above = (face.line_px - face.cap_px) / 2 + face.cap_px;
        const float below = (face.line_px - face.cap_px) / 2;
        CHECK(-ink.top <= above + 1);
        CHECK(ink.bottom <= below + 1);
    }
}

TEST_CASE("a missing or broken font file is an error that names it, not a crash") {
    const TempFolder folder;
    const auto broken = folder.path() / "broken.ttf";
    std::ofstream(broken) << std::string(4096, 'x');
    CHECK_FALSE(Fonts::load({folder.path() / "none.ttf", broken}, {}));
    auto fonts = Fonts::load({broken, broken}, {});
    REQUIRE(fonts);
    ImFontAtlas atlas;
    CHECK_FALSE(fonts->build(atlas, TextSize::normal));
}

TEST_CASE("a font without Vietnamese letters is refused with one line, and no strange sign is drawn") {
    const std::string folder = "/usr/share/fonts/truetype/noto/";
    auto fonts = Fonts::load({folder + "NotoSansThai-Regular.ttf", folder + "NotoSans-Bold.ttf"}, {});
    REQUIRE(fonts);
    ImFontAtlas atlas;
    const auto built = fonts->build(atlas, TextSize::normal);
    REQUIRE_FALSE(built);
    CHECK(built.error().what.find("lacks U+") != std::string::npos);
    CHECK(built.error().what.find('\n') == std::string::npos);
}

}  // namespace
}  // namespace motcua::tests
