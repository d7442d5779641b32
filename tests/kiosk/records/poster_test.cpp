#include "kiosk/records/poster.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/ward.h"

namespace motcua::tests {
namespace {

using content::KioskDoes;
using records::Poster;
using std::chrono::year;

const auto kDayOnTheWall = year{2026} / 11 / 23;

std::string all_words(const Poster& paper) {
    std::string text = paper.office + '\n' + paper.title + '\n' + paper.english + '\n' + paper.purpose +
                       '\n' + paper.what_it_does + '\n' + paper.more + '\n' + paper.code_hint;
    for (const records::TakeAway::Fact& fact : paper.facts) {
        text += '\n' + fact.label;
        for (const std::string& line : fact.lines) text += '\n' + line;
    }
    for (const std::string& line : paper.foot) text += '\n' + line;
    return text;
}

bool poster_says(const content::Procedure& procedure, std::string_view words) {
    return all_words(records::poster(procedure, *ward_content(), kDayOnTheWall, {})).find(words) !=
           std::string::npos;
}

const content::Procedure& birth() { return *ward_content()->find("1.001193"); }

TEST_CASE("a poster says what it is for, what to bring, and which content it was made of") {
    for (const content::RequiredPaper& paper : birth().papers) CHECK(poster_says(birth(), paper.name.vi));
    CHECK(poster_says(birth(), "Làm xong, ông/bà nhận: Giấy khai sinh."));
    CHECK(poster_says(birth(), "Registering a birth"));
    CHECK(poster_says(birth(), "Trung tâm Phục vụ hành chính công phường Bàn Thạch"));
    CHECK(poster_says(birth(), "Mã thủ tục: 1.001193"));
    CHECK(poster_says(birth(), "bản " + ward_content()->version));
}

TEST_CASE("no poster says that something was filed or received, whatever the machine does") {
    for (const content::Procedure& each : ward_content()->procedures)
        for (const KioskDoes does : {KioskDoes::guide, KioskDoes::fill, KioskDoes::submit}) {
            CAPTURE(each.code);
            content::Procedure procedure = each;
            procedure.kiosk_does = does;
            for (const char* untrue :
                 {"đã nộp", "Nộp hồ sơ", "đã tiếp nhận", "được tiếp nhận", "đã gửi", "{"})
                CHECK_FALSE(poster_says(procedure, untrue));
        }
}

TEST_CASE("a poster never tells a fee that nobody verified, and tells the last day of one that ends") {
    content::Procedure procedure = birth();
    procedure.fees = {{{"15.000 đồng", "15,000 dong"}, {}, false, {}, year{2026} / 12 / 31}};
    CHECK_FALSE(poster_says(procedure, "15.000"));
    CHECK_FALSE(poster_says(procedure, "31/12/2026"));
    CHECK(poster_says(procedure, "theo quy định hiện hành"));
    procedure.fees.front().verified = true;
    CHECK(poster_says(procedure, "15.000 đồng. Mức này áp dụng đến hết ngày 31/12/2026."));
}

}  // namespace
}  // namespace motcua::tests
