// A condition that holds for nobody is found before anybody meets the pack, and one that may hold is not.
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/content/read_content.h"

using namespace motcua;
using content::Field;
using content::FieldType;
using nlohmann::json;

namespace {

content::Condition when(const char* rule) {
    return {*rule == 0 ? nullptr : std::make_shared<const json>(json::parse(rule))};
}

Field field(const std::string& id, FieldType type) {
    Field made;
    made.id = id;
    made.type = type;
    return made;
}

Field choice(const std::string& id, std::initializer_list<const char*> options) {
    Field made = field(id, FieldType::choice);
    for (const char* option : options) made.options.push_back({option, {}, {}});
    return made;
}

content::Page page(Field asked, const char* rule = "") {
    content::Page made;
    made.fields.push_back(std::move(asked));
    made.when = when(rule);
    return made;
}

// A small form with a bit of everything.
content::Procedure form() {
    content::Procedure made;
    made.code = "1.000000";
    made.pages.push_back(page(choice("purpose", {"marriage", "loan", "other"})));
    made.pages.push_back(
        page(choice("place", {"here", "elsewhere"}), R"({"==": [{"var": "purpose"}, "marriage"]})"));
    Field copies = field("copies", FieldType::count);
    copies.min = 1;
    copies.max = 9;
    made.pages.push_back(page(copies));
    Field born = field("born", FieldType::date);
    born.partial_date = true;
    made.pages.push_back(page(born));
    made.pages.push_back(page(field("died", FieldType::date)));
    made.pages.push_back(page(field("name", FieldType::person_name)));
    Field phone = field("phone", FieldType::phone);
    phone.required = false;
    made.pages.push_back(page(phone));
    made.pages.push_back(page(field("home", FieldType::address)));
    made.pages.push_back(page(field("sex", FieldType::sex)));
    made.pages.push_back(page(field("since", FieldType::year)));
    Field income = field("income", FieldType::count);
    income.max = 500;
    made.pages.push_back(page(income));
    return made;
}

// What is said of a paper with this condition; empty: nothing.
std::string said_of(const char* rule) {
    content::Procedure procedure = form();
    procedure.papers.emplace_back();
    procedure.papers.back().when = when(rule);
    content::Flaws flaws;
    check_conditions(procedure, "procedures/1.000000.json", flaws);
    if (flaws.none()) return "";
    CHECK(flaws.all().size() == 1);
    CHECK(flaws.all().front().file == "procedures/1.000000.json");
    CHECK(flaws.all().front().place == "/papers/0/when");
    return flaws.all().front().reason;
}

}  // namespace

TEST_CASE("a condition that contradicts itself can never hold") {
    for (
        const char* rule : {
            R"({"and": [{"==": [{"var": "purpose"}, "loan"]}, {"==": [{"var": "purpose"}, "other"]}]})",
            R"({"!": {"in": [{"var": "purpose"}, ["marriage", "loan", "other"]]}})",
            R"({">": [{"var": "copies"}, 9]})",
            R"({"==": [{"+": [{"var": "copies"}, 1]}, 1]})",
            R"({"and": [{"<": [{"var": "income"}, 100]}, {">": [{"var": "income"}, 100]}]})",
            R"({"<": [3, {"var": "income"}, 4]})",
            R"({"and": [{"before": [{"var": "died"}, "2025-07-01"]},)"
            R"( {"after": [{"var": "died"}, "2025-07-01"]}]})",
            R"({"and": [{"before": [{"var": "born"}, "1951"]}, {"after": [{"var": "born"}, "1951-12-31"]}]})",
            R"({"before": [{"plusTime": [{"var": "died"}, 3, "month"]}, {"var": "died"}]})",
            R"({"and": [{"in": ["Thị", {"var": "name"}]}, {"!": {"in": ["Thị", {"var": "name"}]}}]})",
            R"({"and": [{"!": {"var": "phone"}}, {"==": [{"var": "phone"}, "0900000000"]}]})",
            R"({"!": {"var": "name"}})",
            R"({"==": [{"var": "sex"}, "X"]})",
            R"({"and": [{"<": [{"var": "since"}, 1990]}, {">": [{"var": "since"}, 2010]}]})",
            R"({"and": [{"==": [{"var": "home.ward"}, "phường A"]},)"
            R"( {"==": [{"var": "home.ward"}, "phường B"]}]})",
            R"({"==": [1, 2]})",
        }) {
        CAPTURE(std::string(rule));
        CHECK(said_of(rule).find("can never hold") == 0);
    }
}

TEST_CASE("a condition on a field that is asked only otherwise can never hold") {
    CHECK(said_of(R"({"and": [{"==": [{"var": "purpose"}, "loan"]}, {"==": [{"var": "place"}, "here"]}]})") ==
          "can never hold, whatever is answered to \"place\", \"purpose\"");
    CHECK(said_of(R"({"==": [{"var": "place"}, "here"]})").empty());
}

TEST_CASE("a condition that may hold is left alone") {
    for (const char* rule : {
             R"({"and": [{"==": [{"var": "purpose"}, "marriage"]}, {"!=": [{"var": "place"}, "here"]}]})",
             R"({"!": {"var": "place"}})",
             R"({">=": [{"var": "copies"}, 9]})",
             R"({"==": [{"%": [{"var": "copies"}, 7]}, 6]})",
             R"({"<": [99, {"var": "income"}, 101]})",
             R"({"==": [{"var": "income"}, 500]})",
             R"({"==": [{"%": [{"var": "income"}, 477]}, 400]})",
             R"({"and": [{"after": [{"var": "died"}, "2025-06-30"]},)"
             R"( {"before": [{"var": "died"}, "2025-07-02"]}]})",
             R"({"before": [{"plusTime": [{"dccDateOfBirth": [{"var": "born"}]}, 75, "year"]},)"
             R"( "2026-11-22"]})",
             R"({"after": [{"var": "died"}, {"plusTime": [{"var": "born"}, 100, "year"]}]})",
             R"({"and": [{"in": ["Thị", {"var": "name"}]}, {"in": ["Mẫu", {"var": "name"}]}]})",
             R"({"!": {"var": "phone"}})",
             R"({"missing": ["phone"]})",
             R"({"==": [{"var": "phone"}, "0900000000"]})",
             R"({"!": {"var": "home.hamlet"}})",
             R"({"!=": [{"var": "home.ward"}, "phường A"]})",
             R"({"<": [1990, {"var": "since"}, 1992]})",
             R"({"==": [{"substr": [{"var": "name"}, 0, 2]}, "H'"]})",
             R"({"some": [["marriage", "loan"], {"==": [{"var": ""}, "loan"]}]})",
         }) {
        CAPTURE(std::string(rule));
        CHECK(said_of(rule) == "");
    }
}

TEST_CASE("a condition that says nothing of any answer is told why") {
    CHECK(said_of(R"({"before": [{"var": "died"}, "hôm qua"]})") ==
          "can never hold: \"before\" was given what is not a date");
    CHECK(said_of(R"({"!": {"after": [{"var": "name"}, "2026"]}})") == "");  // a name may look like a date
}

TEST_CASE("more combinations than can be tried are left alone") {
    content::Procedure procedure;
    std::string rule = R"({"and": [false)";
    for (const char* id : {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}) {
        procedure.pages.push_back(page(choice(id, {"1", "2", "3", "4", "5", "6"})));
        rule += std::string(R"(, {"var": ")") + id + R"("})";
    }
    procedure.pages.back().when = {};
    procedure.papers.emplace_back();
    procedure.papers.back().when = when((rule + "]}").c_str());
    content::Flaws flaws;
    check_conditions(procedure, "procedures/1.000000.json", flaws);
    CHECK(flaws.none());
}

TEST_CASE("pages, papers and lines are each told at their place") {
    content::Procedure procedure = form();
    const auto never = when(R"({"==": [{"var": "purpose"}, "travel"]})");
    procedure.pages[2].when = never;
    procedure.pages[2].origin = {"blocks/person.json", "/pages/2"};
    procedure.declaration.lines.resize(2);
    procedure.declaration.lines[1].when = never;
    procedure.declaration.lines[1].origin = {"procedures/1.000000.json", "/declaration/lines/1"};
    content::Flaws flaws;
    check_conditions(procedure, "procedures/1.000000.json", flaws);
    REQUIRE(flaws.all().size() == 2);
    CHECK(flaws.all()[0].file == "blocks/person.json");  // as it was written there
    CHECK(flaws.all()[0].place == "/pages/2/when");
    CHECK(flaws.all()[1].place == "/declaration/lines/1/when");
}
