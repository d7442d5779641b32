#include "kiosk/text/typing.h"

#include <array>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "kiosk/text/unicode.h"

namespace motcua::tests {
namespace {

using text::Key;
using text::Mark;

constexpr std::size_t kPlenty = 100;

// One key a character: letters and spaces as they are, the marks as ' ` ? ~ . ^ > ( - and < for the eraser.
Key key_of(char key) {
    constexpr std::string_view kMarks = "'`?~.^>(-";
    if (key == ' ') return {Key::Kind::space, 0, Mark::acute};
    if (key == '<') return {Key::Kind::erase, 0, Mark::acute};
    if (const auto mark = kMarks.find(key); mark != kMarks.npos)
        return {Key::Kind::mark, 0, static_cast<Mark>(mark)};
    return {Key::Kind::character, static_cast<char32_t>(key), Mark::acute};
}

std::string typed(std::string_view keys, std::size_t length_max = kPlenty) {
    Secret text;
    for (const char key : keys) text::press(text, key_of(key), length_max);
    return {text.begin(), text.end()};
}

std::string retyped(std::string_view wanted) {
    Secret text;
    for (const Key& key : text::keys_for(wanted)) text::press(text, key, 10'000);
    return {text.begin(), text.end()};
}

struct Typed {
    std::string_view keys;
    std::string_view text;
};

void check(const Typed& one) {
    CAPTURE(one.keys);
    CHECK(typed(one.keys) == one.text);
}

// Every Vietnamese syllable that matters for where marks go: initial, rhyme, tone.
constexpr std::array<std::string_view, 29> kOnsets{"",   "b",  "c", "ch", "d",  "đ",  "g",   "gh", "gi", "h",
                                                   "k",  "kh", "l", "m",  "n",  "ng", "ngh", "nh", "p",  "ph",
                                                   "qu", "r",  "s", "t",  "th", "tr", "v",   "x",  "Đ"};
constexpr std::array<std::string_view, 153> kRhymes{
    "a",    "ac",   "ach",  "ai",   "am",   "an",  "ang", "anh",  "ao",  "ap",   "at",   "au",  "ay",
    "ă",    "ăc",   "ăm",   "ăn",   "ăng",  "ăp",  "ăt",  "â",    "âc",  "âm",   "ân",   "âng", "âp",
    "ât",   "âu",   "ây",   "e",    "ec",   "em",  "en",  "eng",  "eo",  "ep",   "et",   "ê",   "êch",
    "êm",   "ên",   "ênh",  "êp",   "êt",   "êu",  "i",   "ia",   "ich", "iêc",  "iêm",  "iên", "iêng",
    "iêp",  "iêt",  "iêu",  "im",   "in",   "inh", "ip",  "it",   "iu",  "o",    "oa",   "oac", "oach",
    "oai",  "oam",  "oan",  "oang", "oanh", "oao", "oap", "oat",  "oay", "oăc",  "oăm",  "oăn", "oăng",
    "oăt",  "oc",   "oe",   "oen",  "oeo",  "oet", "oi",  "om",   "on",  "ong",  "oong", "op",  "ot",
    "ô",    "ôc",   "ôi",   "ôm",   "ôn",   "ông", "ôp",  "ôt",   "ơ",   "ơi",   "ơm",   "ơn",  "ơp",
    "ơt",   "u",    "ua",   "uân",  "uâng", "uât", "uây", "uc",   "uê",  "uêch", "uênh", "ui",  "um",
    "un",   "ung",  "uơ",   "uôc",  "uôi",  "uôm", "uôn", "uông", "uôt", "up",   "ut",   "uy",  "uya",
    "uych", "uyên", "uyêt", "uynh", "uyt",  "uyu", "ư",   "ưa",   "ưc",  "ưi",   "ưng",  "ươc", "ươi",
    "ươm",  "ươn",  "ương", "ươp",  "ươt",  "ươu", "ưt",  "ưu",   "yên", "y"};

}  // namespace

TEST_CASE("names are typed letter by letter, then mark by mark") {
    for (const Typed& one : {Typed{"Nguyen^~ Thi. Buoi>?", "Nguyễn Thị Bưởi"},
                             {"Hoa`", "Hòa"},
                             {"Hoa``", "Hoà"},
                             {"Quy'", "Quý"},
                             {"Gi`", "Gì"},
                             {"Thuo>?", "Thuở"},
                             {"Khuyu?", "Khuỷu"},
                             {"Nguyet^.", "Nguyệt"},
                             {"Y", "Y"},
                             {"Kdam-(", "Kđăm"},
                             {"Nie^", "Niê"},
                             {"Alang(", "Alăng"},
                             {"Bhnuoch>'", "Bhnướch"},
                             {"Buoi'?>", "Bưởi"}})
        check(one);
}

TEST_CASE("capitals keep their case") {
    for (const Typed& one : {Typed{"NGUYEN^~", "NGUYỄN"},
                             {"VAN(", "VĂN"},
                             {"Dang-(.", "Đặng"},
                             {"DO-^~", "ĐỖ"},
                             {"HOA`", "HÒA"},
                             {"UOc>'", "ƯỚc"}})
        check(one);
}

TEST_CASE("a tone stands where schools put it, open oa, oe and uy in the old style") {
    for (const Typed& one :
         {Typed{"hoa`", "hòa"}, {"khoe?", "khỏe"},      {"loe'", "lóe"},      {"huy?", "hủy"},
          {"tuy`", "tùy"},      {"uy?", "ủy"},          {"goa'", "góa"},      {"doa-.", "đọa"},
          {"hoang`", "hoàng"},  {"huynh`", "huỳnh"},    {"quoc^'", "quốc"},   {"quyen^`", "quyền"},
          {"gio>`", "giờ"},     {"giay^'", "giấy"},     {"nghia~", "nghĩa"},  {"phuong>`", "phường"},
          {"chung>'", "chứng"}, {"hiem^?", "hiểm"},     {"luu>", "lưu"},      {"cuu>'", "cứu"},
          {"cua>?", "cửa"},     {"phieu^'", "phiếu"},   {"que^'", "quế"},     {"hue^.", "huệ"},
          {"thuan^.", "thuận"}, {"hoai`", "hoài"},      {"ngoai.", "ngoại"},  {"chuyen^.", "chuyện"},
          {"ruou>.", "rượu"},   {"huou>", "hươu"},      {"yeu^'", "yếu"},     {"gieng^'", "giếng"},
          {"gia`", "già"},      {"giam?", "giảm"},      {"truoc>'", "trước"}, {"quang?", "quảng"},
          {"nguoi>`", "người"}, {"duoc->.", "được"},    {"toan'", "toán"},    {"thue^'", "thuế"},
          {"mua`", "mùa"},      {"lia`", "lìa"},        {"ngoeo.", "ngoẹo"},  {"quay'", "quáy"},
          {"khuya", "khuya"},   {"giuong>`", "giường"}, {"khuay^'", "khuấy"}, {"gui>?", "gửi"},
          {"giu>~", "giữ"},     {"quo>?", "quở"},       {"huo>", "huơ"},      {"oan?", "oản"},
          {"xoong`", "xoòng"},  {"tuyet^'", "tuyết"},   {"quyt'", "quýt"},    {"oam", "oam"}})
        check(one);
}

TEST_CASE("marks may be pressed as soon as their letter is there, the tone moves on by itself") {
    for (const Typed& one : {Typed{"hoa`n", "hoàn"},
                             {"hoa`i", "hoài"},
                             {"khoe?n", "khoẻn"},
                             {"thuy'nh", "thuýnh"},
                             {"gi`a", "già"},
                             {"qu'y", "quý"},
                             {"thue'^", "thuế"},
                             {"mua`n^", "muần"},
                             {"ng>uo>`i", "người"},
                             {"ngu>o>`i", "người"},
                             {"duo>-'ng", "đướng"},
                             {"thuo>?", "thuở"},
                             {"tuo>ng", "tương"},
                             {"quo>n", "quơn"},
                             {"nga`y", "ngày"},
                             {"Ri'ah", "Ríah"},
                             {"ru>o>u.", "rượu"},
                             {"viet.^", "việt"}})
        check(one);
}

TEST_CASE("the same mark again takes it off, another takes its place") {
    for (const Typed& one : {Typed{"la'", "lá"},
                             {"la''", "la"},
                             {"la'`", "là"},
                             {"an^^", "an"},
                             {"an^(", "ăn"},
                             {"on^>", "ơn"},
                             {"da--", "da"},
                             {"duoc>>", "duoc"},
                             {"cuoc^>", "cươc"},
                             {"cuoc>^", "cuôc"},
                             {"hoa```", "hoa"},
                             {"hoa`'", "hóa"},
                             {"hoa``'", "hóa"},
                             {"uu>>", "uu"},
                             {"tuan^'^", "tuán"}})
        check(one);
}

TEST_CASE("a key that has nothing to act on changes nothing") {
    for (const Typed& one : {Typed{"'", ""},
                             {"bc'", "bc"},
                             {"bc^", "bc"},
                             {"e(", "e"},
                             {"an-", "an"},
                             {"<", ""},
                             {"12^'", "12"},
                             {"la '", "la "},
                             {"qui>", "qui"}})
        check(one);
    CHECK(typed("la ") == "la ");
    Secret broken = secret("la\xC3");
    text::press(broken, key_of('\''), kPlenty);
    text::press(broken, key_of('<'), kPlenty);
    CHECK(view(broken) == "la\xC3");
}

TEST_CASE("the eraser takes one letter with its marks and moves nothing else") {
    CHECK(typed("Buoi>?<") == "Bưở");
    CHECK(typed("hoan`<") == "hoà");
    CHECK(typed("hoan`<<") == "ho");
    CHECK(typed("d-<") == "");
}

TEST_CASE("a text is never longer than its limit, and marks do not count") {
    CHECK(typed("Nguyen^~ Thi", 6) == "Nguyễn");
    CHECK(typed("abc  d", 4) == "abc ");
    CHECK(typed("a", 0) == "");
}

TEST_CASE("characters that cannot be seen are not typed, and the text stays NFC") {
    Secret text = secret("a");
    for (const char32_t odd :
         {U'\u0000', U'\n', U'\u202E', U'\u200B', U'\u0301', char32_t{0xD800}, char32_t{0x110000}})
        text::press(text, {Key::Kind::character, odd, Mark::acute}, kPlenty);
    CHECK(view(text) == "a");
    Secret decomposed = secret("Thi\u0323");
    text::press(decomposed, key_of('<'), kPlenty);
    CHECK(view(decomposed) == "Th");
}

TEST_CASE("every syllable in every tone and both styles is typed by the letters a to z and the mark keys") {
    int syllables = 0;
    for (const auto onset : kOnsets) {
        for (const auto rhyme : kRhymes) {
            for (int tone = 0; tone < 6; ++tone) {
                Secret syllable = secret(std::string(onset) + std::string(rhyme));
                if (tone > 0)
                    text::press(syllable, {Key::Kind::mark, 0, static_cast<Mark>(tone - 1)}, kPlenty);
                REQUIRE(retyped(view(syllable)) == view(syllable));
                for (const Key& key : text::keys_for(view(syllable)))
                    REQUIRE((key.kind != Key::Kind::character || key.character < 0x80));
                ++syllables;
            }
        }
    }
    CHECK(syllables == 29 * 153 * 6);
}

TEST_CASE("open oa, oe and uy are typed in the new style too, by the letters a to z and the mark keys") {
    constexpr std::array<std::string_view, 15> kNewStyle{"oá", "oà", "oả", "oã", "oạ", "oé", "oè", "oẻ",
                                                         "oẽ", "oẹ", "uý", "uỳ", "uỷ", "uỹ", "uỵ"};
    for (const auto onset : kOnsets) {
        for (const auto rhyme : kNewStyle) {
            const std::string wanted = std::string(onset) + std::string(rhyme);
            CHECK(retyped(wanted) == wanted);
            for (const Key& key : text::keys_for(wanted))
                CHECK((key.kind != Key::Kind::character || key.character < 0x80));
        }
    }
}

TEST_CASE("names and sentences are retyped as they stand") {
    for (const std::string_view wanted : {"Nguyễn Thị Bưởi",
                                          "Đỗ Hoà Mẫu",
                                          "Y Mẫu Niê Kđăm",
                                          "H'Ví Dụ Êban",
                                          "Alăng Bhnướch",
                                          "Ríah",
                                          "Zuốih",
                                          "Hồchíminh",
                                          "Đăkđrinh",
                                          "Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng Nam",
                                          "Số 12/3 đường Trần Quý Cáp",
                                          "  hai   cách ",
                                          "uơ",
                                          "ươ",
                                          "ưo",
                                          "PHƯỜNG BÀN THẠCH",
                                          "Xơ-đăng",
                                          "Uỷ ban / Ủy ban",
                                          "gìn giữ",
                                          ""})
        CHECK(retyped(wanted) == wanted);
}

TEST_CASE("the keys for a word are its letters first and its marks after them") {
    const auto keys = text::keys_for("Được");
    REQUIRE(keys.size() == 7);
    CHECK(keys[0] == key_of('D'));
    CHECK(keys[3] == key_of('c'));
    CHECK(keys[4] == key_of('-'));
    CHECK(keys[5] == key_of('>'));
    CHECK(keys[6] == key_of('.'));
    CHECK(text::keys_for("\xFF").empty());
}

}  // namespace motcua::tests
