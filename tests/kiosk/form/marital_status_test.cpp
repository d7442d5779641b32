// Procedure 1.004873 walked to its end, as residents walk it.
#include <algorithm>
#include <fstream>
#include <map>

#include "ward_procedure.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/form/address.h"
#include "kiosk/form/form.h"
#include "tests/support/clock.h"
#include "tests/support/random.h"
#include "tests/support/schema.h"

using namespace motcua;
using namespace motcua::form;
using nlohmann::json;
using tests::kToday;
using tests::marital_status;

namespace {

using Sheet = std::map<std::string, std::string>;  // what a resident would answer to each field
using Ids = std::vector<std::string>;

identity::Card a_card() {
    identity::Card card;
    card.id = secret("049155999001");
    card.full_name = secret("Nguyễn Thị Mẫu");
    card.birth_date = secret("1955-03-12");
    card.sex = identity::Sex::female;
    card.address = secret("Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng Nam");
    return card;
}

struct Walk {
    Answers answers;
    Ids asked;       // pages, in the order they stood on the screen
    Ids unanswered;  // fields that are required and for which the sheet has nothing
};

// "thành phố Đà Nẵng|phường Bàn Thạch|khối phố Mẫu|Tổ 5"
Secret picked(std::string_view said) {
    Address address;
    for (const content::AddressPart part : content::kAddressParts) {
        address.set(part, said.substr(0, said.find('|')), false);
        said.remove_prefix(
            std::min(said.size(), said.find('|') == said.npos ? said.size() : said.find('|') + 1));
    }
    return address_value(address);
}

void answer(const content::Page& page, const Sheet& sheet, Walk& walk) {
    for (const content::Field& field : page.fields) {
        const auto said = sheet.find(field.id);
        const bool is_address = field.type == content::FieldType::address;
        if (said != sheet.end())
            walk.answers.set(field.id, {is_address ? picked(said->second) : secret(said->second)});
        const auto problem = problem_with(field, walk.answers.value(field.id), kToday);
        CAPTURE(field.id);
        CHECK_FALSE(problem);
        if (problem) walk.unanswered.push_back(field.id);
    }
}

// One page after the other, the next one decided by the answers so far.
void walk_on(Walk& walk, const Sheet& sheet) {
    const auto was_asked = [&walk](const content::Page* page) {
        return std::find(walk.asked.begin(), walk.asked.end(), page->id) != walk.asked.end();
    };
    for (;;) {
        const auto pages = pages_to_ask(marital_status(), walk.answers);
        const auto next = std::find_if_not(pages.begin(), pages.end(), was_asked);
        if (next == pages.end()) return;
        walk.asked.push_back((*next)->id);
        answer(**next, sheet, walk);
    }
}

Walk walked(const Sheet& sheet, bool with_card) {
    Walk walk;
    if (with_card) prefill(marital_status(), a_card(), walk.answers);
    walk_on(walk, sheet);
    return walk;
}

json document_of(const Answers& answers) {
    tests::SeededRandom random(1);
    const WallTime now = tests::ManualClock().wall();
    DocumentInput input;
    input.procedure = &marital_status();
    input.answers = &answers;
    input.level = IdentityLevel::qr;
    const DossierHeader header{DossierId::make(random, now), "BT01", 1, 1, "1.004873",
                               tests::ban_thach().version,   now};
    return json::parse(view(document(header, input)));
}

// Every way through the procedure can be answered from this one sheet; the choices are set by the test.
Sheet full_sheet() {
    Sheet sheet{{"for_whom", "self"},
                {"relation", "child"},
                {"delivery.way", "counter"},
                {"delivery.to", "residence"},
                {"contact.way", "own"},
                {"contact.phone", "0905999001"},
                {"copies", "1"},
                {"contact.other_phone", "0905999001"},
                {"marriage.place", "here"},
                {"subject.ethnicity", "kinh"},
                {"subject.nationality", "vn"},
                {"marriage.partner_nationality", "vn"}};
    for (const content::Page& page : marital_status().pages) {
        for (const content::Field& field : page.fields) {
            switch (field.type) {
                case content::FieldType::person_name: sheet.emplace(field.id, "Trần Văn Thử"); break;
                case content::FieldType::citizen_id: sheet.emplace(field.id, "049050999002"); break;
                case content::FieldType::date: sheet.emplace(field.id, "1980-02"); break;
                case content::FieldType::year: sheet.emplace(field.id, "1980"); break;
                case content::FieldType::address: sheet.emplace(field.id, "tỉnh Gia Lai|phường Thử||"); break;
                case content::FieldType::sex: sheet.emplace(field.id, "M"); break;
                case content::FieldType::text: sheet.emplace(field.id, "Ví dụ 999"); break;
                default: break;
            }
        }
    }
    return sheet;
}

Ids options_of(const std::string& field_id) {
    Ids ids;
    for (const content::Field& field : page_of_field(marital_status(), field_id)->fields) {
        for (const content::Option& option : field.options) ids.push_back(option.id);
    }
    return ids;
}

bool has(const json& document, const std::string& field) { return document["answers"].contains(field); }

// The fields that belong to one case alone.
const std::map<std::string, std::string>& case_prefixes() {
    static const std::map<std::string, std::string> prefixes{{"married", "married."},
                                                             {"cohabiting", "cohabiting."},
                                                             {"divorced", "divorce."},
                                                             {"widowed", "death."},
                                                             {"earlier", "earlier."}};
    return prefixes;
}

}  // namespace

TEST_CASE("every case for every purpose comes to an end, and its document says that case alone") {
    REQUIRE(options_of("marital.status").size() == 6);
    for (const std::string& status : options_of("marital.status")) {
        for (const std::string& purpose : options_of("purpose")) {
            CAPTURE(status);
            CAPTURE(purpose);
            Sheet sheet = full_sheet();
            sheet["marital.status"] = status;
            sheet["purpose"] = purpose;
            const Walk walk = walked(sheet, true);
            CHECK(walk.unanswered.empty());
            CHECK(first_incomplete(marital_status(), walk.answers, kToday) == nullptr);

            const json document = document_of(walk.answers);
            CHECK(tests::broken_by("dossier-document", document) == "");
            for (const auto& [name, prefix] : case_prefixes()) {
                const bool said =
                    std::any_of(document["answers"].items().begin(), document["answers"].items().end(),
                                [&p = prefix](const auto& entry) { return entry.key().rfind(p, 0) == 0; });
                CHECK(said == (name == status));
            }
            CHECK(has(document, "marriage.partner_name") == (purpose == "marriage"));
            CHECK(has(document, "copies") == (purpose != "marriage"));  // to marry: one copy, by law
            CHECK(has(document, "purpose.detail") == (purpose == "file" || purpose == "other"));
        }
    }
}

TEST_CASE("with the card none of number, name, birth date, sex and address is asked") {
    Sheet sheet = full_sheet();
    sheet["marital.status"] = "never";
    sheet["purpose"] = "loan";
    CHECK(walked(sheet, true).asked == Ids{"for_whom", "subject.ethnicity", "subject.nationality",
                                           "marital.status", "purpose", "copies", "delivery.way",
                                           "contact.way", "contact.phone"});
}

TEST_CASE("without the card they are asked first: number, name, birth date, sex, address") {
    Sheet sheet = full_sheet();
    sheet["marital.status"] = "never";
    sheet["purpose"] = "loan";
    const Walk walk = walked(sheet, false);
    CHECK(Ids(walk.asked.begin(), walk.asked.begin() + 6) == Ids{"applicant.id", "applicant.name",
                                                                 "applicant.birth_date", "applicant.sex",
                                                                 "applicant.address", "for_whom"});
}

TEST_CASE("a case changed midway takes its answers out of the document, and changed back brings them again") {
    Sheet sheet = full_sheet();
    sheet["marital.status"] = "divorced";
    sheet["divorce.number"] = "99/2019/QĐST-HNGĐ";
    sheet["purpose"] = "marriage";
    sheet["marriage.partner_nationality"] = "other";
    Walk walk = walked(sheet, true);
    const json before = document_of(walk.answers);
    CHECK(has(before, "divorce.number"));
    CHECK(has(before, "marriage.partner_nationality_other"));

    walk.answers.set("marital.status", {secret("widowed")});
    walk.answers.set("purpose", {secret("loan")});
    CHECK(first_incomplete(marital_status(), walk.answers, kToday)->id == "death.spouse_name");
    walk_on(walk, sheet);
    const json after = document_of(walk.answers);
    CHECK_FALSE(has(after, "divorce.number"));
    CHECK(after.dump().find("99/2019") == std::string::npos);
    CHECK_FALSE(has(after, "marriage.partner_nationality_other"));  // two choices deep
    CHECK(has(after, "death.spouse_name"));
    const auto rows = review(marital_status(), walk.answers, {}, {});
    CHECK(std::none_of(rows.begin(), rows.end(),
                       [](const ReviewRow& row) { return row.field->id.rfind("divorce.", 0) == 0; }));

    walk.answers.set("marital.status", {secret("divorced")});
    CHECK(document_of(walk.answers)["answers"]["divorce.number"]["value"] == "99/2019/QĐST-HNGĐ");
}

TEST_CASE("a person authorised by another says whose certificate it is and what they are to that person") {
    Sheet sheet = full_sheet();
    sheet["for_whom"] = "other";
    sheet["marital.status"] = "never";
    sheet["purpose"] = "loan";
    const json document = document_of(walked(sheet, true).answers);
    CHECK(document["answers"]["applicant.name"]["value"] == "Nguyễn Thị Mẫu");
    CHECK(document["answers"]["subject.name"]["value"] == "Trần Văn Thử");
    CHECK(document["answers"]["relation"]["label"] == "Con");
}

TEST_CASE("the worked examples beside the procedure come out as they say") {
    std::ifstream file(std::string(MOTCUA_SOURCE_DIR) + "/assets/packs/base/examples/1.004873.json");
    const json examples = json::parse(file);
    REQUIRE(examples.size() >= 5);
    for (const json& example : examples) {
        CAPTURE(example["name"].get<std::string>());
        const auto sheet = example["answers"].get<Sheet>();
        const Walk walk = walked(sheet, example["card"].get<bool>());
        CHECK(walk.unanswered.empty());
        const json document = document_of(walk.answers);
        CHECK(tests::broken_by("dossier-document", document) == "");
        for (const auto& said : sheet) CHECK(has(document, said.first));  // nothing that was said is lost

        Ids papers;
        const Answers visible = visible_answers(marital_status(), walk.answers);
        for (const content::RequiredPaper& paper : marital_status().papers) {
            if (holds(paper.when, visible))
                papers.push_back(paper.form == content::PaperForm::shown ? "shown" : "original");
        }
        CHECK(papers == example["papers"].get<Ids>());
    }
}
