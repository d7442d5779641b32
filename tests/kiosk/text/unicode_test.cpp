#include "kiosk/text/unicode.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace motcua::tests {
namespace {

std::string nfc(std::string_view utf8) {
    const auto normal = text::to_nfc(utf8);
    return normal ? std::string(view(*normal)) : "refused";
}

std::string folded(std::string_view utf8) {
    const auto key = text::fold(utf8);
    return key ? std::string(view(*key)) : "refused";
}

}  // namespace

TEST_CASE("a name typed apart and a name typed whole are the same name") {
    CHECK(nfc("Nguye\u0302\u0303n Thi\u0323 Ma\u0302\u0303u") == "Nguyễn Thị Mẫu");
    CHECK(nfc("Nguye\u0303\u0302n") != "Nguyễn");  // the order of two marks above is a spelling of its own
    CHECK(nfc("Vie\u0323\u0302t") == "Việt");
    CHECK(nfc("") == "");
    CHECK(nfc(std::string_view("a\0b", 3)) == std::string_view("a\0b", 3));
    CHECK(text::is_nfc("Kđăm"));
    CHECK(!text::is_nfc("Kđa\u0306m"));
}

TEST_CASE("bytes that are not UTF-8 are refused everywhere, and so is too much") {
    for (const std::string_view broken :
         {"\xC3", "\xFF", "a\xE1\xBA", "\xED\xA0\x80", "\xC0\xAF", "\xF5\x80\x80\x80"}) {
        CHECK(nfc(broken) == "refused");
        CHECK(folded(broken) == "refused");
        CHECK(!text::is_nfc(broken));
        CHECK(!text::code_points(broken));
        CHECK(text::length(broken) == 0);
    }
    const std::string much(text::kTextBytesMax + 1, 'a');
    CHECK(nfc(much) == "refused");
    CHECK(folded(much) == "refused");
    CHECK(!text::code_points(much));
}

TEST_CASE("searching and comparing see the letters and not their marks") {
    CHECK(folded("  ĐỖ   Thị\tMẫu ") == "do thi mau");
    CHECK(folded("Hoà Hương") == folded("Hòa Hương"));
    CHECK(folded("hộ tịch") == folded("ho\u0302\u0323 tich"));
    CHECK(folded("Đắk\u00A0Lắk") == "dak lak");
    CHECK(folded("H'Hen Niê") == "h'hen nie");
    CHECK(folded("xóa\u200B") == "xoa");
    CHECK(folded(" ") == "");
    CHECK(folded("ü") == "u\u0308");  // only Vietnamese marks are dropped
}

TEST_CASE("letters are counted and taken off as people see them") {
    CHECK(text::length("Nguyễn") == 6);
    Secret name = secret("Bưởi");
    text::drop_last(name);
    text::drop_last(name);
    CHECK(view(name) == "Bư");
    Secret empty;
    text::drop_last(empty);
    CHECK(empty.empty());
}

TEST_CASE("what is no code point is never written") {
    Secret out;
    text::append_utf8(out, U'Ệ');
    text::append_utf8(out, char32_t{0xD800});
    text::append_utf8(out, char32_t{0x110000});
    text::append_utf8(out, char32_t{0xFFFFFFFF});
    CHECK(view(out) == "Ệ");
    CHECK(text::is_letter(U'đ'));
    CHECK(!text::is_letter(U'7'));
    CHECK(text::is_invisible(U'\u202E'));
    CHECK(!text::is_invisible(U' '));
}

}  // namespace motcua::tests
