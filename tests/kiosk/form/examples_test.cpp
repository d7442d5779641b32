// The worked examples beside each procedure: answers that people gave, and the papers that they then need.
#include <filesystem>
#include <fstream>

#include "walk.h"
#include "ward_procedure.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/clock.h"
#include "tests/support/schema.h"

using namespace motcua;
using nlohmann::json;

namespace {

constexpr std::size_t kExamplesMin = 3;  // the shortest way, the longest, and one that is odd

std::filesystem::path examples_folder() {
    return std::filesystem::path(MOTCUA_SOURCE_DIR) / "assets/packs/base/examples";
}

const char* form_name(content::PaperForm form) {
    switch (form) {
        case content::PaperForm::shown: return "shown";
        case content::PaperForm::copy: return "copy";
        case content::PaperForm::certified_copy: return "certified_copy";
        case content::PaperForm::original: break;
    }
    return "original";
}

tests::Ids papers_of(const content::Procedure& procedure, const form::Answers& answers) {
    tests::Ids papers;
    const form::Answers visible = form::visible_answers(procedure, answers);
    for (const content::RequiredPaper& paper : procedure.papers)
        if (holds(paper.when, visible)) papers.emplace_back(form_name(paper.form));
    return papers;
}

void check_example(const content::Procedure& procedure, const json& example) {
    CAPTURE(example["name"].get<std::string>());
    const auto sheet = example["answers"].get<tests::Sheet>();
    const tests::Walk walk = tests::walked(procedure, sheet, example["card"].get<bool>());
    CHECK(walk.unanswered.empty());
    CHECK(first_incomplete(procedure, walk.answers, tests::kToday) == nullptr);
    const json document = tests::document_of(procedure, walk.answers);
    CHECK(tests::broken_by("dossier-document", document) == "");
    for (const auto& said : sheet) {  // nothing that was said is lost
        CAPTURE(said.first);
        CHECK(document["answers"].contains(said.first));
    }
    CHECK(papers_of(procedure, walk.answers) == example["papers"].get<tests::Ids>());
}

}  // namespace

TEST_CASE("the worked examples beside every procedure come out as they say") {
    for (const auto& file : std::filesystem::directory_iterator(examples_folder())) {
        const std::string code = file.path().stem().string();
        CAPTURE(code);
        const content::Procedure* procedure = tests::ban_thach().find(code);
        REQUIRE(procedure != nullptr);
        std::ifstream in(file.path());
        const json examples = json::parse(in);
        CHECK(examples.size() >= kExamplesMin);
        for (const json& example : examples) check_example(*procedure, example);
    }
}

TEST_CASE("every procedure that asks anything has worked examples") {
    for (const content::Procedure& procedure : tests::ban_thach().procedures) {
        CAPTURE(procedure.code);
        CHECK(procedure.pages.empty() !=
              std::filesystem::exists(examples_folder() / (procedure.code + ".json")));
    }
}
