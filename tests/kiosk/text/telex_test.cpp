#include "kiosk/text/telex.h"

#include <fstream>
#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/text/unicode.h"

namespace motcua::tests {
namespace {

using text::Key;
using text::Method;
using text::ToneStyle;
using text::Typing;

constexpr Typing kTelex{Method::telex, ToneStyle::old_place};
constexpr Typing kTelexNew{Method::telex, ToneStyle::new_place};
constexpr Typing kVni{Method::vni, ToneStyle::old_place};

std::string typed(std::string_view keys, Typing how, std::size_t length_max = 100) {
    Secret text;
    const auto points = text::code_points(keys);
    REQUIRE(points);
    for (const char32_t point : *points)
        text::press(text, point == U'<' ? text::erase_key() : text::character_key(point), length_max, how);
    return {text.begin(), text.end()};
}

std::string composed(std::string_view line, Typing how) {
    const auto text = text::compose(line, how);
    return text ? std::string(view(*text)) : "refused: " + text.error().what;
}

struct Case {
    std::string_view keys;
    std::string_view text;
};

void check(const Case& one, Typing how) {
    CAPTURE(one.keys);
    CHECK(typed(one.keys, how) == one.text);
    CHECK(composed(one.keys, how) == one.text);
}

}  // namespace

TEST_CASE("Telex and VNI compose every vector in both tone styles") {
    std::ifstream file(std::string(MOTCUA_SOURCE_DIR) + "/tests/kiosk/text/telex_vectors.json");
    const auto vectors = nlohmann::json::parse(file, nullptr, false)["vectors"];
    REQUIRE(vectors.size() >= 110);
    for (const auto& vector : vectors) {
        const auto keys = vector["keys"].get<std::string>();
        const Method method = vector["method"] == "vni" ? Method::vni : Method::telex;
        check({keys, vector["old"].get_ref<const std::string&>()}, {method, ToneStyle::old_place});
        check({keys, vector["new"].get_ref<const std::string&>()}, {method, ToneStyle::new_place});
    }
}

TEST_CASE("a key pressed again takes its mark off and stands as the letter it is") {
    for (const Case& one :
         {Case{"ass", "as"},    {"aff", "af"},       {"arr", "ar"},   {"axx", "ax"},    {"ajj", "aj"},
          {"aaa", "aa"},        {"eee", "ee"},       {"ooo", "oo"},   {"aww", "aw"},    {"oww", "ow"},
          {"uww", "uw"},        {"ddd", "dd"},       {"Ddd", "Dd"},   {"ASS", "AS"},    {"tosos", "tôs"},
          {"reff", "ref"},      {"noww", "now"},     {"uoww", "ươ"},  {"uowww", "uow"}, {"duocww", "duocw"},
          {"tuaana", "tuana"},  {"hoafff", "hoaff"}, {"aaaa", "aaa"}, {"dddd", "ddd"},  {"xooongf", "xoòng"},
          {"vietjee", "viẹte"}, {"tuaasna", "tuána"}})
        check(one, kTelex);
    for (const Case& one : {Case{"a11", "a1"}, {"a66", "a6"}, {"a88", "a8"}, {"o77", "o7"}, {"d99", "d9"}})
        check(one, kVni);
}

TEST_CASE("another mark takes the place of the one that stands") {
    for (const Case& one : {Case{"hoafs", "hóa"},
                            {"aas", "ấ"},
                            {"aaw", "ă"},
                            {"awa", "â"},
                            {"oow", "ơ"},
                            {"owo", "ô"},
                            {"cuowco", "cuôc"},
                            {"cuoocw", "cươc"},
                            {"toowi", "tơi"}})
        check(one, kTelex);
    check({"cuo7c6", "cuôc"}, kVni);
}

TEST_CASE("z and 0 take the tone off, and are themselves where there is none") {
    for (const Case& one :
         {Case{"asz", "a"}, {"hoafz", "hoa"}, {"az", "az"}, {"Zuoosih", "Zuốih"}, {"dz", "dz"}})
        check(one, kTelex);
    for (const Case& one : {Case{"hoa20", "hoa"}, {"a0", "a0"}, {"10", "10"}}) check(one, kVni);
}

TEST_CASE("keys may come in any order a person types them") {
    for (const Case& one :
         {Case{"vietje", "việt"}, {"vieejt", "việt"},     {"vijeet", "việt"},     {"nguoiwf", "người"},
          {"nguwowfi", "người"},  {"ngwuowif", "ngwười"}, {"duwoi", "dươi"},      {"dand", "đan"},
          {"duocwjd", "được"},    {"hofa", "hòa"},        {"hofan", "hoàn"},      {"gisa", "giá"},
          {"giamaf", "giầm"},     {"chuaarn", "chuẩn"},   {"chuyreen", "chuyển"}, {"thuowr", "thuở"},
          {"oddp", "ođp"},        {"ddawks", "đắk"},      {"quawng", "quăng"},    {"hoawcj", "hoặc"},
          {"cuawr", "cửa"},       {"khuyru", "khuỷu"},    {"ngojeo", "ngoẹo"},    {"uowr", "uở"},
          {"lowif", "lời"},       {"tuwowi", "tươi"},     {"ngoawcs", "ngoắc"},   {"nguwowif", "người"}})
        check(one, kTelex);
    for (const Case& one : {Case{"nguyen64", "nguyễn"},
                            {"nguoi72", "người"},
                            {"d9u7o7c5", "được"},
                            {"hoa2n", "hoàn"},
                            {"dang98", "đăng"},
                            {"cu7u3", "cửu"}})
        check(one, kVni);
}

TEST_CASE("the style decides where the tone of open oa, oe and uy stands, and of nothing else") {
    for (const Case& one : {Case{"hofa", "hoà"},
                            {"hoafn", "hoàn"},
                            {"thuys", "thuý"},
                            {"quys", "quý"},
                            {"muaf", "mùa"},
                            {"hoeos", "hoéo"},
                            {"nguyeenx", "nguyễn"}})
        check(one, kTelexNew);
}

TEST_CASE("names of every people of the country can be typed") {
    for (const Case& one : {Case{"Alawng", "Alăng"},
                            {"Bhnuwowsch", "Bhnướch"},
                            {"Bhnuwowchs", "Bhnướch"},
                            {"Niee Kddawm", "Niê Kđăm"},
                            {"H'Vis Duj EEban", "H'Ví Dụ Êban"},
                            {"Y Maaux", "Y Mẫu"},
                            {"Risah", "Ríah"},
                            {"Hoosih", "Hốih"},
                            {"Bling", "Bling"},
                            {"Biaw", "Biă"},
                            {"Xow-ddawng", "Xơ-đăng"},
                            {"DDINH", "ĐINH"},
                            {"Cooor", "Coor"}})
        check(one, kTelex);
}

TEST_CASE("words of other languages can be typed") {
    for (const Case& one : {Case{"Smith", "Smith"},
                            {"Anna", "Anna"},
                            {"Elena", "Elena"},
                            {"David", "David"},
                            {"John", "John"},
                            {"Fred", "Fred"},
                            {"Rosss", "Ross"},
                            {"Jefff", "Jeff"},
                            {"Marria", "Maria"},
                            {"Browwn", "Brown"},
                            {"www.", "www."},
                            {"Kate", "Kate"},
                            {"Thomass", "Thomas"},
                            {"booos", "boos"},
                            {"seeen", "seen"},
                            {"Taylorr", "Taylor"},
                            {"Xwz", "Xwz"}})
        check(one, kTelex);
    for (const Case& one : {Case{"12/3", "12/3"}, {"HT-2019", "HT-2019"}, {"K5", "K5"}, {"A11", "A1"}})
        check(one, kVni);
}

TEST_CASE("a syllable that ends in a stop takes no tone but sharp and heavy") {
    for (const Case& one : {Case{"catr", "catr"}, {"cats", "cát"}, {"cachj", "cạch"}, {"capf", "capf"}})
        check(one, kTelex);
}

TEST_CASE("the eraser takes one letter with its marks, and typing goes on from what is left") {
    CHECK(typed("Buwowri<", kTelex) == "Bưở");
    CHECK(typed("Buwowri<<<", kTelex) == "B");
    CHECK(typed("hoafn<", kTelex) == "hoà");
    CHECK(typed("vieetj<<eetj", kTelex) == "việt");
    CHECK(typed("ass<s", kTelex) == "á");
    CHECK(typed("d9<", kVni) == "");
}

TEST_CASE("a text at its limit takes marks and no more letters") {
    CHECK(typed("nguyeenx", kTelex, 6) == "nguyễn");
    CHECK(typed("nguyeenxg", kTelex, 6) == "nguyễn");
    CHECK(typed("ass", kTelex, 1) == "á");  // the s that would stand there does not fit
}

TEST_CASE("what stood before the word that is typed is never spelt anew") {
    Secret name = secret("Đỗ Hoà Thuý ");
    for (const char key : std::string_view("Maaux"))
        text::press(name, text::character_key(char32_t(key)), 100, kTelex);
    CHECK(view(name) == "Đỗ Hoà Thuý Mẫu");
    Secret card = secret("Đỗ Hoà");
    text::press(card, text::character_key(U' '), 100, kTelex);
    text::press(card, text::character_key(U'x'), 100, kTelex);
    CHECK(view(card) == "Đỗ Hoà x");
}

TEST_CASE("a line is composed word by word, and what is no key stays as it is") {
    CHECK(composed("Nguyeenx Thij Buwowri, 12/3", kTelex) == "Nguyễn Thị Bưởi, 12/3");
    CHECK(composed("tab\tcas \u0301", kTelex) == "tab\tcá \u0301");
    CHECK(composed("oof\u0323", kTelex) == "ộ\u0300");
    CHECK(composed("", kTelex) == "");
    CHECK(composed("日本 ddoong", kTelex) == "日本 đông");
}

TEST_CASE("a line that is not UTF-8 or far too long is refused in words") {
    CHECK(composed("la\xC3", kTelex) == "refused: is not UTF-8");
    CHECK(composed(std::string(text::kComposedBytesMax + 1, 'a'), kTelex) ==
          "refused: is longer than 4096 bytes");
    CHECK(composed(std::string(text::kComposedBytesMax, 'b'), kTelex).size() == text::kComposedBytesMax);
}

}  // namespace motcua::tests
