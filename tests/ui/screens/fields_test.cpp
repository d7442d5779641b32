// Questions that are ticked, counted in money, or answered in many lines.
#include <algorithm>

#include "tests/ui/screens/terminal.h"

namespace motcua::tests {
namespace {

namespace intent = journey::intent;
using ui::Widget;

const Widget* drawn(ui::Ui& screen, const ui::Preview& shown, const std::string& id) {
    screen.frame(shown.model, shown.now);
    return screen.tree().find(id);
}

TEST_CASE("several may be ticked, and what is ticked has its tick") {
    const auto screen = terminal();
    const ui::Preview shown = preview("question.choices");
    const auto intents = tap(*screen, shown, "question.household.has.child");
    REQUIRE(sent<intent::Choose>(intents));
    CHECK(sent<intent::Choose>(intents)->option == "child");
    for (const auto& expected : {std::pair{"old", true}, {"child", false}, {"ill", true}, {"none", false}}) {
        const Widget* choice = screen->tree().find(std::string("question.household.has.") + expected.first);
        REQUIRE_MESSAGE(choice, expected.first);
        CHECK(choice->selected == expected.second);
    }
}

TEST_CASE("none of them can be said only where an answer is not required") {
    const auto screen = terminal();
    CHECK(drawn(*screen, preview("question.choices.none"), "question.household.has.none")->selected);
    CHECK(drawn(*screen, preview("question.choices.problem"), "question.household.has.none") == nullptr);
}

TEST_CASE("money stands in groups with its unit and in words, and 000 is one key") {
    const auto screen = terminal();
    const ui::Preview shown = preview("question.money");
    const auto intents = tap(*screen, shown, "key.three_zeros");
    CHECK(std::count_if(intents.begin(), intents.end(), [](const journey::Intent& each) {
              const auto* press = std::get_if<intent::Press>(&each);
              return press && press->key == text::character_key(U'0');
          }) == 3);
    const Widget* field = screen->tree().find("question.household.income");
    CHECK(field->value == "1.500.000 đồng");
    CHECK(field->input == "money");
    CHECK(field->personal);
    const Widget* words = screen->tree().find("question.household.income.words");
    REQUIRE(words);
    CHECK(words->label == "Bằng chữ: một triệu năm trăm nghìn đồng");
    CHECK(words->personal);
}

TEST_CASE("decimals are parted as the language writes them") {
    const auto screen = terminal();
    ui::Preview shown = preview("question.amount");
    CHECK(drawn(*screen, shown, "question.house.area")->value == "75,5 m²");
    CHECK(screen->tree().find("key.comma"));
    shown.model.settings.language = text::Language::en;
    CHECK(drawn(*screen, shown, "question.house.area")->value == "75.5 m²");
    CHECK(screen->tree().find("key.period"));
}

TEST_CASE("the keys for an e-mail address have its signs and endings, and no marks") {
    const auto screen = terminal();
    const ui::Preview shown = preview("question.email");
    const auto intents = tap(*screen, shown, "key.at");
    REQUIRE(sent<intent::Press>(intents));
    CHECK(sent<intent::Press>(intents)->key == text::character_key(U'@'));
    CHECK(screen->tree().find("question.contact.email")->input == "email");
    for (const char* key : {"key.period", "key.hyphen", "key.underscore", "key.plus", "key.0", "key.q"})
        CHECK_MESSAGE(screen->tree().find(key), key);
    for (const char* key : {"key.acute", "key.method", "key.shift", "key.space", "key.digits"})
        CHECK_MESSAGE(screen->tree().find(key) == nullptr, key);
    CHECK(screen->tree().find("suggest.1")->label == "@gmail.com");
}

TEST_CASE("the beginning of a long text is two keys away, and typing leads back to its end") {
    const auto screen = terminal(kLandscape);
    ui::Preview shown = preview("question.lines.many");
    const auto touch = [&](const char* id) {
        shown.now += Millis{1'000};  // no double tap
        tap(*screen, shown, id);
    };
    const auto enabled = [&](const char* way) {
        const Widget* button = drawn(*screen, shown, std::string("question.reason.") + way);
        REQUIRE_MESSAGE(button, way);
        return button->enabled;
    };
    CHECK(enabled("up"));
    CHECK_FALSE(enabled("down"));
    for (int taps = 0; taps < 30 && enabled("up"); ++taps) touch("question.reason.up");
    CHECK_FALSE(enabled("up"));
    CHECK(enabled("down"));
    touch("key.n");
    CHECK_FALSE(enabled("down"));
    CHECK(drawn(*screen, preview("question.lines"), "question.reason.up") == nullptr);  // all of it is seen
}

TEST_CASE("what is wrong with a number or a day says what would be right") {
    const auto screen = terminal();
    CHECK(drawn(*screen, preview("question.amount.problem"), "question.house.area.problem")
              ->label.find("từ 1 m² đến 2.000 m²") != std::string::npos);
    CHECK(drawn(*screen, preview("question.date_not_before"), "question.stay.until.problem")
              ->label.find("12/03/1955 (Ngày sinh)") != std::string::npos);
}

}  // namespace
}  // namespace motcua::tests
