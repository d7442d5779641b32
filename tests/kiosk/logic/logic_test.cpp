// JsonLogic and CertLogic's dates, held against cases of our own, and every limit that an evaluation has.
#include "kiosk/logic/logic.h"

#include <fstream>
#include <set>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace motcua;
using nlohmann::json;

namespace {

Result<json> evaluated(const json& rule, const json& data, const logic::Limits& limits = {}) {
    const auto value = logic::evaluate(rule, logic::JsonData(data), limits);
    if (!value) return failure(value.error().what);
    return logic::to_json(*value);
}

// Why the rule says nothing; empty where it says something.
std::string refusal(const char* rule, const json& data = nullptr, const logic::Limits& limits = {}) {
    const auto value = evaluated(json::parse(rule), data, limits);
    return value ? "" : value.error().what;
}

json cases() {
    std::ifstream file(MOTCUA_SOURCE_DIR "/tests/kiosk/logic/cases.json");
    return json::parse(file);
}

void collect_operators(const json& rule, std::set<std::string>& to) {
    if (rule.is_object() && rule.size() == 1) to.insert(rule.begin().key());
    if (rule.is_structured())
        for (const json& inner : rule) collect_operators(inner, to);
}

// [[…[1]…]], or {"!": {"!": … 1}}
json nested(int depth, bool lists) {
    json inner = 1;
    for (int i = 0; i < depth; ++i) {
        json outer = lists ? json::array() : json::object();
        (lists ? outer.emplace_back() : outer["!"]) = std::move(inner);
        inner = std::move(outer);
    }
    return inner;
}

}  // namespace

TEST_CASE("every case says what it should") {
    for (const json& each : cases()) {
        if (each.is_string()) continue;
        CAPTURE(each.dump());
        const auto got = evaluated(each[0], each[1]);
        REQUIRE_MESSAGE(got, (got ? "" : got.error().what));
        CHECK(*got == each[2]);
    }
}

TEST_CASE("no operator of JsonLogic or of CertLogic's dates is without a case, and each is known") {
    std::set<std::string> used;
    for (const json& each : cases())
        if (each.is_array()) collect_operators(each[0], used);
    for (const char* name : {"var",        "missing",  "missing_some",
                             "if",         "?:",       "==",
                             "===",        "!=",       "!==",
                             "!",          "!!",       "and",
                             "or",         "<",        "<=",
                             ">",          ">=",       "+",
                             "-",          "*",        "/",
                             "%",          "min",      "max",
                             "map",        "in",       "filter",
                             "reduce",     "all",      "none",
                             "some",       "merge",    "cat",
                             "substr",     "log",      "plusTime",
                             "before",     "after",    "dccDateOfBirth",
                             "not-before", "not-after"}) {
        CAPTURE(std::string(name));
        CHECK(used.count(name) == 1);
        CHECK(logic::find_operator(name) != nullptr);
    }
    CHECK(logic::find_operator("plus") == nullptr);
}

TEST_CASE("what cannot be evaluated says why in one line, and nothing of the data") {
    CHECK(refusal(R"({"equals": [1, 1]})") == "\"equals\" is no operator");
    CHECK(refusal(R"({"if": [true, {"a\nb": 1}]})") == "\"a\\nb\" is no operator");
    CHECK(refusal(R"({"==": [1]})") == "\"==\" takes 2 values, not 1");
    CHECK(refusal(R"({"<": [1, 2, 3, 4]})") == "\"<\" takes 2 to 3 values, not 4");
    CHECK(refusal(R"({"and": []})") == "\"and\" takes at least 1 value, not 0");
    CHECK(refusal(R"({"-": {"merge": [1, 2, 3]}})") == "\"-\" takes 1 to 2 values");
    CHECK(refusal(R"({"*": {"merge": []}})") == "\"*\" takes at least 1 value");
    CHECK(refusal(R"({"var": [["a"]]})") == "\"var\" takes a name or a number");
    CHECK(refusal(R"({"var": true})") == "\"var\" takes a name or a number");
    CHECK(refusal(R"({"missing": [true]})") == "\"missing\" takes a name or a number");
    const json born{{"born", "ngày Tết"}};
    CHECK(refusal(R"({"before": [{"var": "born"}, "2026"]})", born) ==
          "\"before\" was given what is not a date");
    CHECK(refusal(R"({"after": ["2026", null]})") == "\"after\" was given what is not a date");
    CHECK(refusal(R"({"dccDateOfBirth": [{"var": "born"}]})", born) ==
          "\"dccDateOfBirth\" was given what is not a date like 2004-05-31");
    CHECK(refusal(R"({"dccDateOfBirth": ["2004-05-31T00:00:00Z"]})") != "");
    for (const char* rule :
         {R"({"plusTime": ["2026", 1, "week"]})", R"({"plusTime": ["2026", 1.5, "day"]})",
          R"({"plusTime": ["2026", "", "day"]})", R"({"plusTime": ["2026", null, "day"]})"}) {
        CAPTURE(std::string(rule));
        CHECK(refusal(rule) ==
              "\"plusTime\" takes a whole number of \"hour\", \"day\", \"month\" or \"year\"");
    }
    for (const char* rule :
         {R"({"plusTime": ["2026", 8000, "year"]})", R"({"plusTime": ["2026", -1e300, "hour"]})",
          R"({"plusTime": ["0001-01-01", -999999999, "day"]})"}) {
        CAPTURE(std::string(rule));
        CHECK(refusal(rule) == "\"plusTime\" leads out of the years 0 to 9999");
    }
}

TEST_CASE("what looks like a date and is none is none") {
    for (const char* text : {"",
                             "26",
                             "20266",
                             "2026-1",
                             "2026-13",
                             "2026-00",
                             "2026-02-29",
                             "2026-11-31",
                             "2026-11-22T",
                             "2026-11-22 08:30:00",
                             "2026-11-22T08:30",
                             "2026-11-22T24:00:00",
                             "2026-11-22T08:60:00",
                             "2026-11-22T08:30:60",
                             "2026-11-22T08:30:00.",
                             "2026-11-22T08:30:00z",
                             "2026-11-22T08:30:00+",
                             "2026-11-22T08:30:00+24:00",
                             "2026-11-22T08:30:00+07:60",
                             "2026-11-22T08:30:00+07:",
                             "2026-11-22T08:30:00+07000",
                             "2026-11-22Z",
                             "2026-11-22T08:30:00Z ",
                             "-2026-11-22",
                             "２０２６",
                             "9999-12-31T23:59:59-01:00",
                             "0000-01-01T00:00:00+01:00"}) {
        CAPTURE(std::string(text));
        CHECK_FALSE(evaluated(json{{"plusTime", {text, 0, "day"}}}, nullptr));
    }
}

TEST_CASE("a rule stops at its depth") {
    const std::string why = "nested deeper than 8 levels";
    const logic::Limits limits{8, 1000, 4096};
    for (const bool lists : {false, true}) {
        CAPTURE(lists);
        CHECK(evaluated(nested(8, lists), nullptr, limits));
        const auto deeper = evaluated(nested(10, lists), nullptr, limits);
        REQUIRE_FALSE(deeper);
        CHECK(deeper.error().what == why);
        CHECK_FALSE(evaluated(nested(50'000, lists), nullptr));
    }
    // A list that takes itself in at each turn.
    const char* const grows = R"({"reduce": [[1,2,3,4,5,6,7,8,9], {"map": [[1], {"var": ""}]}, []]})";
    CHECK(refusal(grows, nullptr, limits) == "");
    const char* const deepens = R"({"reduce": [[1,2,3,4,5,6,7,8,9], [{"var": "accumulator"}], 0]})";
    CHECK(refusal(deepens, nullptr, limits) == why);
}

TEST_CASE("a rule stops after its steps, also where the data is what is long") {
    const logic::Limits limits{8, 200, 1'000'000};
    const std::string why = "longer than 200 steps";
    json numbers = json::array();
    for (int i = 0; i < 150; ++i) numbers.push_back(i);
    const json data{{"numbers", numbers},
                    {"text", std::string(60'000, 'a')},
                    {"list", json::array({json::array({std::string(60'000, ' ')})})}};
    CHECK(refusal(R"({"in": [149, {"var": "numbers"}]})", data, limits) == "");
    for (const char* rule : {R"({"map": [{"var": "numbers"}, {"+": [{"var": ""}, 1]}]})",
                             R"({"filter": [{"var": "numbers"}, false]})",
                             R"({"reduce": [{"var": "numbers"}, {"var": "current"}, 0]})",
                             R"({"all": [{"var": "numbers"}, {"<": [{"var": ""}, 1000]}]})",
                             R"({"none": [{"var": "numbers"}, {"<": [{"var": ""}, 0]}]})",
                             R"({"merge": [{"var": "numbers"}, {"var": "numbers"}]})",
                             R"({"max": {"merge": [{"var": "numbers"}, {"var": "numbers"}]}})",
                             R"({"missing": {"var": "numbers"}})", R"({"missing": {"var": "list.0"}})",
                             R"({"-": [{"var": "list"}]})", R"({"max": {"var": "list.0"}})",
                             R"({"+": [{"var": "list"}, 1]})", R"({"==": [{"var": "text"}, "a"]})",
                             R"({"in": ["aaaaaaaaab", {"substr": [{"var": "text"}, 0, 10000]}]})"}) {
        CAPTURE(std::string(rule));
        CHECK(refusal(rule, data, limits) == why);
    }
}

TEST_CASE("a rule stops when it has made enough, however it does that") {
    const logic::Limits limits{32, 100'000, 4096};
    const std::string why = "makes more than 4096 bytes";
    json turns = json::array();
    for (int i = 0; i < 40; ++i) turns.push_back(i);
    const json data{{"turns", turns}, {"text", std::string(5000, 'a')}, {"some", std::string(1000, 'a')}};
    for (
        const char* rule :
        {R"({"reduce": [{"var": "turns"}, {"cat": [{"var": "accumulator"}, {"var": "accumulator"}]}, "ab"]})",
         R"({"reduce": [{"var": "turns"}, {"merge": [{"var": "accumulator"}, {"var": "accumulator"}]},)"
         R"( [1]]})",
         R"({"map": [{"var": "turns"}, {"map": [[1, 2], {"var": ""}]}]})", R"({"cat": [{"var": "text"}]})",
         R"({"substr": [{"var": "text"}, 0]})",
         R"({"cat": [[{"var": "some"}, {"var": "some"}, {"var": "some"}], {"var": "some"},)"
         R"( {"var": "some"}]})"}) {
        CAPTURE(std::string(rule));
        CHECK(refusal(rule, data, limits) == why);
    }
    CHECK(refusal(R"({"==": [{"var": "text"}, "a"]})", data, limits) == "");  // borrowed, not made
}

TEST_CASE("what a person said is seen where it lies, and never copied") {
    class Said : public logic::Data {
      public:
        [[nodiscard]] std::optional<logic::Value> find(std::string_view path) const override {
            if (path != "applicant.name") return std::nullopt;
            return logic::Text(view(name));
        }
        Secret name = secret("Nguyễn Thị Mẫu, một cái tên dài hơn bộ nhớ trong của chuỗi");
    };
    const Said said;
    const json rule{{"var", "applicant.name"}};
    const auto value = logic::evaluate(rule, said);
    REQUIRE(value);
    CHECK(std::get<logic::Text>(*value).view().data() == said.name.data());
    // No document: a name with a dot in it is found as a whole.
    CHECK(logic::is_null(*logic::evaluate(json{{"var", "applicant"}}, said)));
}

TEST_CASE("a value outlives what its evaluation made on the way") {
    std::optional<logic::Value> kept;
    {
        const json rule = json::parse(R"({"map": [["a", "b"], {"cat": [{"var": ""}, "!"]}]})");
        kept = *logic::evaluate(rule, logic::JsonData(nullptr));
    }
    CHECK(logic::to_json(*kept) == json{"a!", "b!"});
}
