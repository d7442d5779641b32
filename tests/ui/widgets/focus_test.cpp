#include "ui/widgets/focus.h"

#include <doctest/doctest.h>

namespace motcua::tests {
namespace {

using ui::Focus;
using ui::Tree;
using ui::Widget;

Widget widget(const char* id, const char* role, bool enabled = true) {
    Widget out;
    out.id = id;
    out.role = role;
    out.enabled = enabled;
    return out;
}

Tree question() {
    Tree tree;
    tree.widgets = {widget("frame.office", "text"),  widget("frame.line", "banner"),
                    widget("step", "progress"),      widget("question.title", "heading"),
                    widget("question.a", "choice"),  widget("question.b", "choice"),
                    widget("question.sign", "pad"),  widget("question.continue", "button"),
                    widget("frame.back", "button"),  widget("frame.speak", "button", false),
                    widget("speech.pause", "button")};
    return tree;
}

std::vector<std::string> ids(const std::vector<const Widget*>& widgets) {
    std::vector<std::string> out;
    for (const Widget* each : widgets) out.push_back(each->id);
    return out;
}

using Ids = std::vector<std::string>;

TEST_CASE("the keys walk over what can be touched, the frame last, and round") {
    const Tree tree = question();
    CHECK(ids(ui::stops(tree, false)) ==
          Ids{"question.a", "question.b", "question.continue", "speech.pause", "frame.back"});
    Focus focus;
    focus.settle(tree, true, false);
    CHECK_FALSE(focus.shown());
    Ids walked;
    for (int i = 0; i < 6; ++i) {
        focus.move(tree, 1, false);
        walked.push_back(focus.id());
    }
    CHECK(walked ==
          Ids{"question.a", "question.b", "question.continue", "speech.pause", "frame.back", "question.a"});
    focus.move(tree, -1, false);
    CHECK(focus.id() == "frame.back");
    CHECK(focus.shown());
}

TEST_CASE("the first key shows the ring where it begins, and acts on nothing") {
    Focus focus;
    const Tree tree = question();
    focus.settle(tree, true, false);
    focus.move(tree, -1, false);
    CHECK(focus.id() == "frame.back");
}

TEST_CASE("Continue is one step from what is typed, the keyboard's keys come after it") {
    Tree tree;
    tree.widgets = {widget("question.name", "field"), widget("key.a", "key"),
                    widget("question.continue", "button"), widget("frame.back", "button")};
    CHECK(ids(ui::stops(tree, false)) == Ids{"question.name", "question.continue", "key.a", "frame.back"});
}

TEST_CASE("by ear the heading comes first, and what only tells is a stop too") {
    const Tree tree = question();
    CHECK(ids(ui::stops(tree, true)) == Ids{"question.title", "step", "question.a", "question.b",
                                            "question.continue", "frame.line", "speech.pause", "frame.back"});
    Focus focus;
    focus.settle(tree, true, true);
    CHECK(focus.id() == "question.title");
    focus.move(tree, 1, true);
    CHECK(focus.id() == "step");
}

TEST_CASE("a new view begins at its first control; a stop that is gone leaves its place to the next") {
    Tree tree = question();
    Focus focus;
    focus.settle(tree, true, false);
    focus.move(tree, 1, false);
    focus.move(tree, 1, false);
    CHECK(focus.id() == "question.b");
    tree.widgets.erase(tree.widgets.begin() + 5);
    focus.settle(tree, false, false);
    CHECK(focus.id() == "question.continue");
    focus.settle(tree, true, false);
    CHECK(focus.id() == "question.a");
    CHECK(focus.shown());
}

TEST_CASE("where nothing can be touched the keys stand nowhere") {
    Tree tree;
    tree.widgets = {widget("problem.title", "heading")};
    Focus focus;
    focus.move(tree, 1, false);
    focus.settle(tree, false, false);
    CHECK(focus.id().empty());
}

}  // namespace
}  // namespace motcua::tests
