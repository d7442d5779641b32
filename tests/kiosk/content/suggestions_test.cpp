// What the keyboard offers, and that it is the pack that says it.
#include "kiosk/content/suggestions.h"

#include <fstream>
#include <string>

#include "assets.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/schema.h"
#include "tests/support/ward.h"

using namespace motcua;
using content::Suggests;
using Words = std::vector<std::string>;

namespace {

content::Phrases phrases(const Words& words) {
    content::Phrases out;
    for (const std::string& word : words) out.push_back(content::phrase(word));
    return out;
}

const content::Names& names() {
    static const content::Names all{phrases({"Nguyễn", "Trần", "Lê", "Lý", "Alăng", "Niê Kđăm", "Le"}),
                                    phrases({"Thị", "Văn", "Hồng", "Hòa", "Hoà", "Lệ", "Đức", "Hôn"})};
    return all;
}

const content::Places& places() {
    static const content::Places all{phrases({"Khối phố", "Thôn"}), phrases({"Đà Nẵng"}),
                                     phrases({"Tam Kỳ", "Tam Thăng", "Hòa Thuận"}), phrases({"Thạch Tân"})};
    return all;
}

Words offered(Suggests what, std::string_view typed, std::size_t most = 4) {
    Words out;
    for (const auto& each : content::suggest(what, names(), places(), typed, most))
        out.emplace_back(each.phrase);
    return out;
}

// What stands there after a tap.
std::string taken(Suggests what, const std::string& typed) {
    const auto all = content::suggest(what, names(), places(), typed, 1);
    REQUIRE(all.size() == 1);
    return typed.substr(0, typed.size() - all[0].replaced) + std::string(all[0].phrase);
}

}  // namespace

TEST_CASE("a name begins with a family name and goes on with given names") {
    CHECK(offered(Suggests::names, "") == Words{"Nguyễn", "Trần", "Lê", "Lý"});
    CHECK(offered(Suggests::names, "Nguyễn ") == Words{"Thị", "Văn", "Hồng", "Hòa"});
    CHECK(offered(Suggests::names, "Nguyễn Thị ") == Words{"Văn", "Hồng", "Hòa", "Hoà"});  // Thị is said
    CHECK(offered(Suggests::nothing, "").empty());
}

TEST_CASE("letters without marks and in any case find the words that have them") {
    CHECK(offered(Suggests::names, "ng") == Words{"Nguyễn"});
    CHECK(offered(Suggests::names, "NGUYE") == Words{"Nguyễn"});
    CHECK(offered(Suggests::names, "Trần du") == Words{"Đức"});
    CHECK(offered(Suggests::names, "al") == Words{"Alăng"});
    CHECK(offered(Suggests::names, "Xy").empty());
    CHECK(offered(Suggests::names, "Trần Văn xyz").empty());
}

TEST_CASE("what is spelt as typed comes first, then what adds marks, then what has others") {
    CHECK(offered(Suggests::names, "l") == Words{"Lê", "Lý", "Le", "Lệ"});
    CHECK(offered(Suggests::names, "le") == Words{"Lê", "Lệ"});  // Le stands there already
    CHECK(offered(Suggests::names, "lê") == Words{"Lệ", "Le"});
    CHECK(offered(Suggests::names, "Trần ho") == Words{"Hoà", "Hồng", "Hòa", "Hôn"});
    CHECK(offered(Suggests::names, "Trần hô") == Words{"Hôn", "Hồng", "Hòa", "Hoà"});
    CHECK(offered(Suggests::names, "Trần Hòa") == Words{"Hoà"});
}

TEST_CASE("a phrase of several words goes on from its first ones") {
    CHECK(offered(Suggests::places, "tam") == Words{"Tam Kỳ", "Tam Thăng"});
    CHECK(offered(Suggests::places, "Khối phố Mẫu, tam t") == Words{"Tam Thăng"});
    CHECK(offered(Suggests::places, "Tam ")[0] == "Tam Kỳ");
    CHECK(taken(Suggests::places, "Thôn Mẫu, tam t") == "Thôn Mẫu, Tam Thăng");
    CHECK(taken(Suggests::names, "nie k") == "Niê Kđăm");
    CHECK(taken(Suggests::names, "Trần ") == "Trần Thị");
}

TEST_CASE("a text that is no UTF-8 is offered nothing") {
    CHECK(offered(Suggests::names, "\xFF").empty());
    CHECK(offered(Suggests::names, "", 0).empty());
}

TEST_CASE("the ward's pack offers its hamlets and the names of every people that lives here") {
    const auto ward = tests::ward_content();
    const auto first = [&](Suggests what, std::string_view typed) {
        const auto all = content::suggest(what, ward->names, ward->places, typed, 4);
        return all.empty() ? std::string() : std::string(all.front().phrase);
    };
    CHECK(first(Suggests::names, "") == "Nguyễn");
    CHECK(first(Suggests::names, "Nguyễn ") == "Thị");
    CHECK(first(Suggests::names, "alan") == "Alăng");
    CHECK(first(Suggests::names, "bhnuoc") == "Bhnướch");
    CHECK(first(Suggests::names, "nie") == "Niê");
    CHECK(first(Suggests::names, "Y Mẫu nie k") == "Niê Kđăm");
    CHECK(first(Suggests::places, "khoi") == "Khối phố");
    CHECK(first(Suggests::places, "ban") == "Bàn Thạch");
    CHECK(first(Suggests::places, "Thôn thach t") == "Thạch Tân");
    CHECK(first(Suggests::places, "da n") == "Đà Nẵng");
    CHECK(ward->places.provinces.size() == 34 + 30);  // since 2025-07-01, and those that older cards name
}

TEST_CASE("lists of names and places are as their schemas say") {
    using nlohmann::json;
    for (const auto& [schema, file] : {std::pair{"names", "base/names.json"},
                                       {"places", "base/places.json"},
                                       {"places", "wards/ban-thach/places.json"}}) {
        const std::string path = std::string(MOTCUA_SOURCE_DIR) + "/assets/packs/" + file;
        CHECK_MESSAGE(tests::broken_by(schema, json::parse(std::ifstream(path))) == "", path);
        CHECK(tests::broken_by(schema, {{"famly", {"Nguyễn"}}}) != "");
        CHECK(tests::broken_by(schema, {{"remarks", "one"}}) != "");
    }
}

TEST_CASE("an e-mail address is offered its endings once it has begun, and what goes on with one") {
    content::Names names;
    names.email_endings = phrases({"@gmail.com", "@mau.vn", "@gmail.vn"});
    const auto offers = [&](std::string_view typed) {
        Words out;
        for (const auto& each : content::suggest(Suggests::email_endings, names, {}, typed, 2)) {
            CHECK(each.replaced == typed.size() - std::min(typed.find('@'), typed.size()));
            out.emplace_back(each.phrase);
        }
        return out;
    };
    CHECK(offers("").empty());
    CHECK(offers("mau") == Words{"@gmail.com", "@mau.vn"});
    CHECK(offers("mau@g") == Words{"@gmail.com", "@gmail.vn"});
    CHECK(offers("mau@gmail.com").empty());
    CHECK(offers("@").empty());
}

TEST_CASE("an ending is an @ with a domain") {
    for (const char* ending : {"@gmail.com", "@thu.mau.vn", "@a-b.example"})
        CHECK(content::is_email_ending(ending));
    for (const char* ending :
         {"", "@", "gmail.com", "@gmail", "@.com", "@gmail.", "@Gmail.com", "@a b.vn", "@a@b.vn"})
        CHECK_FALSE(content::is_email_ending(ending));
}
