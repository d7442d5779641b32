// Each procedure's own published schema, held against the documents of its worked examples.
#include "kiosk/form/document_schema.h"

#include <filesystem>
#include <fstream>

#include "walk.h"
#include "ward_procedure.h"
#include <doctest/doctest.h>

#include "tests/support/clock.h"
#include "tests/support/schema.h"
#include "tests/support/ward.h"

using namespace motcua;
using nlohmann::json;
using tests::kToday;

namespace {

constexpr const char* kEveryField = "1.999001";

const content::Procedure& every_field_procedure() { return *tests::every_field_content()->find(kEveryField); }

json examples_in(const std::string& folder, const std::string& code) {
    std::ifstream file(std::string(MOTCUA_SOURCE_DIR) + "/" + folder + "/examples/" + code + ".json");
    return file ? json::parse(file) : json::array();
}

form::Answers answers_of(const content::Procedure& procedure, const json& example) {
    return tests::walked(procedure, example["answers"].get<tests::Sheet>(), example["card"].get<bool>())
        .answers;
}

json schema_of(const content::Procedure& procedure) {
    return json::parse(form::document_schema(procedure).dump());
}

// Every example of this procedure ends, and its document is as both schemas say.
std::size_t hold(const content::Procedure& procedure, const json& examples) {
    for (const json& example : examples) {
        CAPTURE(procedure.code);
        CAPTURE(example["name"].get<std::string>());
        const form::Answers answers = answers_of(procedure, example);
        CHECK(form::first_incomplete(procedure, answers, kToday) == nullptr);
        const json document = tests::document_of(procedure, answers);
        CHECK(tests::broken_by("dossier-document", document) == "");
        CHECK(tests::broken_by_schema(schema_of(procedure), document) == "");
    }
    return examples.size();
}

json filled() {
    const json examples = examples_in("tests/support/packs/every-field", kEveryField);
    return tests::document_of(every_field_procedure(), answers_of(every_field_procedure(), examples.front()));
}

}  // namespace

TEST_CASE("the document of every worked example is as its procedure's schema says") {
    std::size_t held = 0;
    for (const content::Procedure& procedure : tests::ban_thach().procedures)
        held += hold(procedure, examples_in("assets/packs/base", procedure.code));
    CHECK(held >= 5);
    CHECK(hold(every_field_procedure(), examples_in("tests/support/packs/every-field", kEveryField)) == 2);
}

TEST_CASE("the document says numbers as numbers, and several choices with their labels") {
    const json answers = filled()["answers"];
    CHECK(answers["area"] == json::parse(R"({"value": 1250.5, "unit": "m²", "source": "resident"})"));
    CHECK(answers["income"]["value"].is_number_integer());
    CHECK(answers["income"]["value"] == 4500000);
    CHECK(answers["keeps"]["value"] == json{"cattle", "pig"});
    CHECK(answers["keeps"]["labels"] == json{"Trâu, bò", "Lợn"});
    CHECK(answers["has_old"]["label"] == "Có");
    CHECK(answers["old_id"] == json::parse(R"({"value": "205999001", "source": "card"})"));
}

TEST_CASE("the schema refuses what the form would refuse") {
    const json schema = schema_of(every_field_procedure());
    const json document = filled();
    REQUIRE(tests::broken_by_schema(schema, document) == "");
    for (const char* patch :
         {R"({"procedure": "1.004873"})", R"({"answers": {"applicant.name": null}})",
          R"({"answers": {"has_old": {"value": "perhaps"}}})", R"({"answers": {"has_old": {"label": null}}})",
          R"({"answers": {"keeps": {"value": ["fish"]}}})", R"({"answers": {"keeps": {"value": "pig"}}})",
          R"({"answers": {"area": {"value": "1250.5"}}})", R"({"answers": {"area": {"value": 0.5}}})",
          R"({"answers": {"area": {"unit": "km"}}})", R"({"answers": {"income": {"value": 1.5}}})",
          R"({"answers": {"income": {"value": 999000001}}})", R"({"answers": {"email": {"value": "mau"}}})",
          R"({"answers": {"stay.moved": {"value": "2020"}}})", R"({"answers": {"old_id": {"value": "12"}}})",
          R"({"answers": {"shoe_size": {"value": "43", "source": "resident"}}})", R"({"kiosk": null})"}) {
        CAPTURE(patch);
        json broken = document;
        broken.merge_patch(json::parse(patch));
        CHECK(tests::broken_by_schema(schema, broken) != "");
    }
}

TEST_CASE("only what everybody answers is required") {
    const json required = schema_of(every_field_procedure())["properties"]["answers"]["required"];
    CHECK(std::find(required.begin(), required.end(), "has_old") != required.end());
    CHECK(std::find(required.begin(), required.end(), "old_id") == required.end());  // some have none
    CHECK(std::find(required.begin(), required.end(), "email") == required.end());
}
