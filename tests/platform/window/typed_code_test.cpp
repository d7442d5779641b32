// The zone on a card's back, or any other code, typed slowly on the keyboard beside the glass.
#include "tests/platform/window/desk.h"

namespace motcua::tests {
namespace {

constexpr const char* kLines[] = {"IDVNM1559990017049155999001<<8", "5503126F9912315VNM<<<<<<<<<<<6",
                                  "NGUYEN<<THI<MAU<<<<<<<<<<<<<<<"};
constexpr Millis kPersonEnters{150};

void type_line(Desk& desk, std::string_view line) {
    desk.type(line);
    desk.enter(kPersonEnters);
    desk.wait(Millis{200});
}

const ui::Widget* strip(const Desk& desk) { return desk.counter.ui().tree().find("typed.code"); }
std::string seen(const Desk& desk) { return strip(desk) ? strip(desk)->value : "nothing"; }

bool is_focused(const Desk& desk) {
    const auto& widgets = desk.counter.ui().tree().widgets;
    return std::any_of(widgets.begin(), widgets.end(), [](const ui::Widget& each) { return each.focused; });
}

TEST_CASE("three lines of a card's back, typed on the page for codes, are that card") {
    Desk desk;
    desk.counter.tap("home.scan");
    for (const char* line : kLines) type_line(desk, line);
    CHECK(desk.card() == "049155999001");
    CHECK(seen(desk) == "nothing");
    CHECK(desk.counter.find("scan.card_read").label.find("mặt sau") != std::string::npos);
}

TEST_CASE("who types sees each sign, the line and how much of it stands there") {
    Desk desk;
    desk.type("idvn");
    desk.wait(Millis{60});
    CHECK(seen(desk) == "IDVN");
    CHECK(desk.counter.find("typed.count").label == "Dòng 1: 4/30");
    CHECK(desk.counter.find("typed.hint").label.find("Enter") != std::string::npos);
    CHECK(strip(desk)->personal);
    desk.push("Backspace", 42);
    desk.wait(Millis{60});
    CHECK(seen(desk) == "IDV");
    desk.type("nm1559990017049155999001<<8");
    desk.enter(kPersonEnters);
    desk.wait(Millis{60});
    CHECK(desk.counter.find("typed.count").label == "Dòng 2: 0/30");
    desk.push("Escape", 41);
    desk.wait(Millis{60});
    CHECK(seen(desk) == "nothing");
    CHECK(desk.counter.ui().tree().screen == "home");
}

TEST_CASE("a wrong check digit is told in words that say what to do, and the line still stands") {
    Desk desk;
    desk.counter.tap("home.scan");
    type_line(desk, "IDVNM1559990017049155999002<<8");
    CHECK(desk.counter.find("scan.trouble").label.find("chưa khớp") != std::string::npos);
    CHECK(seen(desk) == "IDVNM1559990017049155999002<<8");
    CHECK(desk.card().empty());
}

TEST_CASE("a poster's code that is typed opens what it is about") {
    Desk desk;
    type_line(desk, "1.004873");
    CHECK(desk.counter.ui().tree().screen == "overview");
    CHECK(desk.counter.model().visit->procedure == "1.004873");
}

TEST_CASE("an input method and another layout change nothing in what is gathered") {
    Desk desk;
    desk.press('d', Millis{110}, "");
    desk.press('d', Millis{110}, "đ");
    desk.press('1', Millis{110}, "ă");
    desk.wait(Millis{60});
    CHECK(seen(desk) == "dd1");
}

TEST_CASE("a sign that no US keyboard has is gathered as the system writes it") {
    Desk desk;
    desk.type("ID");
    desk.wait(Millis{110});
    desk.take({platform::KeyStroke::Kind::down, "<", 100});
    platform::KeyStroke text{platform::KeyStroke::Kind::text};
    text.text = secret("<");
    desk.take(text);
    desk.wait(Millis{110});
    CHECK(seen(desk) == "ID<");
}

TEST_CASE("a gun's burst is a scan and never lands among what somebody types") {
    Desk desk;
    desk.counter.tap("home.scan");
    desk.type("ID");
    desk.wait(Millis{110});
    desk.shoot("abcdefgh");
    desk.enter();
    desk.wait(Millis{60});
    CHECK(seen(desk) == "nothing");
    CHECK(desk.counter.find("scan.trouble").label.find("không nhận ra") != std::string::npos);
}

TEST_CASE("where a field is typed into, keys are its letters, and Enter what it always is") {
    Desk desk;
    desk.open_search();
    desk.type("id");
    desk.rest();
    CHECK(desk.searched() == "id");
    CHECK(seen(desk) == "nothing");
}

TEST_CASE("Enter, blank and Escape mean what they mean, as long as nothing is gathered") {
    Desk desk;
    SUBCASE("Enter shows where the keys stand") { desk.enter(kPersonEnters); }
    SUBCASE("so does the blank") { desk.press(' ', Millis{110}); }
    desk.wait(Millis{60});
    CHECK(seen(desk) == "nothing");
    CHECK(is_focused(desk));
}

TEST_CASE("within a code the blank is a blank, and arrows still step over the screen") {
    Desk desk;
    desk.type("a b");
    desk.push("Down", 81);
    desk.wait(Millis{60});
    CHECK(seen(desk) == "a b");
    CHECK(is_focused(desk));
}

TEST_CASE("the keys of a pad keep their meaning, also those that would write something") {
    platform::PadKeys pad;
    pad.next = "N";
    Desk desk(pad);
    desk.press('n', Millis{110});
    desk.wait(Millis{60});
    CHECK(seen(desk) == "nothing");
    CHECK(is_focused(desk));
    desk.type("id");
    desk.press('n', Millis{110});
    desk.push("Tab", 43);
    desk.wait(Millis{60});
    CHECK(seen(desk) == "ID");
}

TEST_CASE("a key that is held down writes its sign once") {
    Desk desk;
    desk.take({platform::KeyStroke::Kind::down, "7", 36});
    for (int i = 0; i < 5; ++i) {
        desk.wait(Millis{40});
        desk.take({platform::KeyStroke::Kind::down, "7", 36, false, true});
    }
    desk.wait(Millis{200});
    CHECK(seen(desk) == "7");
}

TEST_CASE("half a minute without a key, and nothing of it is on the glass") {
    Desk desk;
    desk.type("IDVNM");
    desk.wait(Millis{60});
    desk.wait(Millis{29'000});
    CHECK(seen(desk) == "IDVNM");
    desk.wait(Millis{2'000});
    CHECK(seen(desk) == "nothing");
    CHECK(desk.counter.ui().tree().find("frame.line"));
}

}  // namespace
}  // namespace motcua::tests
