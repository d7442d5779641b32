// A scanner gun that pretends to be a keyboard, beside people who type on one.
#include "tests/platform/window/desk.h"

namespace motcua::tests {
namespace {

using platform::KeyStroke;
using platform::ScannerGun;

constexpr const char* kCardCode = "049155999001|205999001|Nguyen Thi Mau|12031955|Nu|Mau, Da Nang|10052021";
constexpr const char* kPosterCode = "1.004873";

TEST_CASE("a gun's burst is a scan, on whatever page") {
    Desk desk;
    desk.shoot(kPosterCode);
    desk.enter();
    desk.rest();
    CHECK(desk.counter.model().visit->procedure == "1.004873");
}

TEST_CASE("a burst while a field has the keyboard leaves nothing in it") {
    Desk desk;
    desk.open_search();
    desk.type("tem");
    desk.rest();
    REQUIRE(desk.searched() == "tem");
    desk.shoot(kCardCode);
    SUBCASE("it ends in Enter") { desk.enter(); }
    SUBCASE("it ends in Enter and a line feed") {
        desk.enter();
        desk.enter(Millis{8});
    }
    SUBCASE("it has no end of its own") {}
    desk.rest();
    CHECK(desk.searched() == "tem");
    CHECK(desk.card() == "049155999001");
    desk.type("a");
    desk.rest();
    CHECK(desk.searched() == "tema");
}

TEST_CASE("caps lock, another layout and Telex change nothing in what a gun says") {
    Desk desk;
    desk.open_search();
    for (std::size_t i = 0; i < std::string_view(kCardCode).size(); ++i) {
        const char sign = kCardCode[i];
        if (sign == '|') desk.press(sign, Millis{8}, "\\");
        if (sign == 'a') desk.press(sign, Millis{8}, "");
        if (sign == 'N') desk.press(sign, Millis{8}, "n");
        if (sign == '1') desk.press(sign, Millis{8}, "ă");
        if (sign != '|' && sign != 'a' && sign != 'N' && sign != '1') desk.press(sign, Millis{8});
    }
    desk.enter();
    desk.rest();
    CHECK(desk.searched().empty());
    CHECK(desk.card() == "049155999001");
    CHECK(view(desk.counter.model().visit->card->full_name) == "Nguyen Thi Mau");
}

TEST_CASE("letters that no US keyboard has come as the system writes them") {
    Desk desk;
    const auto letter = [&](const char* utf8) {
        desk.wait(Millis{8});
        desk.take({KeyStroke::Kind::down, "", 0});
        KeyStroke text{KeyStroke::Kind::text};
        text.text = secret(utf8);
        desk.take(text);
    };
    desk.counter.tap("home.scan");
    desk.shoot("049155999001|205999001|Nguy");
    letter("ễ");
    desk.shoot("n Th");
    letter("ị");
    desk.shoot(" Mau|12031955|Nu|Mau, Da Nang|10052021");
    desk.enter();
    desk.rest();
    CHECK(view(desk.counter.model().visit->card->full_name) == "Nguyễn Thị Mau");
}

TEST_CASE("a person types, quickly too, and every key is theirs in its order") {
    Desk desk;
    desk.open_search();
    SUBCASE("as people do") { desk.type("khai tu"); }
    SUBCASE("as few people can") { desk.shoot("khai tu", ScannerGun::kGap + Millis{1}); }
    SUBCASE("two keys at once, again and again") {
        for (const char* two : {"kh", "ai", " t", "u"}) {
            desk.wait(Millis{120});
            desk.shoot(two, Millis{10});
        }
    }
    desk.rest();
    CHECK(desk.searched() == "khai tu");
}

TEST_CASE("a key that is typed is seen soon, though nothing follows it") {
    Desk desk;
    desk.open_search();
    desk.press('a', Millis{500});
    desk.wait(ScannerGun::kGap + Millis{1});
    CHECK(desk.searched() == "a");
}

TEST_CASE(
    "a burst that is cut off in the middle leaves nothing anywhere, and says so where a code is asked for") {
    Desk desk;
    SUBCASE("in a field") {
        desk.open_search();
        desk.shoot(std::string_view(kCardCode).substr(0, 40));
        desk.wait(ScannerGun::kSilence + Millis{100});
        desk.shoot("Nu|");  // its end, late
        desk.rest();
        CHECK(desk.searched().empty());
    }
    SUBCASE("where a code is asked for") {
        desk.counter.tap("home.scan");
        desk.shoot(std::string_view(kCardCode).substr(0, 40));
        desk.rest();
        CHECK(desk.counter.find("scan.trouble").label.size() > 20);
    }
    CHECK(desk.card().empty());
}

TEST_CASE("a pause in the middle of a burst is no end") {
    Desk desk;
    desk.open_search();
    desk.shoot(std::string_view(kCardCode).substr(0, 40));
    desk.wait(Millis{300});
    desk.shoot(std::string_view(kCardCode).substr(40));
    desk.enter();
    desk.rest();
    CHECK(desk.card() == "049155999001");
    CHECK(desk.searched().empty());
}

TEST_CASE("two guns, one after the other, are two scans; at the same time they are none") {
    Desk desk;
    desk.open_search();
    SUBCASE("one after the other") {
        desk.shoot(kCardCode);
        desk.enter();
        desk.shoot(kPosterCode);
        desk.enter();
        desk.rest();
        CHECK(desk.card() == "049155999001");
        CHECK(desk.counter.model().visit->procedure == "1.004873");
    }
    SUBCASE("at the same time") {
        for (std::size_t i = 0; i < std::string_view(kPosterCode).size(); ++i) {
            desk.press(kCardCode[i], Millis{3});
            desk.press(kPosterCode[i], Millis{3});
        }
        desk.enter();
        desk.shoot(std::string_view(kCardCode).substr(8, 4));
        desk.enter();
        desk.rest();
        CHECK(desk.card().empty());
        CHECK(desk.counter.model().visit->procedure.empty());
        CHECK(desk.searched().empty());
    }
}

TEST_CASE("five thousand letters are let go, and the machine goes on") {
    Desk desk;
    desk.counter.tap("home.scan");
    desk.shoot(std::string(5'000, '7'), Millis{2});
    desk.enter();
    desk.rest();
    CHECK(desk.counter.find("scan.trouble").label.size() > 20);
    CHECK(desk.card().empty());
    desk.shoot(kCardCode);
    desk.enter();
    desk.rest();
    CHECK(desk.card() == "049155999001");
}

TEST_CASE("an arm on the keyboard is nobody's code and nobody's words") {
    Desk desk;
    desk.open_search();
    desk.shoot("asdfghjkl", Millis{1});
    desk.rest();
    CHECK(desk.searched().empty());
    CHECK(desk.counter.model().visit->scan_trouble == journey::ScanTrouble::none);
}

TEST_CASE("keys that were pressed while the machine was busy are not taken for a burst") {
    constexpr Instant begin{Millis{1'000}};
    const auto times = platform::spread(begin, begin + Millis{700}, 7);
    REQUIRE(times.size() == 7);
    for (std::size_t i = 1; i < times.size(); ++i) CHECK(times[i] - times[i - 1] > ScannerGun::kGap);
    CHECK(times.back() == begin + Millis{700});
    CHECK(platform::spread(begin, begin, 3) == std::vector<Instant>(3, begin));
}

TEST_CASE("Tab and Enter of a keyboard lead on at once") {
    Desk desk;
    desk.take({KeyStroke::Kind::down, "Tab", 43});
    desk.counter.turn();
    const auto& widgets = desk.counter.ui().tree().widgets;
    CHECK(std::any_of(widgets.begin(), widgets.end(), [](const ui::Widget& each) { return each.focused; }));
}

}  // namespace
}  // namespace motcua::tests
