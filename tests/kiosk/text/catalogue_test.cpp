#include "kiosk/text/catalogue.h"

#include <string>

#include <doctest/doctest.h>

namespace motcua::tests {
namespace {

using text::Address;
using text::Catalogue;
using text::Language;
using text::LocalText;
using text::T;
using text::Words;

std::string refused(std::string_view vi, std::string_view en = {}) {
    const auto parsed = Catalogue::parse(vi, en);
    return parsed ? std::string("accepted") : parsed.error().what;
}

}  // namespace

TEST_CASE("every sentence is built in, in both languages") {
    for (int i = 0; i < static_cast<int>(T::count_); ++i) {
        const auto key = static_cast<T>(i);
        CAPTURE(text::key_name(key));
        CHECK(Catalogue::built_in().raw(key, Language::vi) != text::key_name(key));
        CHECK(Catalogue::built_in().raw(key, Language::en) != text::key_name(key));
    }
    CHECK(text::key_name(T::home_title) == "home.title");
    CHECK(Catalogue::built_in().raw(T::frame_back, Language::vi) == "Quay lại");
    CHECK(Catalogue::built_in().raw(T::frame_back, Language::en) == "Back");
}

TEST_CASE("a person is greeted as ông/bà until the card tells more") {
    const Catalogue& catalogue = Catalogue::built_in();
    CHECK(Words{&catalogue}(T::home_title) == "Kính chào ông/bà. Ông/bà cần giúp việc gì?");
    CHECK(Words{&catalogue, Language::vi, Address::ba}(T::home_title) ==
          "Kính chào bà. Bà cần giúp việc gì?");
    CHECK(Words{&catalogue, Language::vi, Address::ong}(T::home_title) ==
          "Kính chào ông. Ông cần giúp việc gì?");
    CHECK(Words{&catalogue, Language::vi, Address::anh}(T::procedures_title) == "Anh cần làm thủ tục nào?");
    CHECK(Words{&catalogue, Language::vi, Address::chi}(T::procedures_title) == "Chị cần làm thủ tục nào?");
    CHECK(Words{&catalogue, Language::vi, Address::em}(T::procedures_title) == "Em cần làm thủ tục nào?");
    CHECK(text::addressed("Please tell {xh}. {Xh} may go.", Language::en, Address::ba) ==
          "Please tell you. You may go.");
}

TEST_CASE("what stands in braces is filled in by name and never read twice") {
    const Words words;
    CHECK(words(T::overview_counter, {{"counter", "3"}}) == "Quầy số 3");
    CHECK(words(T::page_of, {{"of", "4"}, {"n", "2"}}) == "Trang 2 / 4");
    CHECK(words(T::scan_card_read, {{"name", "{xh} {name}"}}) == "Máy đã đọc được thẻ của {xh} {name}.");
    CHECK(words(T::overview_counter) == "Quầy số {counter}");
    CHECK(words(LocalText{"{", ""}) == "{");
    CHECK(words(LocalText{"a}{b", ""}) == "a}{b");
}

TEST_CASE("a sentence without English is said in Vietnamese, address and all") {
    const LocalText only_vietnamese{"Mời {xh} ký.", ""};
    const Words words{nullptr, Language::en, Address::ba};
    CHECK(words(only_vietnamese) == "Mời bà ký.");
    CHECK(words(LocalText{"Mời {xh} ký.", "Please sign."}) == "Please sign.");
}

TEST_CASE("a pack says some sentences in its own way and the rest stays") {
    const auto catalogue =
        Catalogue::parse(R"({"home.title": "Chào {xh}."})", R"({"frame.back": "Go back"})");
    REQUIRE(catalogue);
    CHECK(catalogue->raw(T::home_title, Language::vi) == "Chào {xh}.");
    CHECK(catalogue->raw(T::home_title, Language::en) ==
          Catalogue::built_in().raw(T::home_title, Language::en));
    CHECK(catalogue->raw(T::frame_back, Language::en) == "Go back");
    CHECK(catalogue->raw(T::frame_back, Language::vi) == "Quay lại");
    CHECK(Catalogue::parse("", "").has_value());
    CHECK(Catalogue::parse("{}", "{}").has_value());
}

TEST_CASE("a pack that says something the machine does not know is refused with the place") {
    CHECK(refused(R"({"home.titel": "x"})") == "vi: texts: unknown key home.titel");
    CHECK(refused(R"({"overview.counter": "Quầy"})") ==
          "vi: overview.counter: placeholder {counter} is missing");
    CHECK(refused(R"({"overview.counter": "Quầy {counter} {x}"})") ==
          "vi: overview.counter: unknown placeholder {x}");
    CHECK(refused(R"({"overview.counter": "Quầy {counter"})") ==
          "vi: overview.counter: placeholder {counter} is missing");
    CHECK(refused(R"({"overview.counter": "Quầy counter}"})") ==
          "vi: overview.counter: placeholder {counter} is missing");
    CHECK(refused("", R"({"page.of": "Page {n}"})") == "en: page.of: placeholder {of} is missing");
    CHECK(refused(R"({"frame.back": ""})") == "vi: frame.back: a sentence has 1 to 1000 bytes");
    CHECK(refused(R"({"frame.back": ")" + std::string(1001, 'x') + "\"}") ==
          "vi: frame.back: a sentence has 1 to 1000 bytes");
    CHECK(refused(R"({"frame.back": 7})") == "vi: frame.back: not a text");
    CHECK(refused("[]") == "vi: texts: not one JSON object");
    CHECK(refused("{") == "vi: texts: not one JSON object");
    CHECK(refused("{\"frame.back\": \"\xFF\"}") == "vi: texts: not one JSON object");
    CHECK(refused(std::string(300'000, ' ')) == "vi: texts: more than 262144 bytes");
}

}  // namespace motcua::tests
