// The worked examples beside the procedures, each walked to its end as a resident walks it.
#include <filesystem>
#include <fstream>

#include "walk.h"
#include "ward_procedure.h"
#include <doctest/doctest.h>

#include "tests/support/clock.h"
#include "tests/support/schema.h"

namespace motcua::tests {
namespace {

using nlohmann::json;

json examples_of(const content::Procedure& procedure) {
    std::ifstream file(std::string(MOTCUA_SOURCE_DIR) + "/assets/packs/base/examples/" + procedure.code +
                       ".json");
    return file ? json::parse(file) : json::array();
}

Ids papers_of(const content::Procedure& procedure, const form::Answers& answers) {
    Ids forms;
    const form::Answers visible = form::visible_answers(procedure, answers);
    for (const content::RequiredPaper& paper : procedure.papers)
        if (form::holds(paper.when, visible))
            forms.push_back(paper.form == content::PaperForm::shown ? "shown" : "original");
    return forms;
}

void check_example(const content::Procedure& procedure, const json& example) {
    const auto sheet = example["answers"].get<Sheet>();
    const Walk walk = walked(procedure, sheet, example["card"].get<bool>());
    CHECK(walk.unanswered.empty());
    CHECK(form::first_incomplete(procedure, walk.answers, kToday) == nullptr);
    const json document = document_of(procedure, walk.answers);
    CHECK(broken_by("dossier-document", document) == "");
    for (const auto& said : sheet) {
        CAPTURE(said.first);
        CHECK(document["answers"].contains(said.first));  // nothing that was said is lost
    }
    CHECK(papers_of(procedure, walk.answers) == example["papers"].get<Ids>());
}

}  // namespace

TEST_CASE("every worked example comes out as it says, and every procedure that asks has some") {
    for (const content::Procedure& procedure : ban_thach().procedures) {
        CAPTURE(procedure.code);
        const json examples = examples_of(procedure);
        if (!procedure.pages.empty()) CHECK(examples.size() >= 3);
        for (const json& example : examples) {
            CAPTURE(example["name"].get<std::string>());
            check_example(procedure, example);
        }
    }
}

}  // namespace motcua::tests
