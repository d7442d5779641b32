#include <memory>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/content/rule.h"
#include "kiosk/form/form.h"

using motcua::secret;
using motcua::content::Condition;
using motcua::form::Answers;
using motcua::form::holds;
using nlohmann::json;

namespace {

Condition rule(const std::string& text) { return {std::make_shared<const json>(json::parse(text))}; }

Answers divorced_answers() {
    Answers answers;
    answers.set("case", {secret("divorced")});
    answers.set("copies", {secret("2")});
    answers.set("name", {secret("Nguyễn Thị Mẫu")});
    return answers;
}

bool holds_here(const std::string& text) { return holds(rule(text), divorced_answers()); }

// ["!", ["!", … true]] with `depth` operators.
json nested(int depth) {
    json inner = true;
    for (int i = 0; i < depth; ++i) {
        json outer;
        outer["!"].push_back(std::move(inner));
        inner = std::move(outer);
    }
    return inner;
}

}  // namespace

TEST_CASE("a page without a condition is always there") { CHECK(holds({}, {})); }

TEST_CASE("a rule compares an answer with what the pack says") {
    CHECK(holds_here(R"({"==": [{"var": "case"}, "divorced"]})"));
    CHECK_FALSE(holds_here(R"({"==": [{"var": "case"}, "married"]})"));
    CHECK(holds_here(R"({"!=": [{"var": "case"}, "married"]})"));
    CHECK(holds_here(R"({"in": [{"var": "case"}, ["married", "divorced"]]})"));
    CHECK_FALSE(holds_here(R"({"in": [{"var": "case"}, ["married", "widowed"]]})"));
    CHECK(holds_here(R"({"in": ["Thị", {"var": "name"}]})"));
}

TEST_CASE("a count typed as digits compares as a number") {
    CHECK(holds_here(R"({">": [{"var": "copies"}, 1]})"));
    CHECK(holds_here(R"({"<": [{"var": "copies"}, 10]})"));
    CHECK(holds_here(R"({"<=": [1, {"var": "copies"}, 2]})"));
    CHECK_FALSE(holds_here(R"({"<": [2, {"var": "copies"}, 3]})"));
    CHECK(holds_here(R"({">=": [{"var": "copies"}, 2]})"));
    CHECK(holds_here(R"({"==": [{"var": "copies"}, 2]})"));
    CHECK_FALSE(holds_here(R"({">": [{"var": "name"}, 1]})"));
}

TEST_CASE("what was not answered is null: equal to null alone") {
    CHECK(holds_here(R"({"==": [{"var": "phone"}, null]})"));
    CHECK_FALSE(holds_here(R"({"==": [{"var": "phone"}, ""]})"));
    CHECK(holds_here(R"({"!": [{"var": "phone"}]})"));
    CHECK(holds_here(R"({"!": {"var": "phone"}})"));
    CHECK(holds_here(R"({"==": [{"var": ["phone", "none"]}, "none"]})"));
    CHECK_FALSE(holds_here(R"({"in": [{"var": "phone"}, ["a", "b"]]})"));
}

TEST_CASE("and, or and if decide with the values before them") {
    CHECK(holds_here(R"({"and": [{"var": "case"}, {"==": [{"var": "copies"}, "2"]}]})"));
    CHECK_FALSE(holds_here(R"({"and": [{"var": "case"}, {"var": "phone"}]})"));
    CHECK(holds_here(R"({"or": [{"var": "phone"}, {"var": "case"}]})"));
    CHECK_FALSE(holds_here(R"({"or": [{"var": "phone"}, false, 0, "", []]})"));
    CHECK(holds_here(R"({"if": [{"var": "phone"}, false, {"var": "case"}, true, false]})"));
    CHECK_FALSE(holds_here(R"({"if": [{"var": "phone"}, true]})"));
    CHECK(holds_here(R"({"if": [{"var": "phone"}, false, "otherwise"]})"));
}

TEST_CASE("a rule that is malformed does not hold, whatever else it says") {
    for (const char* text : {R"({"plus": [1, 1]})", R"({"==": [1]})", R"({"==": [1, 1, 1]})", R"({})",
                             R"({"or": [true], "and": [true]})", R"({"var": [["case"]]})", R"({"var": []})",
                             R"({"or": [{"unknown": 1}, true]})"}) {
        CAPTURE(text);
        CHECK_FALSE(holds_here(text));
    }
}

TEST_CASE("a rule that is too deep or too long does not hold, and takes no time") {
    CHECK(holds({std::make_shared<const json>(nested(motcua::content::kConditionLimits.depth))}, {}));
    CHECK_FALSE(
        holds({std::make_shared<const json>(nested(motcua::content::kConditionLimits.depth + 2))}, {}));
    CHECK_FALSE(holds({std::make_shared<const json>(nested(50'000))}, {}));

    json wide = json::array();
    for (int i = 0; i < 50; ++i) wide.push_back(false);
    json wider = json::array();
    for (int i = 0; i < 50; ++i) wider.push_back(json{{"or", wide}});
    wider.push_back(true);
    CHECK_FALSE(holds({std::make_shared<const json>(json{{"or", wider}})}, {}));
}

TEST_CASE("a rule reckons with dates and numbers that were answered") {
    Answers answers;
    answers.set("born", {secret("1951-06")});
    answers.set("children", {secret("3")});
    const auto holds_of = [&answers](const char* text) { return holds(rule(text), answers); };
    const std::string seventy_five_by =
        R"({"not-after": [{"plusTime": [{"dccDateOfBirth": [{"var": "born"}]}, 75, "year"]}, )";
    CHECK(holds_of((seventy_five_by + "\"2026-06-30\"]}").c_str()));
    CHECK_FALSE(holds_of((seventy_five_by + "\"2026-06-29\"]}").c_str()));
    CHECK(holds_of(R"({">": [{"+": [{"var": "children"}, 2]}, 4]})"));
    CHECK(holds_of(R"({"missing": ["born", "died"]})"));
    CHECK_FALSE(holds_of(R"({"missing": ["born", "children"]})"));
}

TEST_CASE("a date that was not answered, or is none, decides nothing") {
    Answers answers;
    answers.set("born", {secret("tháng Giêng")});
    CHECK_FALSE(holds(rule(R"({"before": [{"var": "born"}, "2026"]})"), answers));
    CHECK_FALSE(holds(rule(R"({"!": {"before": [{"var": "born"}, "2026"]}})"), answers));
    CHECK_FALSE(holds(rule(R"({"not-before": [{"var": "died"}, "2026"]})"), answers));
}
