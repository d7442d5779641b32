#include "kiosk/records/take_away.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/ward.h"

namespace motcua::tests {
namespace {

using content::KioskDoes;
using records::TakeAway;

const LocalTime kMorningOfPrinting{std::chrono::year{2026} / 11 / 23, 9, 24};

std::string everything(const TakeAway& sheet) {
    std::string text = sheet.office + '\n' + sheet.heading + '\n' + sheet.title + '\n' + sheet.official +
                       '\n' + sheet.what_it_does;
    for (const TakeAway::Fact& fact : sheet.facts) {
        text += '\n' + fact.label;
        for (const std::string& line : fact.lines) text += '\n' + line;
    }
    return text + '\n' + sheet.truth + '\n' + sheet.code_hint + '\n' + sheet.as_of;
}

bool says(const TakeAway& sheet, std::string_view words) {
    return everything(sheet).find(words) != std::string::npos;
}

TakeAway sheet_of(const content::Procedure& procedure, text::Language language = text::Language::vi) {
    const text::Words words{&ward_content()->words, language, text::Address::ba};
    return records::take_away(procedure, *ward_content(), words, kMorningOfPrinting, {});
}

const content::Procedure& certificate() { return *ward_content()->find("1.004873"); }

TEST_CASE("a sheet says what to bring, what it costs, how long it takes and where to go") {
    const TakeAway sheet = sheet_of(certificate());
    for (const content::RequiredPaper& paper : certificate().papers) CHECK(says(sheet, paper.name.vi));
    CHECK(says(sheet, "Lệ phí"));
    CHECK(says(sheet, "Thời hạn"));
    CHECK(says(sheet, "Quầy số 3"));
    CHECK(says(sheet, "1.004873"));
    CHECK(says(sheet, "Nội dung cập nhật ngày"));
    CHECK(says(sheet, "CHƯA"));
}

TEST_CASE("no sheet says that something was filed or received, and none addresses a known person") {
    for (const content::Procedure& each : ward_content()->procedures)
        for (const KioskDoes does : {KioskDoes::guide, KioskDoes::fill, KioskDoes::submit}) {
            CAPTURE(each.code);
            content::Procedure procedure = each;
            procedure.kiosk_does = does;
            const TakeAway sheet = sheet_of(procedure);
            for (const char* untrue :
                 {"đã nộp", "Đã nộp", "đã tiếp nhận", "được tiếp nhận", "Được tiếp nhận", "đã gửi", "đã lưu"})
                CHECK_FALSE(says(sheet, untrue));
            CHECK_FALSE(says(sheet, "của bà "));
            CHECK_FALSE(says(sheet, "{"));
            CHECK_FALSE(says(sheet_of(procedure, text::Language::en), "{"));
        }
}

TEST_CASE("a figure that nobody has verified is never printed") {
    content::Procedure procedure = certificate();
    procedure.fees = {{{"15.000 đồng", "15,000 dong"}, {}, false}};
    procedure.term = {44, content::TermUnit::working_days, {}, false};
    CHECK_FALSE(says(sheet_of(procedure), "15.000"));
    CHECK_FALSE(says(sheet_of(procedure), "44"));
    CHECK(says(sheet_of(procedure), "theo quy định hiện hành"));
    procedure.fees.front().verified = true;
    procedure.term.verified = true;
    CHECK(says(sheet_of(procedure), "15.000"));
    CHECK(says(sheet_of(procedure), "44"));
}

TEST_CASE("who has to come themselves is told why, and when the office is open") {
    const content::Procedure* eid = ward_content()->find("3.000228");
    REQUIRE(eid != nullptr);
    CHECK(says(sheet_of(*eid), eid->in_person.vi));
    CHECK(says(sheet_of(certificate()), "Giờ làm việc"));
}

TEST_CASE("what the police do is not sent to this office's counters") {
    content::Procedure elsewhere = certificate();
    elsewhere.counter.clear();
    elsewhere.receiver = {"Công an cấp xã", "Commune-level police"};
    const TakeAway sheet = sheet_of(elsewhere);
    elsewhere.office = "police";
    const TakeAway at_the_police = sheet_of(elsewhere);
    CHECK(says(at_the_police, "Công an cấp xã. Trụ sở Công an phường Bàn Thạch."));
    CHECK_FALSE(says(sheet, "Quầy số"));
}

}  // namespace
}  // namespace motcua::tests
