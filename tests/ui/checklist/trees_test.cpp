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
#include "ui/screens/script.h"
#include "ui/theme/palette.h"
#include "ui/theme/scale.h"

namespace motcua::tests {
namespace {

using ui::Rect;
using ui::Tree;
using ui::Widget;

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

// What ends or erases is drawn as such; its neighbours on the page keep away from it. The frame's Leave asks
// first, and keeps away from the call alone.
bool erases(const Widget& widget) {
    return widget.fg == ui::to_hex(ui::palette(journey::Contrast::light).leave.ink);
}

bool are_help_and_leave(const Widget& a, const Widget& b) {
    return a.id == "frame.help" && b.id == "frame.finish";
}

void measure_gaps(const Scene& scene, Ledger& ledger) {
    const std::vector<Widget>& all = scene.tree().widgets;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = i + 1; j < all.size() && takes_touch(all[i]); ++j) {
            if (!takes_touch(all[j])) continue;
            const float gap = distance(rect_of(all[i]), rect_of(all[j])) / scene.tree().panel.px_per_mm;
            if (gap < 5) ledger.measure("2", gap, all[i].id + " and " + all[j].id, scene);
            const bool is_pad = all[i].role == "pad" || all[j].role == "pad";
            const bool of_the_page = !is_frame(all[i]) && !is_frame(all[j]) && !is_pad;
            const bool one_erases = of_the_page && (erases(all[i]) || erases(all[j]));
            if ((one_erases || are_help_and_leave(all[i], all[j])) && gap < 40)
                ledger.measure("4", gap, erases(all[i]) ? all[i].id : all[j].id, scene);
        }
}

void check_inside(const Scene& scene, Findings& findings) {
    const Tree& tree = scene.tree();
    const Rect glass{-0.5F, -0.5F, static_cast<float>(tree.panel.width_px) + 1,
                     static_cast<float>(tree.panel.height_px) + 1};
    for (const Widget& widget : tree.widgets) {
        const Rect r = rect_of(widget);
        const bool inside = r.x >= glass.x && r.y >= glass.y && r.right() <= glass.right() &&
                            r.bottom() <= glass.bottom() && r.w > 0 && r.h > 0;
        findings.expect(inside, scene, [&] { return widget.id + " leaves the glass"; });
    }
}

bool is_written(const Widget& widget) {
    return widget.role == "text" || widget.role == "heading" || widget.role == "banner" ||
           widget.role == "row" || widget.role == "progress";
}

// What is written and what is touched do not lie upon each other.
void check_apart(const Scene& scene, Findings& findings) {
    for (const Widget& written : scene.tree().widgets) {
        if (!is_written(written)) continue;
        for (const Widget& touched : scene.tree().widgets) {
            if (!takes_touch(touched)) continue;
            const Rect a = rect_of(written).inset(1);
            const Rect b = rect_of(touched).inset(1);
            const bool apart = a.right() <= b.x || b.right() <= a.x || a.bottom() <= b.y || b.bottom() <= a.y;
            findings.expect(apart, scene, [&] { return written.id + " lies upon " + touched.id; });
        }
    }
}

// ---- what an eye reads

void measure_letters(const Scene& scene, Ledger& ledger) {
    const journey::TextSize size = scene.look.settings.text_size;
    for (const Widget& widget : scene.tree().widgets) {
        if (widget.role == "image" || widget.role == "pad") continue;
        if (size == journey::TextSize::normal) ledger.measure("5", widget.cap_mm, widget.id, scene);
        if (size == journey::TextSize::largest) ledger.measure("6", widget.cap_mm, widget.id, scene);
    }
}

void check_whole(const Scene& scene, Findings& findings) {
    for (const Widget& widget : scene.tree().widgets)
        findings.expect(!widget.clipped, scene, [&] { return widget.id + " is cut off"; });
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

void measure_lines(const Scene& scene, const std::vector<Glyph>& glyphs, Ledger& ledger) {
    std::map<const Widget*, std::vector<Glyph>> by_widget;
    for (const Widget& widget : scene.tree().widgets) {
        if (widget.role != "text") continue;
        const Rect r = rect_of(widget);
        for (const Glyph& glyph : glyphs)
            if (r.contains(glyph.centre_x(), glyph.centre_y())) by_widget[&widget].push_back(glyph);
    }
    for (const auto& [widget, drawn] : by_widget) {
        const std::vector<int> lines = letters_by_line(drawn, widget->text_px);
        const float height = widget->rect[3] / static_cast<float>(lines.size());
        // Texts of one style: their height is that of their lines.
        const bool plain = widget->id.rfind("notice.text", 0) == 0 && lines.size() > 1;
        if (plain) ledger.measure("11", height / widget->text_px, "every text", scene);
        for (const int letters : lines) ledger.measure("12", letters, widget->id, scene);
    }
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

void check_capitals(const Scene& scene, Findings& findings) {
    for (const Widget& widget : scene.tree().widgets)
        findings.expect(capitals_in_a_row(widget.label) < 3, scene,
                        [&] { return widget.id + " says " + widget.label; });
}

// ---- how a screen is made

// Nothing to press where something is held up, one of many is chosen, the machine is at work or out of order.
bool may_have_no_primary(const Tree& tree) {
    static const std::set<std::string> kScreens{"scan", "procedures", "saving", "problem"};
    // A paper or a card is laid down, not touched.
    const bool is_laid_down =
        tree.find("photo.aim") || tree.find("chip.without") || tree.find("chip.progress");
    return kScreens.count(tree.screen) > 0 || is_laid_down;
}

bool has_back(const Tree& tree) {
    static const std::set<std::string> kWithout{"home", "receipt", "saving", "problem"};
    return kWithout.count(tree.screen) == 0 || tree.find("larger.no") != nullptr;
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
        findings.expect(ids.insert(widget.id).second, scene, [&] { return widget.id + " stands twice"; });
        headings += widget.role == "heading" ? 1 : 0;
        primaries += widget.primary ? 1 : 0;
    }
    findings.expect(ids.count("") == 0, scene, [&] { return std::string("something without a name"); });
    findings.expect(headings == 1, scene, [&] { return fmt::format("{} headings", headings); });
    const auto inputs = inputs_of(tree).size();
    findings.expect(inputs <= 1, scene, [&] { return fmt::format("{} questions at once", inputs); });
    findings.expect(primaries <= 1, scene, [&] { return fmt::format("{} main buttons", primaries); });
    findings.expect(primaries > 0 || may_have_no_primary(tree), scene,
                    [&] { return std::string("no main button on ") + tree.screen; });
    const Widget* const back = tree.find("frame.back");
    findings.expect(back && back->enabled == has_back(tree), scene,
                    [&] { return std::string("Back is wrong on ") + tree.screen; });
    const Widget* const help = tree.find("frame.help");
    findings.expect(help && help->enabled, scene,
                    [&] { return std::string("nobody can be called on ") + tree.screen; });
    const char* const above = tree.find("typed.code") ? "typed.hint" : "frame.line";
    for (const char* id :
         {"frame.speak", "frame.text_size", "frame.contrast", "frame.language", "frame.finish", above})
        findings.expect(ids.count(id) == 1, scene, [&] { return std::string(id) + " is missing"; });
    const bool turns = tree.find("page.next") || tree.find("page.previous");
    findings.expect(!turns || tree.find("page.of"), scene,
                    [&] { return std::string("pages without a count on ") + tree.screen; });
}

void measure_choices(const Scene& scene, Ledger& ledger) {
    int choices = 0;
    for (const Widget& widget : scene.tree().widgets)
        choices += widget.role == "choice" || widget.role == "tile" ? 1 : 0;
    if (choices > 0) ledger.measure("22", choices, scene.tree().screen, scene);
}

// Where each control of the frame stood first, in one look on one glass; apart, where targets are larger or
// the pack names more languages.
using Places = std::map<std::string, Rect>;

void check_places(const Scene& scene, Places& places, Findings& findings) {
    const float mm = scene.tree().panel.px_per_mm;
    for (const Widget& widget : scene.tree().widgets) {
        if (!is_frame(widget) || widget.role != "button") continue;
        const Rect here = rect_of(widget);
        const journey::Model& model = scene.preview.model;
        const bool larger = model.settings.targets == journey::Targets::larger;
        const std::string apart = fmt::format("{} {} {}", widget.id, larger, voice_languages(model).size());
        const Rect first = places.emplace(apart, here).first->second;
        const bool same = std::abs(first.x - here.x) < mm && std::abs(first.y - here.y) < mm &&
                          std::abs(first.right() - here.right()) < mm &&
                          std::abs(first.bottom() - here.bottom()) < mm;
        findings.expect(same, scene, [&] { return widget.id + " has moved"; });
    }
}

void check_step(const Scene& scene, Findings& findings) {
    const journey::Model& model = scene.preview.model;
    const bool asked_over = model.calling || !model.visit || model.visit->leaving ||
                            model.visit->other_card || model.visit->warned_at || model.machine.fault;
    if (asked_over || !journey::step(model)) return;
    // Where large letters leave a keyboard and a problem, or a list on a lying glass, little room, these are
    // needed more.
    const journey::TextSize size = scene.look.settings.text_size;
    const bool typed = scene.tree().find("key.erase") != nullptr;
    const bool small = ui::stretch(scene.tree().panel) < 0.99F;
    if (typed && size >= (small ? journey::TextSize::large : journey::TextSize::larger)) return;
    if (size == journey::TextSize::largest && scene.look.landscape) return;
    findings.expect(scene.tree().find("step"), scene,
                    [&] { return "no step n of m on " + scene.preview.name; });
}

// ---- what an ear hears

void check_spoken(const Scene& scene, Findings& findings) {
    const ui::Script script = ui::spoken_script(scene.tree(), ui::listener(scene.preview.model));
    const auto is_said = [&](const std::string& id) {
        return std::any_of(script.begin(), script.end(),
                           [&](const journey::Piece& piece) { return piece.widget == id; });
    };
    for (const Widget& widget : scene.tree().widgets) {
        const bool is_drawn = widget.role == "key" || widget.role == "image" || widget.role == "pad";
        // Office, clock, line; and what governs the voice itself.
        const bool is_standing =
            (is_frame(widget) && widget.role != "button") || widget.id.rfind("speech.", 0) == 0;
        if (is_drawn || is_standing || !widget.enabled || widget.personal) continue;
        findings.expect(is_said(widget.id), scene, [&] { return widget.id + " is not read aloud"; });
    }
}

void check_owned(const Scene& scene, const std::vector<Glyph>& glyphs, Findings& findings) {
    const auto& widgets = scene.tree().widgets;
    for (const Glyph& glyph : glyphs) {
        const bool owned = std::any_of(widgets.begin(), widgets.end(), [&](const Widget& widget) {
            return rect_of(widget).inset(-2).contains(glyph.centre_x(), glyph.centre_y());
        });
        findings.expect(owned, scene, [&] {
            return fmt::format("a letter at {}, {} without a widget on {}", glyph.x, glyph.y,
                               scene.preview.name);
        });
    }
}

// ---- one walk for all of it

struct Walked {
    Ledger ledger;
    Findings inside, apart, whole, capitals, order, places, step, spoken, owned;
};

struct Glass {
    float px_per_mm;
    journey::TextSize up_to;
};
// 21.5", 15" (187 mm along the short side), 19.5" and 32". On 15" larger text leaves a keyboard no room.
constexpr std::array kGlasses{Glass{4.03F, journey::TextSize::largest},
                              Glass{5.78F, journey::TextSize::large}, Glass{4.5F, journey::TextSize::largest},
                              Glass{2.71F, journey::TextSize::largest}};

void look_at_all(const Scene& scene, Places& places, Walked& seen) {
    const std::vector<Glyph> glyphs = glyphs_drawn();
    measure_sizes(scene, seen.ledger);
    measure_gaps(scene, seen.ledger);
    measure_letters(scene, seen.ledger);
    measure_lines(scene, glyphs, seen.ledger);
    measure_choices(scene, seen.ledger);
    check_inside(scene, seen.inside);
    check_apart(scene, seen.apart);
    check_whole(scene, seen.whole);
    check_capitals(scene, seen.capitals);
    check_order(scene, seen.order);
    check_places(scene, places, seen.places);
    check_step(scene, seen.step);
    check_spoken(scene, seen.spoken);
    check_owned(scene, glyphs, seen.owned);
}

Walked walk_everywhere(const std::vector<ui::Preview>& previews) {
    Walked seen;
    for (const Glass& glass : kGlasses)
        for (const ui::Look& look : looks_of_every_layout()) {
            if (look.settings.text_size > glass.up_to) continue;
            Places places;
            Stage(glass.px_per_mm).walk({look}, previews, [&](const Scene& scene) {
                look_at_all(scene, places, seen);
            });
        }
    return seen;
}

const Walked& walked() {
    static const Walked seen = walk_everywhere(all_previews());
    return seen;
}

TEST_CASE("1: what is touched is large enough") { walked().ledger.close({"1a", "1b", "1c"}); }
TEST_CASE("2, 4: what is touched stands apart, what erases further") { walked().ledger.close({"2", "4"}); }
TEST_CASE("3: nothing leaves the glass, and nothing lies upon what is touched") {
    walked().inside.close();
    walked().apart.close();
}
TEST_CASE("5, 6: letters are as large as they have to be") { walked().ledger.close({"5", "6"}); }
TEST_CASE("8: nothing is cut off or runs out of its place") { walked().whole.close(); }
TEST_CASE("11, 12: lines stand apart and are not longer than an eye can follow") {
    walked().ledger.close({"11", "12"});
}
TEST_CASE("13: no sentence stands in capitals") { walked().capitals.close(); }
TEST_CASE("19, 20, 21, 23: one question, one main button, Back, somebody to call, pages that are counted") {
    walked().order.close();
}
TEST_CASE("20, 21: the controls of the frame stand at the same place on every screen, to the millimetre") {
    walked().places.close();
}
TEST_CASE("22: no more choices on a page than people choose well among") { walked().ledger.close({"22"}); }
TEST_CASE("29: how far one has come is always in sight") { walked().step.close(); }
TEST_CASE("36: what is written can be heard, but for what is personal") { walked().spoken.close(); }
TEST_CASE("36: no letter is drawn that no widget owns") { walked().owned.close(); }

TEST_CASE("every overview and every question of the pack stands whole in every layout" *
          doctest::test_suite("all") * doctest::skip()) {
    const Walked seen = walk_everywhere(ui::previews_of(ward_content()));
    seen.inside.close();
    seen.apart.close();
    seen.whole.close();
    seen.capitals.close();
    seen.order.close();
    seen.step.close();
    seen.owned.close();
}

// Who asked for larger targets has them on every screen, whole, in the sizes of text that come with them.
TEST_CASE("larger targets: nothing is cut off, covered or moved, and every button is a hand wide") {
    std::vector<ui::Preview> all = all_previews();
    for (ui::Preview& each : all) each.model.settings.targets = journey::Targets::larger;
    Walked seen;
    for (const Glass& glass : {kGlasses[0], kGlasses[3]})
        for (const ui::Look& look : looks_of_every_layout()) {
            const bool alone = look.settings.language == text::Language::en;
            if (look.settings.text_size == journey::TextSize::normal || alone) continue;
            Places places;
            Stage(glass.px_per_mm).walk({look}, all, [&](const Scene& scene) {
                check_inside(scene, seen.inside);
                check_apart(scene, seen.apart);
                check_whole(scene, seen.whole);
                check_order(scene, seen.order);
                check_places(scene, places, seen.places);
                measure_gaps(scene, seen.ledger);
                const Widget* const bell = scene.tree().find("frame.help");
                seen.step.expect(bell && bell->rect[2] >= 40 * scene.tree().panel.px_per_mm, scene,
                                 [&] { return std::string("the bell is narrow"); });
                const bool among_keys = scene.tree().find("key.erase") != nullptr;
                for (const Widget& widget : scene.tree().widgets)
                    seen.owned.expect(
                        !widget.primary || among_keys || widget.rect[3] >= 32 * scene.tree().panel.px_per_mm,
                        scene, [&] { return widget.id + " is no larger than usual"; });
            });
        }
    seen.inside.close();
    seen.apart.close();
    seen.whole.close();
    seen.order.close();
    seen.places.close();
    seen.step.close();
    seen.owned.close();
}

TEST_CASE("7: four text sizes, each visibly larger than the one before") {
    for (const Glass& glass : kGlasses) {
        float last = 0;
        for (const journey::TextSize size : ui::kTextSizes) {
            Stage stage(glass.px_per_mm);
            float least = 1000;
            for (const Widget& widget :
                 stage.show(preview_named("home"), {{{}, size, {}}, false}).tree().widgets)
                if (widget.role != "image") least = std::min(least, widget.cap_mm);
            CHECK(least > last * 1.1F);
            last = least;
        }
    }
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
