#include <cmath>

#include "ward_procedure.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/form/form.h"
#include "tests/support/clock.h"
#include "tests/support/random.h"
#include "tests/support/schema.h"

using namespace motcua;
using namespace motcua::form;
using nlohmann::json;

namespace {

DossierHeader header() {
    tests::SeededRandom random(7);
    const WallTime now = tests::ManualClock().wall();
    return {DossierId::make(random, now), "BT01", 3, 27, "1.004873", tests::ban_thach().version, now};
}

Answers some_answers() {
    Answers answers;
    answers.set("applicant.name", {secret("Nguyễn Thị \"Mẫu\""), Source::card});
    answers.set("for_whom", {secret("self")});
    answers.set("purpose", {secret("loan")});
    answers.set("copies", {secret("2")});
    return answers;
}

Secret made_with(const DocumentInput& input) { return document(header(), input); }

DocumentInput input_for(const Answers& answers) {
    DocumentInput input;
    input.procedure = &tests::marital_status();
    input.answers = &answers;
    return input;
}

json parsed(const Secret& document) { return json::parse(view(document)); }

}  // namespace

TEST_CASE("the document says what was answered, and where each answer came from") {
    const Answers answers = some_answers();
    DocumentInput input = input_for(answers);
    input.level = IdentityLevel::qr;
    const json document = parsed(made_with(input));
    CHECK(document["format"] == "motcua-dossier-1");
    CHECK(document["id"] == header().id.text());
    CHECK(document["procedure"] == "1.004873");
    CHECK(document["pack_version"] == "2026.11.1");
    CHECK(document["kiosk"] == "BT01");
    CHECK(document["identity"] == json{{"level", "qr"}});
    CHECK(document["answers"]["applicant.name"] == json{{"value", "Nguyễn Thị \"Mẫu\""}, {"source", "card"}});
    CHECK(document["answers"]["purpose"] ==
          json{{"value", "loan"}, {"source", "resident"}, {"label", "Vay vốn"}});
    CHECK(document["answers"].size() == 4);
    CHECK_FALSE(document.contains("signature"));
}

TEST_CASE("photos are named by the ids of their attachments, those of hidden questions are not") {
    tests::SeededRandom random(3);
    const auto id = [&] { return AttachmentId::make(random, tests::ManualClock().wall()); };
    const std::vector<AttachmentId> pages{id(), id()};
    Answers answers = some_answers();
    answers.set("marital.status", {secret("divorced")});
    answers.set("divorce.photo", {secret("2"), Source::declared});
    answers.set("death.photo", {secret("1"), Source::declared});
    DocumentInput input = input_for(answers);
    input.photos = {{"divorce.photo", pages}, {"death.photo", {id()}}};
    const json document = parsed(made_with(input));
    CHECK(document["answers"]["divorce.photo"] ==
          json{{"value", {pages[0].text(), pages[1].text()}}, {"source", "declared"}});
    CHECK_FALSE(document["answers"].contains("death.photo"));
    CHECK(tests::broken_by("dossier-document", document) == "");
}

TEST_CASE("the moment is the locality's own, to the second") {
    const Answers answers = some_answers();
    DocumentInput input = input_for(answers);
    CHECK(parsed(made_with(input))["created"] == "2026-11-23T09:24:00+07:00");
    input.utc_offset = std::chrono::minutes{-210};
    CHECK(parsed(made_with(input))["created"] == "2026-11-22T22:54:00-03:30");
}

TEST_CASE("the same answers give the same bytes, in whatever order they were given") {
    const Answers answers = some_answers();
    Answers backwards;
    backwards.set("purpose", {secret("loan")});
    backwards.set("copies", {secret("2")});
    backwards.set("for_whom", {secret("self")});
    backwards.set("applicant.name", {secret("Nguyễn Thị \"Mẫu\""), Source::card});
    DocumentInput one = input_for(answers);
    DocumentInput other = input_for(backwards);
    one.consents = {"b", "a"};
    other.consents = {"a", "b", "a"};
    CHECK(made_with(one) == made_with(other));
}

TEST_CASE("a claim against the card travels beside the value that it is about") {
    const Answers answers = some_answers();
    DocumentInput input = input_for(answers);
    input.disputed_fields = {"applicant.name", "subject.name"};
    input.card_warnings = {"W_SEX_MISMATCH"};
    const json document = parsed(made_with(input));
    CHECK(document["claims"] == json{"applicant.name"});  // of what is in the document only
    CHECK(document["card_warnings"] == json{"W_SEX_MISMATCH"});
    CHECK(document["answers"]["applicant.name"]["value"] == "Nguyễn Thị \"Mẫu\"");
}

TEST_CASE("what is odd about another person's card stands under the page that asked for it, if it is asked") {
    const Answers answers = some_answers();
    DocumentInput input = input_for(answers);
    const std::string asked = input.procedure->pages.front().id;
    input.person_card_warnings = {{asked, {"W_ID_GENDER_MISMATCH"}}, {"nowhere", {"W_ID_GENDER_MISMATCH"}}};
    const json document = parsed(made_with(input));
    CHECK(document["person_card_warnings"] == json{{asked, {"W_ID_GENDER_MISMATCH"}}});
    CHECK(tests::broken_by("dossier-document", document) == "");
    input.person_card_warnings = {{asked, {}}};
    CHECK_FALSE(parsed(made_with(input)).contains("person_card_warnings"));
}

TEST_CASE("a signature on screen travels as strokes on a fixed grid") {
    const Answers answers = some_answers();
    DocumentInput input = input_for(answers);
    SecretVector<Stroke> strokes;
    strokes.push_back({{0.1F, 0.5F}, {0.33333F, 1.5F}, {std::nanf(""), -1.0F}});
    strokes.push_back({});
    input.signature = &strokes;
    CHECK(parsed(made_with(input))["signature"] == json::parse("[[[0.1,0.5],[0.333,1.0],[0.0,0.0]]]"));

    const SecretVector<Stroke> none;
    input.signature = &none;
    CHECK_FALSE(parsed(made_with(input)).contains("signature"));
}

TEST_CASE("bytes that are not UTF-8 never make a document that cannot be read") {
    Answers answers = some_answers();
    answers.set("applicant.address", {secret("Khối phố \xFF Mẫu"), Source::card});
    CHECK(parsed(made_with(input_for(answers)))["answers"].contains("applicant.address"));
}

TEST_CASE("a document is as its schema says, and the schema refuses what is not") {
    Answers answers = some_answers();
    DocumentInput input = input_for(answers);
    input.consents = {"remind_me"};
    input.card_warnings = {"W_SEX_MISMATCH"};
    SecretVector<Stroke> strokes;
    strokes.push_back({{0.1F, 0.5F}});
    input.signature = &strokes;
    const json document = parsed(made_with(input));
    CHECK(tests::broken_by("dossier-document", document) == "");

    for (const char* patch :
         {R"({"format": "motcua-dossier-2"})", R"({"id": "27"})", R"({"created": "2026-11-23"})",
          R"({"answers": null})", R"({"answers": {"purpose": {"label": null, "value": null}}})",
          R"({"answers": {"purpose": {"source": "x"}}})",
          R"({"answers": {"Purpose": {"value": "a", "source": "card"}}})",
          R"({"identity": {"level": "sure"}})", R"({"name": "Nguyễn Thị Mẫu"})",
          R"({"signature": [[[0.1, 2]]]})", R"({"claims": ["a", "a"]})"}) {
        CAPTURE(patch);
        json broken = document;
        broken.merge_patch(json::parse(patch));
        CHECK(tests::broken_by("dossier-document", broken) != "");
    }
}
