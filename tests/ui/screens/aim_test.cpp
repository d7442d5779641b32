// Who misses what they touch for.
#include "kiosk/journey/update.h"
#include "tests/ui/screens/terminal.h"

namespace motcua::tests {
namespace {

namespace intent = journey::intent;

// A person before a terminal whose model goes on with what they meant.
class Person {
  public:
    explicit Person(ui::Preview stands) : at_(std::move(stands)) { go_on(); }

    void touch(float x, float y) {
        at_.now += Millis{600};
        screen_->touch({ui::Finger::Kind::down, x, y});
        screen_->touch({ui::Finger::Kind::up, x, y});
        go_on();
        go_on();
    }
    void tap(const std::string& id) {
        const ui::Widget* const widget = screen_->tree().find(id);
        REQUIRE_MESSAGE(widget, "no widget " << id);
        touch(widget->rect[0] + widget->rect[2] / 2, widget->rect[1] + widget->rect[3] / 2);
    }
    // Plain words that do nothing.
    void tap_beside() { tap("frame.line"); }
    [[nodiscard]] const ui::Widget* find(const std::string& id) const { return screen_->tree().find(id); }
    [[nodiscard]] const journey::Model& model() const { return at_.model; }
    [[nodiscard]] bool was_said(std::string_view words) const {
        return said_.find(words) != std::string::npos;
    }

  private:
    void go_on() {
        for (const journey::Intent& meant : screen_->frame(at_.model, at_.now)) {
            if (const auto* say = std::get_if<intent::Say>(&meant))
                for (const journey::Piece& piece : say->pieces) said_ += view(piece.words);
            journey::update(at_.model, meant, at_.now);
        }
    }

    ui::Preview at_;
    std::unique_ptr<ui::Ui> screen_ = terminal();
    std::string said_;
};

TEST_CASE("who taps three times on plain words is asked whether all shall be larger, and yes makes it so") {
    Person person(preview("question.choice"));
    const float usual = person.find("question.continue")->rect[3];
    for (int i = 0; i < 2; ++i) person.tap_beside();
    CHECK(person.find("larger.yes") == nullptr);
    person.tap_beside();
    REQUIRE(person.find("larger.yes"));
    CHECK(person.find("larger.yes")->primary);
    CHECK(person.find("larger.yes")->rect[2] > 0.85F * 1080);
    CHECK(person.find("larger.no")->rect[2] > 0.85F * 1080);
    CHECK(person.find("question.continue") == nullptr);  // nothing else to aim at
    person.tap("larger.yes");
    REQUIRE(person.find("question.continue"));
    CHECK(person.find("question.continue")->rect[3] > 1.25F * usual);
    CHECK(person.model().settings.text_size == journey::TextSize::large);
    for (int i = 0; i < 6; ++i) person.tap_beside();
    CHECK(person.find("larger.yes") == nullptr);
}

TEST_CASE("on the home screen, too; Back is no, and then nobody asks again") {
    Person person(preview("home"));
    for (int i = 0; i < 3; ++i) person.tap_beside();
    REQUIRE(person.find("larger.no"));
    person.tap("frame.back");
    CHECK(person.find("home.scan"));
    for (int i = 0; i < 6; ++i) person.tap_beside();
    CHECK(person.find("home.scan"));
}

TEST_CASE("a picture that wakes is no miss, and neither is a touch that turns a page") {
    ui::Preview resting = preview("home.show");
    Person waking(resting);
    waking.tap_beside();
    CHECK(waking.model().aim.misses.empty());
    Person turning(preview("help.cards"));
    for (int i = 0; i < 2; ++i) turning.tap_beside();
    turning.tap("page.next");
    turning.tap_beside();
    CHECK(turning.find("larger.yes") == nullptr);
}

TEST_CASE("where the person was is found as it was left: the page of a list that only the screen knows") {
    Person person(preview("help.cards"));
    person.tap("page.next");
    const std::string page = person.find("page.of")->label;
    for (int i = 0; i < 3; ++i) person.tap_beside();
    REQUIRE(person.find("larger.no"));
    person.tap("larger.no");
    REQUIRE(person.find("page.of"));
    CHECK(person.find("page.of")->label == page);
}

TEST_CASE("who is read to hears the question") {
    ui::Preview shown = preview("question.choice");
    shown.model.settings.read_aloud = true;
    Person person(shown);
    CHECK_FALSE(person.was_said("nút to hơn"));
    for (int i = 0; i < 3; ++i) person.tap_beside();
    CHECK(person.was_said("nút to hơn không"));
    CHECK(person.was_said("Không. Để như cũ"));
}

}  // namespace
}  // namespace motcua::tests
