// The keyboard under a question: words that it offers, ways of typing, a hardware keyboard beside it.
#include <algorithm>

#include "tests/ui/screens/terminal.h"

namespace motcua::tests {
namespace {

namespace intent = journey::intent;
using text::Method;
using ui::Preview;
using ui::Widget;

std::vector<std::string> offered(const ui::Tree& tree) {
    std::vector<std::string> words;
    for (const Widget& widget : tree.widgets)
        if (widget.id.rfind("suggest.", 0) == 0) words.push_back(widget.label);
    return words;
}

Preview typing(std::string_view typed, Method method = Method::mark_keys) {
    Preview shown = preview("question.name");
    shown.model.visit->drafts.front().value = secret(typed);
    shown.model.visit->typist.method = method;
    return shown;
}

TEST_CASE("words that go on with what is typed stand above the keys, and a tap takes one") {
    const auto screen = terminal();
    const Preview shown = typing("Trần Thị h");
    const auto intents = tap(*screen, shown, "suggest.2");
    CHECK(offered(screen->tree()) == std::vector<std::string>{"Hồng", "Hương", "Hòa", "Hoà"});
    const auto* taken = sent<intent::TakeSuggestion>(intents);
    REQUIRE(taken);
    CHECK(taken->field == "spouse.name");
    CHECK(taken->n == 1);
    const Widget* first = screen->tree().find("suggest.1");
    CHECK(first->role == "key");
    CHECK(first->personal);  // it tells how the word begins: never read over the loudspeaker
    CHECK(first->rect[1] < screen->tree().find("key.acute")->rect[1]);
}

TEST_CASE("where nothing is offered the keys stay where they are") {
    const auto screen = terminal();
    const auto place_of_q = [&](std::string_view typed) {
        const Preview shown = typing(typed);
        screen->frame(shown.model, shown.now);
        return screen->tree().find("key.q")->rect;
    };
    const auto with_offers = place_of_q("Trần Thị h");
    CHECK(place_of_q("Trần Thị xyz") == with_offers);
    CHECK(offered(screen->tree()).empty());
}

TEST_CASE("the way of typing is named, and a tap goes to the next") {
    for (const auto& [method, name] :
         {std::pair{Method::mark_keys, "Phím dấu"}, {Method::telex, "Telex"}, {Method::vni, "VNI"}}) {
        const auto screen = terminal();
        const Preview shown = typing("Nguyễn", method);
        CHECK(sent<intent::SwitchMethod>(tap(*screen, shown, "key.method")));
        CHECK(screen->tree().find("key.method")->label.find(name) != std::string::npos);
    }
}

TEST_CASE("by VNI the top row has the digits that set marks, each with the mark's name") {
    const auto screen = terminal();
    const auto intents = tap(*screen, typing("Nguyen", Method::vni), "key.6");
    REQUIRE(sent<intent::Press>(intents));
    CHECK(sent<intent::Press>(intents)->key == text::character_key(U'6'));
    CHECK(screen->tree().find("key.6")->label == "mũ");
    CHECK(screen->tree().find("key.0")->label == "bỏ");
    CHECK(screen->tree().find("key.acute") == nullptr);
}

TEST_CASE("a hardware keyboard types into the field that stands, key by key") {
    const auto screen = terminal();
    const Preview shown = typing("");
    screen->frame(shown.model, shown.now);
    screen->type(text::character_key(U'N'));
    screen->type(text::character_key(U' '));
    screen->type(text::erase_key());
    CHECK(screen->has_touches());
    const auto intents = screen->frame(shown.model, shown.now);
    std::vector<text::Key> keys;
    for (const journey::Intent& each : intents) {
        const auto* press = std::get_if<intent::Press>(&each);
        REQUIRE(press);
        CHECK(press->field == "spouse.name");
        keys.push_back(press->key);
    }
    CHECK(keys ==
          std::vector<text::Key>{text::character_key(U'N'), text::character_key(U' '), text::erase_key()});
    CHECK_FALSE(screen->has_touches());
    CHECK(screen->frame(shown.model, shown.now).empty());
}

TEST_CASE("keys typed where nothing is asked go nowhere, and say that somebody is there") {
    const auto screen = terminal();
    for (const char* name : {"home", "question.choice", "leave"}) {
        const Preview shown = preview(name);
        screen->frame(shown.model, shown.now);
        screen->type(text::character_key(U'a'));
        CHECK(screen->frame(shown.model, shown.now).empty());
        CHECK_FALSE(screen->has_touches());
    }
    const Preview waiting = preview("still_there");
    screen->frame(waiting.model, waiting.now);
    screen->type(text::character_key(U'a'));
    CHECK(sent<intent::StillHere>(screen->frame(waiting.model, waiting.now)));
}

TEST_CASE("keys that nobody has drawn yet are gone with the visit") {
    const auto screen = terminal();
    screen->type(text::character_key(U'a'));
    screen->wipe();
    CHECK_FALSE(screen->has_touches());
}

TEST_CASE("who only knows the year says so, and what was typed for it stays") {
    const auto screen = terminal();
    Preview shown = preview("question.date");
    shown.model.visit->drafts.front().value = secret("12");
    screen->frame(shown.model, shown.now);
    shown.model.visit->drafts.front().value = secret("1955");  // read as day and month so far
    CHECK(tap(*screen, shown, "question.applicant.birth_date.only_year").empty());
    CHECK(screen->has_touches());  // the boxes are to be drawn anew at once
    screen->frame(shown.model, shown.now);
    CHECK_FALSE(screen->has_touches());
    CHECK(screen->tree().find("question.applicant.birth_date.year")->value == "1955");
    CHECK(screen->tree().find("question.applicant.birth_date.only_year") == nullptr);  // it is so
    CHECK(screen->tree().find("question.applicant.birth_date.whole_day"));
}

TEST_CASE("a whole day is erased where only its year is to stand") {
    const auto screen = terminal();
    Preview shown = preview("question.date");
    shown.model.visit->drafts.front().value = secret("12031955");
    const auto intents = tap(*screen, shown, "question.applicant.birth_date.only_year");
    const auto erased = std::count_if(intents.begin(), intents.end(), [](const journey::Intent& each) {
        const auto* press = std::get_if<intent::Press>(&each);
        return press && press->key == text::erase_key();
    });
    CHECK(erased == 8);
}

}  // namespace
}  // namespace motcua::tests
