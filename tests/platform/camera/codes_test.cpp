#include "platform/camera/codes.h"

#include <string>
#include <vector>

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/CharacterSet.h>
#include <ZXing/MultiFormatWriter.h>
#include <doctest/doctest.h>

#include "tests/platform/camera/picture.h"

namespace motcua::tests {
namespace {

using platform::make_code_reader;
using platform::make_code_writer;

const std::vector<std::string>& cards() {
    static const std::vector<std::string> all = {
        "049088999002||Trần Văn Thử|01021988|Nam|Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng Nam|22062022",
        "049155999003||Lê Thị Ví Dụ|05091955|Nữ|Khối phố Mẫu, Bàn Thạch, Đà Nẵng|06102025||||",
        "048204999005|201999005|Hoàng Mẫu Ưỡn Ẽo|29022004|Nam|Thôn Thử, xã Ví Dụ, Đắk Lắk|01082024",
    };
    return all;
}

CodeMatrix code(const std::string& text) {
    const auto written = make_code_writer()->write(text);
    REQUIRE(written.has_value());
    return *written;
}

std::string read(const GreyImage& image) {
    const auto content = make_code_reader()->read(image);
    return content ? std::string(view(*content)) : "nothing: " + content.error().what;
}

std::string read_card(const Scene& scene, std::size_t card = 1) {
    return read(photograph(code(cards()[card]), scene));
}

TEST_CASE("every Vietnamese letter of a card comes back as it was written") {
    for (const std::string& card : cards()) CHECK(read(photograph(code(card), {})) == card);
}

TEST_CASE("a card is read whichever way it is held") {
    for (const double degrees : {90.0, 180.0, 270.0, 12.0, 45.0, -30.0}) {
        CAPTURE(degrees);
        Scene scene;
        scene.degrees = degrees;
        CHECK(read_card(scene) == cards()[1]);
    }
}

TEST_CASE("a worn, dim or unsharp code is still read") {
    Scene noisy;
    noisy.noise = 60;
    CHECK(read_card(noisy) == cards()[1]);
    Scene pale;
    pale.dark = 120;
    pale.light = 150;
    pale.noise = 4;
    CHECK(read_card(pale) == cards()[1]);
    Scene shaded;
    shaded.shadow = 150;
    CHECK(read_card(shaded) == cards()[1]);
    Scene unsharp;
    unsharp.blur = 3;
    CHECK(read_card(unsharp) == cards()[1]);
    Scene leaning;
    leaning.shear = 0.15;
    CHECK(read_card(leaning) == cards()[1]);
}

TEST_CASE("a small code in a large picture and a large one in a small picture are read") {
    Scene small;
    small.px_per_module = 2.6;
    small.blur = 1;
    CHECK(read_card(small) == cards()[1]);
    Scene large;
    large.px_per_module = 24;
    large.width = 1600;
    large.height = 1400;
    large.noise = 90;
    CHECK(read_card(large) == cards()[1]);
}

TEST_CASE("a white-on-black picture of nothing, noise and stripes hold no code") {
    Scene plain;
    CHECK(read(photograph(CodeMatrix{}, plain)) == "nothing: no code in the picture");
    plain.noise = 120;
    CHECK(read(photograph(CodeMatrix{}, plain)) == "nothing: no code in the picture");
    GreyImage stripes = photograph(CodeMatrix{}, {});
    for (int y = 0; y < stripes.height; ++y) {
        for (int x = 0; x < stripes.width; ++x) pixel(stripes, x, y) = x / 4 % 2 == 0 ? 0 : 255;
    }
    CHECK(read(stripes) == "nothing: no code in the picture");
}

GreyImage beside(const GreyImage& left, const GreyImage& right) {
    GreyImage both{left.width + right.width, left.height, {}};
    for (int y = 0; y < left.height; ++y) {
        const auto row = [y](const GreyImage& image) { return image.pixels.begin() + y * image.width; };
        both.pixels.insert(both.pixels.end(), row(left), row(left) + left.width);
        both.pixels.insert(both.pixels.end(), row(right), row(right) + right.width);
    }
    return both;
}

TEST_CASE("two people's codes in one picture are refused, the same code twice is not") {
    const GreyImage one = photograph(code(cards()[0]), {});
    const GreyImage other = photograph(code(cards()[1]), {});
    CHECK(read(beside(one, other)) == "nothing: more than one code in the picture");
    CHECK(read(beside(one, one)) == cards()[0]);
}

TEST_CASE("a code spoiled beyond repair gives nothing rather than something else") {
    for (int hole = 40; hole <= 320; hole += 20) {
        CAPTURE(hole);
        GreyImage image = photograph(code(cards()[0]), {});
        for (int y = 0; y < hole; ++y) {
            for (int x = 0; x < hole; ++x) pixel(image, 320 - hole / 2 + x, 240 - hole / 2 + y) = 235;
        }
        const std::string content = read(image);
        CHECK((content == cards()[0] || content == "nothing: no code in the picture"));
    }
}

// A code by another maker, in another character set.
CodeMatrix foreign_code(const std::wstring& text, ZXing::CharacterSet encoding) {
    const ZXing::BitMatrix bits = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode)
                                      .setEncoding(encoding)
                                      .setMargin(0)
                                      .encode(text, 0, 0);
    CodeMatrix matrix{bits.width(), {}};
    for (int y = 0; y < bits.height(); ++y) {
        for (int x = 0; x < bits.width(); ++x) matrix.dark.push_back(bits.get(x, y));
    }
    return matrix;
}

TEST_CASE(
    "a code in another character set is turned into UTF-8 where it says so, and refused where it does not") {
    CHECK(read(photograph(foreign_code(L"caf\u00E9", ZXing::CharacterSet::Unknown), {})) ==
          "nothing: no code in the picture");
    CHECK(read(photograph(foreign_code(L"caf\u00E9", ZXing::CharacterSet::ISO8859_1), {})) == "café");
}

TEST_CASE("text that is not UTF-8 becomes no code") {
    CHECK_FALSE(make_code_writer()->write("caf\xE9").has_value());
    CHECK_FALSE(make_code_writer()->write("\xED\xA0\x80").has_value());  // a surrogate half
}

TEST_CASE("a picture whose numbers do not fit together is refused") {
    const auto reader = make_code_reader();
    CHECK_FALSE(reader->read({}).has_value());
    CHECK_FALSE(reader->read({100, 100, std::vector<std::uint8_t>(99)}).has_value());
    CHECK_FALSE(reader->read({-100, -100, std::vector<std::uint8_t>(10000)}).has_value());
    CHECK_FALSE(reader->read({100000, 30, std::vector<std::uint8_t>(3000000)}).has_value());
    CHECK_FALSE(reader->read({1, 1, std::vector<std::uint8_t>(1)}).has_value());
}

TEST_CASE("a code has error correction M, no quiet zone and the smallest size that holds its text") {
    const CodeMatrix slip = code("MOTCUA:1:01KAR0AB12CD34EF56GH78JK9M:0123456789ABCDEFGHJKMNPQRS");
    CHECK(slip.side == 33);  // version 4, M: 90 capitals and digits
    CHECK(slip.dark.size() == 33U * 33U);
    for (int i = 0; i < 7; ++i) {
        CHECK(slip.at(i, 0));
        CHECK(slip.at(0, i));
        CHECK(slip.at(slip.side - 1 - i, 0));
    }
    // Error correction bits of the format information beside the first finder: M is 00, mask 101 (ISO/IEC
    // 18004).
    CHECK(slip.at(0, 8));
    CHECK_FALSE(slip.at(1, 8));
}

TEST_CASE("a text that fits no code is refused, the longest that fits is not") {
    const auto writer = make_code_writer();
    CHECK_FALSE(writer->write("").has_value());
    CHECK_FALSE(writer->write(std::string(5000, 'A')).has_value());
    CHECK_FALSE(writer->write(std::string(2400, 'x')).has_value());
    const auto longest = writer->write(std::string(2331, 'x'));
    REQUIRE(longest.has_value());
    CHECK(longest->side == 177);
    Scene scene;
    scene.width = 1000;
    scene.height = 1000;
    scene.px_per_module = 4;
    CHECK(read(photograph(*longest, scene)) == std::string(2331, 'x'));
}

}  // namespace
}  // namespace motcua::tests
