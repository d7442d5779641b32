// Several choices as one answer, and what a rule sees of them.
#include "kiosk/form/choices.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/form/form.h"

using namespace motcua;
using namespace motcua::form;

namespace {

using Chosen = std::vector<std::string_view>;

content::Field animals() {
    content::Field field;
    field.id = "animals";
    field.type = content::FieldType::choices;
    field.required = false;
    field.options = {{"cattle", {"Trâu, bò", "Cattle"}, {}},
                     {"poultry", {"Gà, vịt", "Poultry"}, {}},
                     {"pig", {"Lợn", "Pigs"}, {}}};
    return field;
}

Secret touched(std::initializer_list<const char*> ids) {
    Secret value;
    for (const char* id : ids) value = with_touched(animals(), view(value), id);
    return value;
}

bool rule_holds(const char* rule, const Secret& value) {
    Answers answers;
    if (!value.empty()) answers.set("animals", {value});
    return holds({std::make_shared<const nlohmann::json>(nlohmann::json::parse(rule))}, answers);
}

}  // namespace

TEST_CASE("a touch ticks a choice, a second one takes the tick away; the order is the pack's") {
    CHECK(chosen(view(touched({"pig", "cattle"}))) == Chosen{"cattle", "pig"});
    CHECK(chosen(view(touched({"pig", "cattle", "pig"}))) == Chosen{"cattle"});
    CHECK(touched({"pig", "pig"}).empty());
    CHECK(chosen(view(touched({"fish"}))).empty());
}

TEST_CASE("none of them takes away what was ticked, and a tick takes none of them away") {
    CHECK(is_none_chosen(view(touched({"pig", "none"}))));
    CHECK(chosen(view(touched({"none", "pig"}))) == Chosen{"pig"});
    CHECK(touched({"none", "none"}).empty());
    CHECK_FALSE(is_none_chosen(""));
}

TEST_CASE("a rule asks whether one of several was chosen, by its whole id") {
    CHECK(rule_holds(R"({"in": ["pig", {"var": "animals"}]})", touched({"pig", "cattle"})));
    CHECK_FALSE(rule_holds(R"({"in": ["poultry", {"var": "animals"}]})", touched({"pig", "cattle"})));
    CHECK_FALSE(rule_holds(R"({"in": ["pi", {"var": "animals"}]})", touched({"pig"})));
    CHECK_FALSE(rule_holds(R"({"in": ["pig", {"var": "animals"}]})", touched({"none"})));
    CHECK_FALSE(rule_holds(R"({"in": ["pig", {"var": "animals"}]})", {}));
}

TEST_CASE("a rule asks whether anything was chosen at all") {
    CHECK(rule_holds(R"({"var": "animals"})", touched({"pig"})));
    CHECK_FALSE(rule_holds(R"({"var": "animals"})", touched({"none"})));
    CHECK(rule_holds(R"({"!": [{"var": "animals"}]})", {}));
}

TEST_CASE("the review lists what was chosen, or says that it is none of them") {
    CHECK(view(readable(animals(), view(touched({"pig", "cattle"})), {})) == "Trâu, bò; Lợn");
    CHECK(view(readable(animals(), view(touched({"none"})), {})) == "Không có mục nào");
}

TEST_CASE("numbers and sums are read in groups, with what they count") {
    content::Field area;
    area.type = content::FieldType::number;
    area.decimals = 1;
    area.unit = {"m²", "m²"};
    text::Words english;
    english.language = text::Language::en;
    CHECK(view(readable(area, "1234.5", {})) == "1.234,5 m²");
    CHECK(view(readable(area, "1234.5", english)) == "1,234.5 m²");
    content::Field income;
    income.type = content::FieldType::money;
    CHECK(view(readable(income, "1500000", {})) == "1.500.000 đồng");
    CHECK(view(readable(income, "0", {})) == "0 đồng");
}
