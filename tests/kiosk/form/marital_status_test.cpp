// Procedure 1.004873 walked to its end, as residents walk it.
#include <algorithm>

#include "walk.h"
#include "ward_procedure.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/form/form.h"
#include "tests/support/clock.h"
#include "tests/support/schema.h"

using namespace motcua;
using namespace motcua::form;
using nlohmann::json;
using tests::Ids;
using tests::kToday;
using tests::marital_status;
using tests::Sheet;
using tests::Walk;

namespace {

Walk walked(const Sheet& sheet, bool with_card) { return tests::walked(marital_status(), sheet, with_card); }

json document_of(const Answers& answers) { return tests::document_of(marital_status(), answers); }

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
    tests::walk_on(marital_status(), walk, sheet);
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
