// Every sentence of the machine and of every pack, held against docs/words.md.
#include <map>
#include <set>

#include "lint.h"
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <imgui.h>

#include "kiosk/text/fill.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"

namespace motcua::tests {
namespace {

std::set<std::string> places(const std::string& sentence) {
    std::set<std::string> names;
    text::fill<std::string>(sentence, [&](std::string_view name, std::string&) {
        // A capital begins the sentence in one language, perhaps not in the other.
        if (name != "xh" && name != "Xh") names.emplace(name == "Who" ? "who" : name);
        return true;
    });
    return names;
}

Sentence sentence(std::string words, std::string place = "home.title", bool vietnamese = true) {
    return {"planted", std::move(place), vietnamese, std::move(words), Kind::machine};
}

bool is_found(const Sentence& planted, std::string_view reason) {
    for (const std::string& flaw : flaws_of(planted))
        if (flaw.find(reason) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST_CASE("every sentence speaks as docs/words.md says") {
    for (const Sentence& each : all_sentences())
        for (const std::string& flaw : flaws_of(each))
            FAIL_CHECK(fmt::format("{} {}: “{}”: {}", each.file, each.place, each.words, flaw));
}

TEST_CASE("both languages have the same sentences with the same places in them") {
    std::map<std::string, std::set<std::string>> vietnamese;
    std::map<std::string, std::set<std::string>> english;
    for (const Sentence& each : all_sentences()) {
        const std::string folder = each.file.substr(0, each.file.rfind('/'));
        (each.vietnamese ? vietnamese : english)[folder + " " + each.place] = places(each.words);
    }
    CHECK(vietnamese == english);
}

TEST_CASE("every sentence can be drawn: no letter is missing in the fonts") {
    auto fonts = ui::Fonts::load({"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
                                  "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"},
                                 {});
    REQUIRE(fonts);
    ImFontAtlas atlas;
    REQUIRE(fonts->build(atlas, journey::TextSize::normal));
    for (const Sentence& each : all_sentences()) {
        CAPTURE(each.file);
        CAPTURE(each.place);
        CHECK(ui::has_every_glyph(fonts->face(ui::Style::body), each.words));
        CHECK(ui::has_every_glyph(fonts->face(ui::Style::label), each.words));
    }
}

TEST_CASE("every picture that a pack asks for is there") {
    const auto names = all_picture_names();
    CHECK_FALSE(names.empty());
    for (const PictureName& asked : names) {
        CAPTURE(asked.place);
        CHECK_MESSAGE(ui::icon_named(asked.name).has_value(), asked.name);
    }
}

TEST_CASE("each rule finds what it is for") {
    CHECK(is_found(sentence(""), "missing"));
    CHECK(is_found(sentence("Mời  {xh} chờ."), "blanks"));
    CHECK(is_found(sentence("Mo\u031B\u0300i chờ."), "normal form C"));
    CHECK(is_found(sentence("Mời\u200B chờ."), "nobody sees"));
    CHECK(is_found(
        sentence("một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy tám chín mười thêm"),
        "more than 20 words"));
    CHECK(is_found(sentence("Gọi cán bộ giúp đỡ", "frame.help"), "there is room for"));
    CHECK(is_found(sentence("UBND phường đã nhận."), "abbreviation"));
    CHECK(is_found(sentence("CHÚ Ý: mời {xh} chờ."), "shout"));
    CHECK(is_found(sentence("Mời quét mã QR."), "abbreviation"));
    CHECK(is_found(sentence("Máy gặp lỗi 503."), "machines read"));
    CHECK(is_found(sentence("Máy gặp lỗi."), "what to do instead"));
    CHECK(is_found(sentence("Bác cần giúp gì?"), "not everybody"));
    CHECK(is_found(sentence("Máy xin thông tin của {xh}."), "begs"));
    CHECK(is_found(sentence("Đưa thẻ vào khe sáng."), "ô đèn sáng"));
    CHECK(is_found(sentence("Hồ sơ đã được tiếp nhận."), "only a clerk"));
    CHECK(is_found(sentence("Nộp hồ sơ"), "one button alone"));
    CHECK(is_found(sentence("Đã gửi thành công."), "without its time"));
    CHECK(is_found(sentence("Có kết quả sau 3 ngày làm việc."), "no day"));
    CHECK(is_found(sentence("{xh} chờ ở đây."), "begins a sentence"));
    CHECK(is_found(sentence("Please wait, {xh}.", "home.title", false), "English says you"));
}

TEST_CASE("what is said rightly is left alone") {
    for (const Sentence& right :
         {sentence("Kính chào {xh}. {Xh} cần giúp việc gì?"),
          sentence("CHƯA gửi được. Máy sẽ tự gửi khi có mạng."), sentence("Quét thẻ hoặc mã vuông (QR)"),
          sentence("Luật số 91/2025/QH15"), sentence("Phiếu mẫu TK01"),
          sentence("Đã gửi thành công lúc {time}.", "status.sent")})
        for (const std::string& flaw : flaws_of(right))
            FAIL_CHECK(fmt::format("“{}”: {}", right.words, flaw));
}

}  // namespace motcua::tests
