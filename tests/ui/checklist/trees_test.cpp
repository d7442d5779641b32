// Items 1 to 13, 19 to 23, 29 and 36 of the checklist, over every preview in every size, language and way the
// glass lies, on the smallest, the usual and the largest glass.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "kiosk/journey/model.h"
#include "kiosk/text/unicode.h"
#include "tests/ui/checklist/ink.h"
#include "tests/ui/checklist/ledger.h"
#include "ui/theme/palette.h"

namespace motcua::tests {
namespace {

using ui::Rect;
using ui::Tree;
using ui::Widget;

constexpr float kSmallest = 5.78F;  // 15", 187 mm wide
constexpr float kUsual = 4.03F;     // 21.5"
constexpr float kLargest = 2.71F;   // 32", 398 mm wide

void on_every_glass(const std::function<void(const Scene&)>& visit) {
    for (const float px_per_mm : {kUsual, kSmallest, kLargest})
        Stage(px_per_mm).walk(looks_of_every_layout(), all_previews(), visit);
}

bool is_frame(const Widget& widget) { return widget.id.rfind("frame.", 0) == 0; }

// ---- what a finger meets

void measure_sizes(const Scene& scene, Ledger& ledger) {
    for (const Widget& widget : scene.tree().widgets) {
        if (!takes_touch(widget)) continue;
        const std::string_view item = widget.role == "key" ? "1b" : widget.primary ? "1a" : "1c";
        const float side = std::min(widget.rect[2], widget.rect[3]);
        ledger.measure(item, side / scene.tree().panel.px_per_mm, widget.id, scene);
    }
}

// What ends or erases is drawn as such; its neighbours keep away from it.
bool erases(const Widget& widget) {
    return widget.fg == ui::to_hex(ui::palette(journey::Contrast::light).leave.ink) ||
           widget.id == "frame.finish" || widget.id == "sign.clear";
}

void measure_gaps(const Scene& scene, Ledger& ledger) {
    const std::vector<Widget>& all = scene.tree().widgets;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = i + 1; j < all.size() && takes_touch(all[i]); ++j) {
            if (!takes_touch(all[j])) continue;
            const float gap = distance(rect_of(all[i]), rect_of(all[j])) / scene.tree().panel.px_per_mm;
            if (gap < 5) ledger.measure("2", gap, all[i].id, scene);
            const bool one_erases = erases(all[i]) || erases(all[j]);
            if (one_erases && gap < 40)
                ledger.measure("4", gap, erases(all[i]) ? all[i].id : all[j].id, scene);
        }
}

TEST_CASE("1, 2, 4: what is touched is large enough and stands apart") {
    Ledger ledger;
    on_every_glass([&](const Scene& scene) {
        measure_sizes(scene, ledger);
        measure_gaps(scene, ledger);
    });
    ledger.close();
}

TEST_CASE("3: nothing that is touched overlaps, and nothing leaves the glass") {
    Findings findings;
    on_every_glass([&](const Scene& scene) {
        const Tree& tree = scene.tree();
        const Rect glass{-0.5F, -0.5F, static_cast<float>(tree.panel.width_px) + 1,
                         static_cast<float>(tree.panel.height_px) + 1};
        for (const Widget& widget : tree.widgets) {
            const Rect r = rect_of(widget);
            const bool inside = r.x >= glass.x && r.y >= glass.y && r.right() <= glass.right() &&
                                r.bottom() <= glass.bottom() && r.w > 0 && r.h > 0;
            findings.expect(inside, widget.id + " leaves the glass", scene);
        }
    });
    findings.close();
}

// ---- what an eye reads

TEST_CASE("5, 6, 7: letters are as large as they have to be, in four sizes") {
    Ledger ledger;
    std::map<journey::TextSize, std::set<float>> smallest;
    on_every_glass([&](const Scene& scene) {
        const journey::TextSize size = scene.look.settings.text_size;
        float least = 1000;
        for (const Widget& widget : scene.tree().widgets) {
            if (widget.role == "image" || widget.role == "pad") continue;
            least = std::min(least, widget.cap_mm);
            if (size == journey::TextSize::normal) ledger.measure("5", widget.cap_mm, widget.id, scene);
            if (size == journey::TextSize::largest) ledger.measure("6", widget.cap_mm, widget.id, scene);
        }
        if (scene.preview.name == "home") smallest[size].insert(least);
    });
    ledger.close();
    REQUIRE(smallest.size() == 4);
    float last = 0;
    for (const auto& [size, least] : smallest) {
        CHECK(*least.begin() > last * 1.1F);
        last = *least.rbegin();
    }
}

TEST_CASE("8: nothing is cut off or runs out of its place") {
    Findings findings;
    on_every_glass([&](const Scene& scene) {
        for (const Widget& widget : scene.tree().widgets)
            findings.expect(!widget.clipped, widget.id + " is cut off", scene);
    });
    findings.close();
}

// Letters of one line, blanks counted where a gap is that wide.
std::vector<int> letters_by_line(const std::vector<Glyph>& glyphs, float em_px) {
    std::vector<int> lines;
    const Glyph* before = nullptr;
    for (const Glyph& glyph : glyphs) {
        const int gap = before ? glyph.x - (before->x + before->w) : 0;
        const bool same_line = before && gap > -glyph.w && static_cast<float>(gap) < em_px;
        if (!same_line) lines.push_back(0);
        lines.back() += static_cast<float>(gap) > em_px * 0.15F && same_line ? 2 : 1;
        before = &glyph;
    }
    return lines;
}

TEST_CASE("11, 12: lines stand apart and are not longer than an eye can follow") {
    Ledger ledger;
    on_every_glass([&](const Scene& scene) {
        std::map<std::string, std::vector<Glyph>> by_widget;
        for (const Glyph& glyph : glyphs_drawn())
            for (const Widget& widget : scene.tree().widgets)
                if (widget.role == "text" && rect_of(widget).contains(glyph.centre_x(), glyph.centre_y()))
                    by_widget[widget.id].push_back(glyph);
        for (const auto& [id, glyphs] : by_widget) {
            const Widget& widget = *scene.tree().find(id);
            const std::vector<int> lines = letters_by_line(glyphs, widget.text_px);
            const float height = widget.rect[3] / static_cast<float>(lines.size());
            if (lines.size() > 1) ledger.measure("11", height / widget.text_px, "any text", scene);
            for (const int letters : lines) ledger.measure("12", letters, id, scene);
        }
    });
    ledger.close();
}

// Words of two letters and more that stand in capitals, one after the other.
int capitals_in_a_row(std::string_view label) {
    int most = 0;
    int now = 0;
    while (!label.empty()) {
        const auto end = std::min(label.find(' '), label.size());
        const std::string word(label.substr(0, end));
        label.remove_prefix(std::min(end + 1, label.size()));
        const bool has_capitals =
            std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        const bool has_small =
            std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        now = has_capitals && !has_small && word.size() > 1 ? now + 1 : 0;
        most = std::max(most, now);
    }
    return most;
}

TEST_CASE("13: no sentence stands in capitals") {
    Findings findings;
    Stage().walk(looks_of_every_layout(), all_previews(), [&](const Scene& scene) {
        for (const Widget& widget : scene.tree().widgets)
            findings.expect(capitals_in_a_row(widget.label) < 3, widget.id + " says " + widget.label, scene);
    });
    findings.close();
}

// ---- how a screen is made

// Nothing to press where something is held up, one of many is chosen, the machine is at work or out of order.
bool may_have_no_primary(const Tree& tree) {
    static const std::set<std::string> kScreens{"scan", "procedures", "saving", "problem"};
    return kScreens.count(tree.screen) > 0;
}

bool has_back(const Tree& tree) {
    static const std::set<std::string> kWithout{"home", "receipt", "saving", "problem"};
    return kWithout.count(tree.screen) == 0;
}

// The questions whose answers stand on the page: choices and parts of a date count as one.
std::set<std::string> inputs_of(const Tree& tree) {
    std::set<std::string> inputs;
    for (const Widget& widget : tree.widgets) {
        if (widget.role == "pad" || widget.role == "photo") inputs.insert(widget.id);
        const bool asks = widget.id.rfind("question.", 0) == 0;
        const bool answers = widget.role == "field" || widget.role == "choice";
        if (!asks || !answers) continue;
        std::string id = widget.id;
        const bool part = widget.role == "choice" || widget.input == "day" || widget.input == "month" ||
                          (widget.input == "year" && id.find(".year") != std::string::npos);
        if (part) id = id.substr(0, id.rfind('.'));
        inputs.insert(id);
    }
    return inputs;
}

void check_order(const Scene& scene, Findings& findings) {
    const Tree& tree = scene.tree();
    std::set<std::string> ids;
    int headings = 0;
    int primaries = 0;
    for (const Widget& widget : tree.widgets) {
        findings.expect(ids.insert(widget.id).second, widget.id + " stands twice", scene);
        headings += widget.role == "heading" ? 1 : 0;
        primaries += widget.primary ? 1 : 0;
    }
    findings.expect(ids.count("") == 0, "something without a name", scene);
    findings.expect(headings == 1, fmt::format("{} headings", headings), scene);
    const auto inputs = inputs_of(tree).size();
    findings.expect(inputs <= 1, fmt::format("{} questions at once", inputs), scene);
    findings.expect(primaries <= 1, fmt::format("{} main buttons", primaries), scene);
    findings.expect(primaries > 0 || may_have_no_primary(tree), "no main button on " + tree.screen, scene);
    const Widget* const back = tree.find("frame.back");
    findings.expect(back && back->enabled == has_back(tree), "Back is wrong on " + tree.screen, scene);
    const Widget* const help = tree.find("frame.help");
    findings.expect(help && help->enabled, "nobody can be called on " + tree.screen, scene);
    const bool turns = tree.find("page.next") || tree.find("page.previous");
    findings.expect(!turns || tree.find("page.of"), "pages without a count on " + tree.screen, scene);
}

TEST_CASE("19, 20, 21, 23: one question, one main button, Back, somebody to call, pages that are counted") {
    Findings findings;
    on_every_glass([&](const Scene& scene) { check_order(scene, findings); });
    findings.close();
}

TEST_CASE("22: no more choices on a page than people choose well among") {
    Ledger ledger;
    on_every_glass([&](const Scene& scene) {
        int choices = 0;
        for (const Widget& widget : scene.tree().widgets)
            choices += widget.role == "choice" || widget.role == "tile" ? 1 : 0;
        if (choices > 0) ledger.measure("22", choices, scene.tree().screen, scene);
    });
    ledger.close();
}

TEST_CASE("20, 21: the controls of the frame stand at the same place on every screen, to the millimetre") {
    Findings findings;
    for (const ui::Look& look : looks_of_every_layout()) {
        std::map<std::string, Rect> places;
        Stage().walk({look}, all_previews(), [&](const Scene& scene) {
            for (const Widget& widget : scene.tree().widgets) {
                if (!is_frame(widget) || widget.role != "button") continue;
                const Rect here = rect_of(widget);
                const Rect first = places.emplace(widget.id, here).first->second;
                const float mm = scene.tree().panel.px_per_mm;
                const bool same = std::abs(first.x - here.x) < mm && std::abs(first.y - here.y) < mm &&
                                  std::abs(first.right() - here.right()) < mm &&
                                  std::abs(first.bottom() - here.bottom()) < mm;
                findings.expect(same, widget.id + " has moved", scene);
            }
        });
        for (const char* id : {"frame.back", "frame.speak", "frame.text_size", "frame.contrast",
                               "frame.language", "frame.help", "frame.finish"})
            CHECK_MESSAGE(places.count(id) == 1, id << " is missing in " << ui::name(look));
    }
    findings.close();
}

TEST_CASE("29: how far one has come is always in sight") {
    Findings findings;
    on_every_glass([&](const Scene& scene) {
        const journey::Model& model = scene.preview.model;
        const bool asked_over = model.calling || !model.visit || model.visit->leaving ||
                                model.visit->other_card || model.visit->warned_at || model.machine.fault;
        if (asked_over || !journey::step(model)) return;
        findings.expect(scene.tree().find("step"), "no step n of m on " + scene.preview.name, scene);
    });
    findings.close();
}

// ---- what an ear hears

TEST_CASE("36: what is written can be heard, but for what is personal") {
    Findings findings;
    Stage().walk(looks_of_every_layout(), all_previews(), [&](const Scene& scene) {
        const std::string script = ui::spoken_script(scene.tree());
        for (const Widget& widget : scene.tree().widgets) {
            const bool said = script.find(widget.label) != std::string::npos;
            const bool is_key = widget.role == "key" || widget.role == "image" || widget.role == "pad";
            const bool is_standing = is_frame(widget) && widget.role != "button";  // office, clock, line
            if (is_key || is_standing || !widget.enabled || widget.personal) continue;
            findings.expect(said, widget.id + " is not read aloud", scene);
        }
    });
    findings.close();
}

TEST_CASE("36: no letter is drawn that no widget owns") {
    Findings findings;
    Stage().walk(looks_of_every_layout(), all_previews(), [&](const Scene& scene) {
        for (const Glyph& glyph : glyphs_drawn()) {
            const auto& widgets = scene.tree().widgets;
            const bool owned = std::any_of(widgets.begin(), widgets.end(), [&](const Widget& widget) {
                return rect_of(widget).inset(-2).contains(glyph.centre_x(), glyph.centre_y());
            });
            findings.expect(owned, "letters without a widget on " + scene.preview.name, scene);
        }
    });
    findings.close();
}

TEST_CASE("colours change nothing of where things stand") {
    Stage stage;
    std::map<std::string, std::string> places;
    stage.walk_covering(all_previews(), [&](const Scene& scene) {
        std::string here;
        for (const Widget& widget : scene.tree().widgets)
            here += fmt::format("{} {:.1f} {:.1f} {:.1f} {:.1f}\n", widget.id, widget.rect[0], widget.rect[1],
                                widget.rect[2], widget.rect[3]);
        ui::Look light = scene.look;
        light.settings.contrast = journey::Contrast::light;
        std::string there;
        for (const Widget& widget : stage.show(scene.preview, light).tree().widgets)
            there += fmt::format("{} {:.1f} {:.1f} {:.1f} {:.1f}\n", widget.id, widget.rect[0],
                                 widget.rect[1], widget.rect[2], widget.rect[3]);
        CHECK_MESSAGE(here == there, scene.name());
    });
}

}  // namespace
}  // namespace motcua::tests
