#include "ui/widgets/text_layout.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <string>

namespace motcua::tests {
namespace {

using ui::Wrap;

struct Letters {
    ImFontAtlas atlas;
    ui::Fonts fonts;
    Letters() {
        auto loaded = ui::Fonts::load({"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
                                       "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"},
                                      {});
        REQUIRE(loaded);
        fonts = std::move(*loaded);
        REQUIRE(fonts.build(atlas, journey::TextSize::normal));
    }
    [[nodiscard]] const ui::Face& face() const { return fonts.face(ui::Style::label); }
};

std::string joined(const ui::Paragraph& paragraph) {
    std::string all;
    for (const ui::Line& line : paragraph.lines) all += (all.empty() ? "" : " ") + std::string(line.text);
    return all;
}

TEST_CASE("lines end between words and none is wider than its room") {
    const Letters letters;
    const std::string text = "Sống chung như vợ chồng từ trước 3/1/1987, chưa đăng ký kết hôn";
    for (const float room : {300.0F, 420.0F, 777.0F}) {
        const ui::Paragraph out = ui::lay_out(letters.face(), text, room);
        CHECK(out.lines.size() > 1);
        CHECK(out.width <= room);
        CHECK(joined(out) == text);
        CHECK(out.height == doctest::Approx(static_cast<float>(out.lines.size()) * letters.face().line_px));
    }
}

TEST_CASE("a word wider than the line breaks between letters, never inside one") {
    const Letters letters;
    const std::string text = "ỡỡỡỡỡỡỡỡỡỡỡỡỡỡỡỡỡỡỡỡ";
    const ui::Paragraph out = ui::lay_out(letters.face(), text, 100);
    std::string all;
    for (const ui::Line& line : out.lines) {
        CHECK(line.width <= 100);
        CHECK(line.text.size() % 3 == 0);
        all += line.text;
    }
    CHECK(all == text);
}

TEST_CASE("a balanced label has no lonely last word") {
    const Letters letters;
    const std::string text = "Làm thủ tục, giấy tờ";
    const float room = ui::width_of(letters.face(), "Làm thủ tục, giấy") + 5;
    CHECK(ui::lay_out(letters.face(), text, room).lines.back().text == "tờ");
    const ui::Paragraph balanced = ui::lay_out(letters.face(), text, room, Wrap::balanced);
    REQUIRE(balanced.lines.size() == 2);
    CHECK(balanced.lines.back().text == "giấy tờ");
}

TEST_CASE("an empty text takes no room") {
    const Letters letters;
    CHECK(ui::lay_out(letters.face(), "", 100).height == 0);
    CHECK(ui::lay_out(letters.face(), "một\nhai", 1000).lines.size() == 2);
}

}  // namespace
}  // namespace motcua::tests
