// Another person in the dossier: described by their card or typed, shown as one thing, and never mixed with
// the one who stands there.
#include <algorithm>

#include <doctest/doctest.h>

#include "tests/kiosk/journey/resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = motcua::journey::intent;
using form::Source;
using journey::ScanTrouble;
using journey::Screen;
using Use = intent::OtherCard::Use;
using Ids = std::vector<std::string>;

namespace {

constexpr const char* kBlock = "marriage.partner";
constexpr const char* kPartnerName = "marriage.partner_name";
constexpr const char* kPartnerYear = "marriage.partner_birth_year";
constexpr const char* kPartnerPaper = "marriage.partner_paper";

// Asks for the certificate in order to marry; at the page that asks for the other one's card.
class Fiance : public Resident {
  public:
    explicit Fiance(bool with_card = true) {
        if (with_card) {
            begin_with_card();
        } else {
            hold_up(kPoster);
            say(intent::Begin{});
            say(intent::NoticeRead{});
            say(intent::NoCard{});
        }
        for (int pages = 0; pages < 60 && page() != kBlock; ++pages) answer_page();
        REQUIRE(page() == kBlock);
    }

    [[nodiscard]] std::string page() const {
        const content::Page* page = journey::question_page(model);
        return page ? page->id : std::string();
    }
    [[nodiscard]] std::string value(const char* field) const {
        return std::string(model.visit->answers.value(field));
    }
    [[nodiscard]] Source source(const char* field) const {
        const form::Answer* answer = model.visit->answers.find(field);
        REQUIRE(answer);
        return answer->source;
    }
    void hold_up_theirs(Use use) {
        hold_up(kOtherCard);
        REQUIRE(model.visit->other_card);
        say(intent::OtherCard{use});
    }
    void type_by_hand() {
        say(intent::Continue{});
        type(kPartnerName, "Lê Văn Thử");
        say(intent::Continue{});
        type(kPartnerYear, "1957");
        say(intent::Continue{});
        say(intent::Continue{});  // no paper at hand
    }
    [[nodiscard]] std::vector<form::ReviewRow> rows() const {
        std::vector<form::ReviewRow> about_partner;
        for (form::ReviewRow& row : form::review(*journey::procedure(model), model.visit->answers,
                                                 journey::words(model), model.visit->disputed))
            if (row.page->id == kBlock) about_partner.push_back(std::move(row));
        return about_partner;
    }
};

}  // namespace

TEST_CASE("the other one's card answers name, year and number, and none of that is asked") {
    Fiance resident;
    resident.hold_up_theirs(Use::person);
    CHECK(resident.page() == "marriage.partner_nationality");
    CHECK(resident.value(kPartnerName) == "Trần Văn Thử");
    CHECK(resident.value(kPartnerYear) == "1988");
    CHECK(resident.value(kPartnerPaper) == "048088999002");
    CHECK(resident.source(kPartnerName) == Source::card);
    CHECK(resident.value("applicant.name") == "Nguyễn Thị Mẫu");
    CHECK(view(resident.model.visit->card->id) == "049155999001");
}

TEST_CASE("a second card is asked about before it is used, and a no uses nothing of it") {
    Fiance resident;
    resident.hold_up_theirs(Use::none);
    CHECK(resident.page() == kBlock);
    CHECK(resident.value(kPartnerName).empty());
    resident.hold_up_theirs(Use::new_visit);
    CHECK(resident.asked_for<journey::effect::WipePersonalData>());
    CHECK(view(resident.model.visit->card->id) == "048088999002");
}

TEST_CASE("where nobody else is asked about, a second card is never another person's") {
    Resident resident;
    resident.begin_with_card();
    resident.hold_up(kOtherCard);
    REQUIRE(resident.model.visit->other_card);
    const std::size_t answers = static_cast<std::size_t>(
        std::distance(resident.model.visit->answers.begin(), resident.model.visit->answers.end()));
    resident.say(intent::OtherCard{Use::person});
    CHECK(static_cast<std::size_t>(std::distance(resident.model.visit->answers.begin(),
                                                 resident.model.visit->answers.end())) == answers);
    CHECK(view(resident.model.visit->card->id) == "049155999001");
}

TEST_CASE("one's own card held up for the other one is told, and is not theirs") {
    Fiance resident;
    resident.hold_up(kCard);
    CHECK(resident.model.visit->scan_trouble == ScanTrouble::own_card);
    CHECK_FALSE(resident.model.visit->other_card);
    CHECK(resident.value(kPartnerName).empty());
}

TEST_CASE("who came without a card may hold up the other one's, and does not become them") {
    Fiance resident(false);
    resident.hold_up_theirs(Use::person);
    CHECK(resident.value(kPartnerName) == "Trần Văn Thử");
    CHECK(resident.source("applicant.name") == Source::declared);
    CHECK_FALSE(resident.model.visit->card);
    CHECK(resident.model.visit->level == form::IdentityLevel::declared);
}

TEST_CASE("without the card they are typed, one thing after the other, for the clerk to compare") {
    Fiance resident;
    resident.type_by_hand();
    CHECK(resident.page() == "marriage.partner_nationality");
    CHECK(resident.source(kPartnerName) == Source::declared);
    CHECK(resident.value(kPartnerYear) == "1957");
}

TEST_CASE("what is odd about their card reaches the clerk, until they are typed instead") {
    Fiance resident;
    // The number says a man born in 1988; the card says a woman.
    resident.hold_up("048088999002||Trần Thị Thử|01021988|Nữ|Khối phố Mẫu, Bàn Thạch, Đà Nẵng|06102025||||");
    REQUIRE(resident.model.visit->other_card);
    resident.say(intent::OtherCard{Use::person});
    const auto odd = [&] {
        REQUIRE(resident.model.visit->person_warnings.size() == 1);
        const form::PersonWarnings& about = resident.model.visit->person_warnings.front();
        CHECK(about.page == kBlock);
        return std::count(about.warnings.begin(), about.warnings.end(), "W_ID_GENDER_MISMATCH") == 1;
    };
    CHECK(odd());
    resident.say(intent::Back{});
    REQUIRE(resident.page() == kBlock);
    SUBCASE("another card of theirs") {
        resident.hold_up_theirs(Use::person);
        CHECK_FALSE(odd());
    }
    SUBCASE("typed") {
        resident.type_by_hand();
        CHECK(resident.model.visit->person_warnings.empty());
    }
}

TEST_CASE("a card found while one types answers the rest") {
    Fiance resident;
    resident.say(intent::Continue{});
    REQUIRE(resident.page() == kPartnerName);
    resident.type(kPartnerName, "Le");
    resident.hold_up_theirs(Use::person);
    CHECK(resident.page() == "marriage.partner_nationality");
    CHECK(resident.value(kPartnerName) == "Trần Văn Thử");
    resident.say(intent::Back{});
    CHECK(resident.page() == kBlock);  // what the card answered is nowhere to come back to
}

TEST_CASE("the review changes the person as a whole: another card, or typed from the beginning") {
    Fiance resident;
    resident.hold_up_theirs(Use::person);
    REQUIRE(resident.answer_all());
    REQUIRE(resident.rows().size() == 3);
    for (const form::ReviewRow& row : resident.rows()) CHECK(row.source == Source::card);
    resident.say(intent::DisputeCard{kPartnerName});
    CHECK(resident.rows().front().disputed);
    resident.say(intent::Change{kBlock});
    REQUIRE(resident.page() == kBlock);

    SUBCASE("typed") {
        resident.type_by_hand();
        CHECK(resident.screen() == Screen::review);
        REQUIRE(resident.rows().size() == 2);  // the number was of the card, and is gone with it
        CHECK(resident.rows().front().source == Source::declared);
        CHECK_FALSE(resident.rows().front().disputed);  // there is no card to be wrong
    }
    SUBCASE("the card once more") {
        resident.hold_up_theirs(Use::person);
        CHECK(resident.screen() == Screen::review);
        CHECK_FALSE(resident.rows().front().disputed);
    }
    SUBCASE("nothing after all") {
        resident.say(intent::Back{});
        CHECK(resident.screen() == Screen::review);
        CHECK(resident.rows().size() == 3);
    }
    CHECK_FALSE(resident.model.visit->changing);
}
