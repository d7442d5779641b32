// Walks every preview and holds it to what an old hand and an old eye need.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include "tests/ui/screens/terminal.h"
#include "ui/theme/colour.h"
#include "ui/widgets/rect.h"

namespace motcua::tests {
namespace {

using journey::Contrast;
using journey::Settings;
using journey::TextSize;
using text::Language;
using ui::Panel;
using ui::Preview;
using ui::Rect;
using ui::Tree;
using ui::Widget;

constexpr float kTouchMm = 12.7F;  // VVSG 2.0
constexpr float kGapMm = 2.54F;    // VVSG 2.0
constexpr float kCapMm = 4.8F;     // Section 508, 402.4

Rect rect_of(const Widget& w) { return {w.rect[0], w.rect[1], w.rect[2], w.rect[3]}; }

bool takes_touch(const Widget& w) {
    static const std::set<std::string> kRoles{"button", "tile", "choice", "key", "field", "pad", "link"};
    return kRoles.count(w.role) > 0;
}

ui::Colour colour_of(const std::string& hex) {
    return ui::colour(static_cast<std::uint32_t>(std::strtoul(hex.c_str() + 1, nullptr, 16)));
}

float distance(const Rect& a, const Rect& b) {
    const float dx = std::max({0.0F, b.x - a.right(), a.x - b.right()});
    const float dy = std::max({0.0F, b.y - a.bottom(), a.y - b.bottom()});
    return std::hypot(dx, dy);
}

void check_touch(const Tree& tree) {
    const float mm = tree.panel.px_per_mm;
    for (std::size_t i = 0; i < tree.widgets.size(); ++i) {
        const Widget& widget = tree.widgets[i];
        if (!takes_touch(widget)) continue;
        CAPTURE(widget.id);
        CHECK(widget.rect[2] >= kTouchMm * mm);
        CHECK(widget.rect[3] >= kTouchMm * mm);
        for (std::size_t j = i + 1; j < tree.widgets.size(); ++j) {
            if (!takes_touch(tree.widgets[j])) continue;
            CAPTURE(tree.widgets[j].id);
            CHECK(distance(rect_of(widget), rect_of(tree.widgets[j])) >= kGapMm * mm);
        }
    }
}

void check_reading(const Tree& tree) {
    const auto width = static_cast<float>(tree.panel.width_px);
    const auto height = static_cast<float>(tree.panel.height_px);
    for (const Widget& widget : tree.widgets) {
        CAPTURE(widget.id);
        CAPTURE(widget.label);
        CAPTURE(widget.value);
        const Rect r = rect_of(widget);
        CHECK(r.x >= 0);
        CHECK(r.y >= 0);
        CHECK(r.right() <= width + 0.5F);
        CHECK(r.bottom() <= height + 0.5F);
        CHECK_FALSE(widget.clipped);
        CHECK(ui::contrast_ratio(colour_of(widget.fg), colour_of(widget.bg)) >= 7.0);
        if (widget.role != "image" && widget.role != "pad") CHECK(widget.cap_mm >= kCapMm);
    }
}

void check_order(const Tree& tree) {
    std::set<std::string> ids;
    int headings = 0;
    int primaries = 0;
    for (const Widget& widget : tree.widgets) {
        CAPTURE(widget.id);
        CHECK_FALSE(widget.id.empty());
        CHECK(ids.insert(widget.id).second);
        headings += widget.role == "heading";
        primaries += widget.primary;
    }
    CHECK(headings == 1);
    // Holding something up, waiting and a machine out of service have no button to press.
    const bool may_have_none = tree.screen == "scan" || tree.screen == "procedures" ||
                               tree.screen == "saving" || tree.screen == "problem";
    CHECK(primaries <= 1);
    if (!may_have_none) CHECK(primaries == 1);
    for (const char* id : {"frame.back", "frame.speak", "frame.text_size", "frame.contrast", "frame.language",
                           "frame.help", "frame.finish", "frame.line"})
        CHECK(ids.count(id) == 1);
}

void walk(const Panel& panel, const Settings& settings) {
    CAPTURE(panel.width_px);
    CAPTURE(panel.px_per_mm);
    CAPTURE(static_cast<int>(settings.text_size));
    CAPTURE(static_cast<int>(settings.contrast));
    CAPTURE(static_cast<int>(settings.language));
    const auto screen = terminal(panel);
    for (Preview& shown : ui::previews()) {
        CAPTURE(shown.name);
        shown.model.settings = settings;
        screen->frame(shown.model, shown.now);
        check_touch(screen->tree());
        check_reading(screen->tree());
        check_order(screen->tree());
    }
}

constexpr std::array kSizes{TextSize::normal, TextSize::large, TextSize::larger, TextSize::largest};

TEST_CASE("every screen can be read and hit in every text size, upright") {
    for (const TextSize size : kSizes) walk(kPortrait, {Language::vi, size, Contrast::light});
}

TEST_CASE("every screen can be read and hit in every text size, lying") {
    for (const TextSize size : kSizes) walk(kLandscape, {Language::vi, size, Contrast::light});
}

TEST_CASE("every screen can be read and hit in English") {
    for (const TextSize size : {TextSize::normal, TextSize::largest}) {
        walk(kPortrait, {Language::en, size, Contrast::light});
        walk(kLandscape, {Language::en, size, Contrast::light});
    }
}

TEST_CASE("every screen keeps 7:1 in every contrast mode") {
    for (const Contrast contrast : {Contrast::high_light, Contrast::high_dark, Contrast::soft})
        walk(kPortrait, {Language::vi, TextSize::normal, contrast});
}

TEST_CASE("smaller and larger panels hold every screen, too") {
    walk({1080, 1920, 5.56F}, {Language::vi, TextSize::normal, Contrast::light});   // 15.6"
    walk({1080, 1920, 2.71F}, {Language::vi, TextSize::largest, Contrast::light});  // 32"
    walk({1920, 1080, 2.71F}, {Language::vi, TextSize::largest, Contrast::light});
}

TEST_CASE("the seven controls stand at the same place on every screen, Leave well apart from Call") {
    for (const Panel& panel : {kPortrait, kLandscape}) {
        const auto screen = terminal(panel);
        std::map<std::string, Rect> places;
        for (const Preview& shown : ui::previews()) {
            CAPTURE(shown.name);
            screen->frame(shown.model, shown.now);
            for (const Widget& widget : screen->tree().widgets) {
                if (widget.id.rfind("frame.", 0) != 0 || widget.role != "button") continue;
                CAPTURE(widget.id);
                const Rect here = rect_of(widget);
                const auto [first, is_new] = places.emplace(widget.id, here);
                CHECK((is_new || distance(first->second, here) == 0));
                CHECK(std::abs(first->second.x - here.x) < panel.px_per_mm);
                CHECK(std::abs(first->second.y - here.y) < panel.px_per_mm);
            }
        }
        CHECK(distance(places["frame.help"], places["frame.finish"]) >= 10 * panel.px_per_mm);
    }
}

TEST_CASE("what erases and what keeps are never neighbours of one slip") {
    const auto screen = terminal();
    for (const auto& [name, keep, erase] : {std::tuple{"leave", "leave.no", "leave.yes"},
                                            {"scan.other_card", "scan.other_keep", "scan.other_new"}}) {
        const Preview shown = preview(name);
        screen->frame(shown.model, shown.now);
        const Tree& tree = screen->tree();
        REQUIRE(tree.find(keep));
        REQUIRE(tree.find(erase));
        CHECK(distance(rect_of(*tree.find(keep)), rect_of(*tree.find(erase))) >= 10 * kPortrait.px_per_mm);
        CHECK(tree.find("review.confirm") == nullptr);  // what a question covers is not there
    }
}

}  // namespace
}  // namespace motcua::tests
