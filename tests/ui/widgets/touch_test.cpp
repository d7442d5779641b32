#include "ui/widgets/touch.h"

#include <doctest/doctest.h>

namespace motcua::tests {
namespace {

using ui::Finger;
using ui::Touch;
using ui::Tree;
using ui::Widget;

Widget widget(const char* id, const char* role, float x, float y, bool repeats = false) {
    Widget out;
    out.id = id;
    out.role = role;
    out.rect = {x, y, 100, 100};
    out.repeats = repeats;
    return out;
}

Tree screen() {
    Tree tree;
    tree.screen = "question";
    tree.widgets = {widget("go", "button", 0, 0), widget("other", "button", 300, 0),
                    widget("key.a", "key", 0, 300, true), widget("pad", "pad", 300, 300),
                    widget("words", "text", 600, 0)};
    Widget off = widget("off", "button", 600, 300);
    off.enabled = false;
    tree.widgets.push_back(off);
    return tree;
}

struct Hand {
    Touch touch;
    Tree seen = screen();
    Instant now{Millis{10'000}};

    void finger(Finger::Kind kind, float x, float y) { touch.add({kind, x, y}); }
    void frame() { touch.begin_frame(seen, now); }
    void tap(float x, float y) {
        finger(Finger::Kind::down, x, y);
        finger(Finger::Kind::up, x, y);
        frame();
    }
    void wait(int milliseconds) { now += Millis{milliseconds}; }
};

TEST_CASE("a tap acts when the finger leaves, not when it lands") {
    Hand hand;
    hand.finger(Finger::Kind::down, 50, 50);
    hand.frame();
    CHECK_FALSE(hand.touch.tapped("go"));
    CHECK(hand.touch.pressed("go"));  // and shows at once that it was felt
    hand.finger(Finger::Kind::up, 50, 50);
    hand.frame();
    CHECK(hand.touch.tapped("go"));
    CHECK_FALSE(hand.touch.pressed("go"));
    hand.frame();
    CHECK_FALSE(hand.touch.tapped("go"));  // once
}

TEST_CASE("a trembling finger may slide 12 mm, and further calls the tap off") {
    for (const auto& [slide_mm, acts] : {std::pair{11.5F, true}, {12.5F, false}}) {
        Hand hand;
        const float slide = slide_mm * hand.seen.panel.px_per_mm;
        hand.finger(Finger::Kind::down, 90, 50);
        hand.finger(Finger::Kind::move, 90 + slide, 50);
        hand.frame();
        CHECK(hand.touch.pressed("go") == acts);
        hand.finger(Finger::Kind::up, 90 + slide, 50);
        hand.frame();
        CHECK(hand.touch.tapped("go") == acts);
    }
}

TEST_CASE("sliding away and back does not act either: it was called off") {
    Hand hand;
    hand.finger(Finger::Kind::down, 50, 50);
    hand.finger(Finger::Kind::move, 250, 50);
    hand.finger(Finger::Kind::up, 50, 50);
    hand.frame();
    CHECK_FALSE(hand.touch.tapped("go"));
}

TEST_CASE("a double tap is one tap") {
    Hand hand;
    hand.tap(50, 50);
    CHECK(hand.touch.tapped("go"));
    hand.wait(300);
    hand.tap(52, 51);
    CHECK_FALSE(hand.touch.tapped("go"));
    hand.wait(501);
    hand.tap(50, 50);
    CHECK(hand.touch.tapped("go"));
}

TEST_CASE("the second tap of a double does not hit what has just appeared under it") {
    Hand hand;
    hand.tap(50, 50);
    hand.seen.screen = "review";
    hand.seen.widgets = {widget("confirm", "button", 0, 0)};
    hand.wait(250);
    hand.tap(50, 50);
    CHECK_FALSE(hand.touch.tapped("confirm"));
    hand.wait(600);
    hand.tap(50, 50);
    CHECK(hand.touch.tapped("confirm"));
}

TEST_CASE("a quick tap elsewhere is meant") {
    Hand hand;
    hand.tap(50, 50);
    hand.wait(100);
    hand.tap(350, 50);
    CHECK(hand.touch.tapped("other"));
}

TEST_CASE("the same letter can be typed twice quickly") {
    Hand hand;
    hand.tap(50, 350);
    CHECK(hand.touch.tapped("key.a"));
    hand.wait(120);
    hand.tap(50, 350);
    CHECK(hand.touch.tapped("key.a"));
}

TEST_CASE("a held finger acts once, however long it is held") {
    Hand hand;
    hand.finger(Finger::Kind::down, 50, 350);
    for (int i = 0; i < 20; ++i) {
        hand.wait(500);
        hand.frame();
        CHECK_FALSE(hand.touch.tapped("key.a"));
    }
    hand.finger(Finger::Kind::up, 50, 350);
    hand.frame();
    CHECK(hand.touch.tapped("key.a"));
}

TEST_CASE("taps that came together are handled one a frame, in order") {
    Hand hand;
    for (const float x : {50.0F, 350.0F}) {
        hand.finger(Finger::Kind::down, x, 50);
        hand.finger(Finger::Kind::up, x, 50);
    }
    hand.frame();
    CHECK(hand.touch.tapped("go"));
    CHECK(hand.touch.waiting());
    hand.frame();
    CHECK(hand.touch.tapped("other"));
    CHECK_FALSE(hand.touch.waiting());
}

TEST_CASE("what is written or switched off takes no touch, and a touch between things is nobody's") {
    Hand hand;
    for (const auto& [x, y] : {std::pair{650.0F, 50.0F}, {650.0F, 350.0F}, {200.0F, 200.0F}}) {
        hand.wait(1000);
        hand.tap(x, y);
        CHECK(hand.touch.tapped_anywhere());
        CHECK_FALSE(hand.touch.tapped("words"));
        CHECK_FALSE(hand.touch.tapped("off"));
    }
}

TEST_CASE("a touch beside everything, on plain words or slid off a button has missed; others have not") {
    Hand hand;
    const auto misses = [&](float x, float y, float slide = 0) {
        hand.wait(1000);
        hand.finger(Finger::Kind::down, x, y);
        hand.finger(Finger::Kind::move, x + slide, y);
        hand.finger(Finger::Kind::up, x + slide, y);
        hand.frame();
        return hand.touch.missed();
    };
    CHECK(misses(200, 200));
    CHECK(misses(200, 200, 90));
    CHECK(misses(650, 50));  // "words"
    CHECK(misses(50, 50, 90));
    CHECK_FALSE(misses(50, 50));
    CHECK_FALSE(misses(350, 350, 40));  // on the pad
    CHECK_FALSE(misses(650, 350));      // switched off, but hit
    hand.frame();
    CHECK_FALSE(hand.touch.missed());
}

TEST_CASE("a double tap beside everything is one miss, and misses that came together are told one a frame") {
    Hand hand;
    hand.tap(200, 200);
    CHECK(hand.touch.missed());
    hand.wait(200);
    hand.tap(201, 200);
    CHECK_FALSE(hand.touch.missed());
    hand.wait(1000);
    for (const float x : {50.0F, 350.0F}) {
        hand.finger(Finger::Kind::down, x, 50);
        hand.finger(Finger::Kind::move, x + 90, 50);
        hand.finger(Finger::Kind::up, x + 90, 50);
    }
    for (int i = 0; i < 2; ++i) {
        hand.frame();
        CHECK(hand.touch.missed());
    }
    CHECK_FALSE(hand.touch.waiting());
}

TEST_CASE("a place that changes by itself calls off what the finger was about to do") {
    Hand hand;
    hand.finger(Finger::Kind::down, 50, 50);
    hand.frame();
    hand.touch.cancel();
    hand.finger(Finger::Kind::up, 50, 50);
    hand.frame();
    CHECK_FALSE(hand.touch.tapped_anywhere());
}

TEST_CASE("a line drawn on a pad comes whole when the finger leaves, and does not linger") {
    Hand hand;
    hand.finger(Finger::Kind::down, 310, 350);
    hand.finger(Finger::Kind::move, 380, 360);
    hand.frame();
    CHECK(hand.touch.pressed("pad"));
    CHECK(hand.touch.path().size() == 2);
    hand.finger(Finger::Kind::up, 390, 390);
    hand.frame();
    CHECK(hand.touch.path_finished("pad"));
    CHECK(hand.touch.path().size() == 3);
    hand.frame();
    CHECK_FALSE(hand.touch.path_finished("pad"));
    CHECK(hand.touch.path().empty());
}

TEST_CASE("events without end are bounded") {
    Hand hand;
    for (int i = 0; i < 100'000; ++i) hand.finger(Finger::Kind::move, 350, 350);
    hand.finger(Finger::Kind::down, 350, 350);
    for (int i = 0; i < 100'000; ++i) {
        hand.finger(Finger::Kind::move, 351, 351);
        if (i % 100 == 0) hand.frame();
    }
    hand.frame();
    CHECK(hand.touch.path().size() <= ui::limits::points_a_stroke);
}

}  // namespace
}  // namespace motcua::tests
