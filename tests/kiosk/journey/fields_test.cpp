// Every kind of field that the ward's own procedures do not ask with, answered by finger and by key.
#include <doctest/doctest.h>

#include "kiosk/form/choices.h"
#include "tests/kiosk/journey/resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = motcua::journey::intent;
using journey::Screen;
using text::T;

namespace {

constexpr const char* kTrialPoster = "https://dichvucong.gov.vn/thu-tuc-hanh-chinh?ma_thu_tuc=1.999001";

class Trial : public Resident {
  public:
    Trial() {
        say(intent::ContentLoaded{every_field_content()});
        hold_up(kTrialPoster);
        say(intent::Begin{});
        say(intent::NoticeRead{});
        say(intent::NoCard{});
        REQUIRE(page() == "applicant.name");
    }
    [[nodiscard]] std::string page() const {
        const content::Page* stands = journey::question_page(model);
        return stands ? stands->id : std::string();
    }
    void go_to(const std::string& wanted) {
        for (int pages = 0; pages < 20 && page() != wanted; ++pages) answer_page();
        REQUIRE(page() == wanted);
    }
    // Answers the page that stands with keys.
    void answer_with(std::string_view keys) {
        press(keys);
        say(intent::Continue{});
    }
    void press(std::string_view keys) {
        for (const char key : keys)
            say(intent::Press{page(), text::character_key(static_cast<char32_t>(key))});
    }
    void erase() { say(intent::Press{page(), text::erase_key()}); }
    [[nodiscard]] std::string typed() const { return std::string(view(model.visit->drafts.front().value)); }
    [[nodiscard]] std::optional<T> problem() const { return model.visit->drafts.front().problem; }
    [[nodiscard]] std::string answer(std::string_view field) const {
        return std::string(model.visit->answers.value(field));
    }
};

}  // namespace

TEST_CASE("who answers each question comes to the review") {
    Trial resident;
    CHECK(resident.answer_all());
}

TEST_CASE("yes asks further, no does not") {
    Trial resident;
    resident.go_to("has_old");
    resident.say(intent::Choose{"has_old", "no"});
    resident.say(intent::Continue{});
    CHECK(resident.page() == "keeps");
    resident.say(intent::Back{});
    resident.say(intent::Choose{"has_old", "yes"});
    resident.say(intent::Continue{});
    CHECK(resident.page() == "old_id");
    resident.answer_with("20599900");
    CHECK(resident.problem() == T::problem_old_id);
    resident.answer_with("1");
    CHECK(resident.page() == "keeps");
    CHECK(resident.answer("old_id") == "205999001");
}

TEST_CASE("several are ticked, and what is asked next sees each of them") {
    Trial resident;
    resident.go_to("keeps");
    for (const char* option : {"poultry", "pig", "poultry", "fish"})
        resident.say(intent::Choose{"keeps", option});
    resident.say(intent::Continue{});
    CHECK(resident.page() == "pigs.why");
    CHECK(form::chosen(resident.answer("keeps")) == std::vector<std::string_view>{"pig"});
    resident.say(intent::Back{});
    resident.say(intent::Choose{"keeps", "none"});
    resident.say(intent::Continue{});
    CHECK(resident.page() == "email");
    CHECK(form::is_none_chosen(resident.answer("keeps")));
}

TEST_CASE("a long text takes what the pack lets it take, and no more") {
    Trial resident;
    resident.go_to("keeps");
    resident.say(intent::Choose{"keeps", "pig"});
    resident.say(intent::Continue{});
    REQUIRE(resident.page() == "pigs.why");
    resident.press(std::string(510, 'n'));
    CHECK(resident.typed().size() == 500);
}

TEST_CASE("an e-mail address is typed letter by letter, whatever the way of typing, and its ending taken") {
    Trial resident;
    resident.go_to("email");
    resident.say(intent::SwitchMethod{});  // Telex: aa would be â
    resident.press("maau s");
    resident.say(intent::Press{"email", text::mark_key(text::Mark::acute)});
    CHECK(resident.typed() == "maaus");
    CHECK_FALSE(resident.model.visit->drafts.front().keyboard.capital);
    const auto offered = journey::suggestions(resident.model, "email");
    REQUIRE_FALSE(offered.empty());
    resident.say(intent::TakeSuggestion{"email", 0});
    CHECK(resident.typed() == "maaus@gmail.com");
    resident.say(intent::Continue{});
    CHECK(resident.answer("email") == "maaus@gmail.com");
}

TEST_CASE("a number takes one decimal sign, comma or point, and the digits it may have") {
    Trial resident;
    resident.go_to("area");
    resident.press("007,505.5");
    CHECK(resident.typed() == "7.50");
    resident.erase();
    resident.erase();
    CHECK(resident.typed() == "7.");
    resident.say(intent::Continue{});
    CHECK(resident.answer("area") == "7");
}

TEST_CASE("a number that is too large is asked again with its ends") {
    Trial resident;
    resident.go_to("area");
    resident.answer_with("100001");
    CHECK(resident.page() == "area");
    CHECK(resident.problem() == T::problem_number);
    resident.press("a ,");
    CHECK(resident.typed() == "100001.");  // a letter changes nothing
    CHECK_FALSE(resident.problem());
}

TEST_CASE("a sum of money takes digits alone, twelve at most") {
    Trial resident;
    resident.go_to("income");
    resident.press("01,5.00000000000000");
    CHECK(resident.typed() == "150000000000");
}

TEST_CASE("a day before the one it follows, or over already, is asked again") {
    Trial resident;
    resident.go_to("stay.from");
    resident.answer_with("052019");
    resident.answer_with("30042019");
    CHECK(resident.page() == "stay.moved");
    CHECK(resident.problem() == T::problem_not_before);
    for (int i = 0; i < 8; ++i) resident.erase();
    resident.answer_with("01052019");
    resident.answer_with("22112026");
    CHECK(resident.page() == "stay.until");
    CHECK(resident.problem() == T::problem_date_past);
    for (int i = 0; i < 8; ++i) resident.erase();
    resident.answer_with("23112026");
    CHECK(resident.screen() == Screen::review);
}

TEST_CASE("a day changed on the review leads to the one that no longer fits it") {
    Trial resident;
    resident.go_to("stay.from");
    resident.answer_with("2018");
    resident.answer_with("01052019");
    resident.answer_with("23112026");
    REQUIRE(resident.screen() == Screen::review);
    resident.say(intent::Change{"stay.from"});
    for (int i = 0; i < 4; ++i) resident.erase();
    resident.answer_with("2020");
    CHECK(resident.page() == "stay.moved");
}
