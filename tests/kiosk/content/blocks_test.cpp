// Questions written once and used by many procedures: what the pages of a procedure become.
#include "kiosk/content/blocks.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace motcua;
using content::Blocks;
using content::Expanded;
using content::Flaws;
using nlohmann::json;

namespace {

json person_block() {
    return json::parse(R"({
      "pages": [
        {"id": "{as}.card", "question": {"vi": "Thẻ của {who}?", "en": "The card of {who}?"},
         "person": {"who": {"vi": "{who}", "en": "{who}"}, "fields": ["{as}.name", "{as}.id"]}},
        {"id": "{as}.name", "question": {"vi": "{Who} họ tên gì?", "en": "The name of {who}?"},
         "fields": [{"id": "{as}.name", "type": "person_name", "from_card": "full_name"}]},
        {"id": "{as}.id", "question": {"vi": "Số của {who}?", "en": "The number of {who}?"},
         "when": {"!": [{"var": "{as}.name"}]},
         "fields": [{"id": "{as}.id", "type": "citizen_id", "from_card": "id"}]}
      ],
      "lines": [
        {"of": "name", "words": "Họ tên: {{as}.name}"},
        {"of": "id", "words": "Số: {{as}.id}"}
      ]
    })");
}

struct Pages {
    std::vector<Expanded> all;
    std::vector<content::Flaw> flaws;
};

Pages expanded(const char* list, const char* kind = "pages") {
    const json person = person_block();
    const json knot = json::parse(R"({"pages": [{"use": "knot"}]})");
    const Blocks blocks{{"person", &person}, {"knot", &knot}};
    Flaws flaws;
    Pages result;
    result.all = content::expand(json::parse(list), kind, blocks, "procedures/1.000000.json",
                                 std::string("/") + kind, flaws);
    result.flaws = flaws.all();
    return result;
}

}  // namespace

TEST_CASE("a block asks about the person whom the procedure names") {
    const Pages result = expanded(R"([
      {"id": "first"},
      {"use": "person", "as": "mother", "who": {"vi": "người mẹ", "en": "the mother"}}
    ])");
    CHECK(result.flaws.empty());
    REQUIRE(result.all.size() == 4);
    CHECK(result.all[0].place == "/pages/0");
    const json& name = result.all[2].value;
    CHECK(name["id"] == "mother.name");
    CHECK(name["question"]["vi"] == "Người mẹ họ tên gì?");
    CHECK(name["question"]["en"] == "The name of the mother?");
    CHECK(result.all[1].value["person"]["fields"] == json{"mother.name", "mother.id"});
    SUBCASE("a mistake in it is told in its own file") {
        CHECK(result.all[2].file == "blocks/person.json");
        CHECK(result.all[2].place == "/pages/1");
    }
}

TEST_CASE("a capital begins the sentence, also with a mark or a stroke") {
    const Pages result = expanded(R"([{"use": "person", "as": "a", "only": ["name"],
                                        "who": {"vi": "đứa trẻ", "en": "the child"}}])");
    REQUIRE(result.all.size() == 1);
    CHECK(result.all[0].value["question"]["vi"] == "Đứa trẻ họ tên gì?");
}

TEST_CASE("a block is asked where the procedure says so, and its own condition stays") {
    const Pages result = expanded(R"([{"use": "person", "as": "a", "who": {"vi": "b", "en": "c"},
                                        "when": {"var": "married"}}])");
    REQUIRE(result.all.size() == 3);
    CHECK(result.all[1].value["when"] == json::parse(R"({"var": "married"})"));
    CHECK(result.all[2].value["when"] ==
          json::parse(R"({"and": [{"var": "married"}, {"!": [{"var": "a.name"}]}]})"));
}

TEST_CASE("without the page for the card nobody else's card is taken for this person's") {
    const Pages result =
        expanded(R"([{"use": "person", "as": "a", "who": {"vi": "b", "en": "c"}, "only": ["name", "id"]}])");
    REQUIRE(result.all.size() == 2);
    for (const Expanded& each : result.all) CHECK_FALSE(each.value["fields"][0].contains("from_card"));
}

TEST_CASE("with the page for the card it asks for what is chosen, and no more") {
    const Pages result = expanded(
        R"([{"use": "person", "as": "a", "who": {"vi": "b", "en": "c"}, "only": ["card", "name"]}])");
    REQUIRE(result.all.size() == 2);
    CHECK(result.all[0].value["person"]["fields"] == json{"a.name"});
    CHECK(result.all[1].value["fields"][0]["from_card"] == "full_name");
}

TEST_CASE("a list of people is asked one after the other, as many as there are") {
    const Pages result = expanded(R"([{"repeat": "child", "count": "children", "most": 3, "pages": [
      {"use": "person", "as": "child{n}", "only": ["name"],
       "who": {"vi": "người con thứ {n}", "en": "child {n}"}}
    ]}])");
    CHECK(result.flaws.empty());
    REQUIRE(result.all.size() == 3);
    CHECK(result.all[2].value["id"] == "child3.name");
    CHECK(result.all[2].value["question"]["vi"] == "Người con thứ 3 họ tên gì?");
    CHECK(result.all[2].value["when"] == json::parse(R"({">=": [{"var": "children"}, 3]})"));
}

TEST_CASE("the declaration has a block's lines for what was asked") {
    const Pages result = expanded(R"([{"words": "Kính gửi"},
      {"use": "person", "as": "mother", "who": {"vi": "b", "en": "c"}, "only": ["name"]}])",
                                  "lines");
    REQUIRE(result.all.size() == 2);
    CHECK(result.all[1].value == json{{"words", "Họ tên: {mother.name}"}});
}

TEST_CASE("what cannot be expanded is told, and nothing runs away") {
    const auto told = [](const char* list, const char* place, const char* reason) {
        const Pages result = expanded(list);
        REQUIRE_FALSE(result.flaws.empty());
        CHECK(result.flaws.front().place == place);
        CHECK(result.flaws.front().reason.find(reason) != std::string::npos);
    };
    told(R"([{"use": "persn"}])", "/pages/0/use", "there is no blocks/persn.json");
    told(R"([{"use": "person", "as": "a", "whom": "b"}])", "/pages/0/whom", "no key that is known here");
    told(R"([{"use": "person", "as": "a", "only": ["nam"]}])", "/pages/0/only", "names a page");
    told(R"([{"use": "knot"}])", "/pages", "nested in more than");
    told(R"([{"repeat": "a", "count": "b", "most": 100, "pages": []}])", "/pages/0/most", "from 1 to 12");
    told(R"({})", "/pages", "must be a list");
    told(R"([{"repeat": "a", "count": "b", "most": 12, "pages": [
            {"repeat": "c", "count": "d", "most": 12, "pages": [{"id": "1"}, {"id": "2"}, {"id": "3"}]}]}])",
         "/pages", "at most 200");
}

TEST_CASE("blocks that would become gigabytes are refused before they do") {
    // Each line: a block's pages, by name; the procedure uses the last.
    const auto refused = [](const std::vector<std::pair<std::string, json>>& written) {
        Blocks blocks;
        for (const auto& [name, block] : written) blocks[name] = &block;
        Flaws flaws;
        const json list = json::array({{{"use", written.back().first}}});
        const auto all = content::expand(list, "pages", blocks, "procedures/1.000000.json", "/pages", flaws);
        CHECK(all.empty());
        REQUIRE_FALSE(flaws.none());
        return flaws.all().front().reason;
    };
    const auto pages = [](json each, std::size_t times) {
        return json{{"pages", std::vector<json>(times, std::move(each))}};
    };
    CHECK(refused({{"nothing", json{{"pages", json::array()}}},
                   {"many", pages({{"use", "nothing"}}, 500)},
                   {"more", pages({{"use", "many"}}, 500)},
                   {"most", pages({{"use", "more"}}, 500)}}) == "becomes more than 4 MB");
    CHECK(refused({{"page", pages({{"id", "a"}}, 100)},
                   {"rule", pages({{"use", "page"}, {"when", std::string(100'000, 'x')}}, 1)}}) ==
          "becomes more than 4 MB");
    CHECK(refused({{"page", pages({{"id", "{as}"}}, 1)},
                   {"name", pages({{"use", "page"}, {"as", std::string(301, 'x')}}, 1)}}) ==
          "longer than 300 bytes");
}
