// Items 24 to 26 and 34 of the checklist over every preview: what fingers do, and what a visit leaves behind.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "tests/ui/checklist/ledger.h"

namespace motcua::tests {
namespace {

using ui::Finger;
using ui::Rect;
using ui::Widget;

constexpr float kQuarter = 0.25F;

// One finger on one glass, in front of a model that never changes: what it meant can be counted.
class Hand {
  public:
    Hand(ui::Ui& terminal, const ui::Preview& preview) : terminal_(terminal), preview_(preview) {}

    std::size_t finger(Finger::Kind kind, float x, float y) {
        terminal_.touch({kind, x, y});
        return frame();
    }
    std::size_t frame() {
        const auto sent = terminal_.frame(preview_.model, now_);
        // Holding the number is meant while the finger is down; what is read is the voice's, not the hand's;
        // that nothing was hit means nothing.
        return static_cast<std::size_t>(std::count_if(sent.begin(), sent.end(), [](const auto& intent) {
            return !std::holds_alternative<journey::intent::ShowNumber>(intent) &&
                   !std::holds_alternative<journey::intent::Missed>(intent) &&
                   !std::holds_alternative<journey::intent::Say>(intent);
        }));
    }
    std::size_t tap(float x, float y) {
        const std::size_t down = finger(Finger::Kind::down, x, y);
        return down + finger(Finger::Kind::up, x, y);
    }
    void wait(Millis time) { now_ += time; }

  private:
    ui::Ui& terminal_;
    const ui::Preview& preview_;
    static inline Instant now_{Millis{2'000'000}};
};

// Each thing that takes a touch, once per screen.
void with_each(const std::function<void(const Scene&, const Widget&, Hand&)>& visit) {
    Stage stage(4.03F, kQuarter);
    std::set<std::string> met;
    for (const bool landscape : {false, true}) {
        const ui::Look look{{}, landscape};
        for (const ui::Preview& preview : all_previews()) {
            stage.terminal(landscape).wipe();  // the page that the last one was turned to
            ui::Ui& terminal = stage.show(preview, look);
            Hand hand(terminal, preview);
            for (const Widget& widget : std::vector<Widget>(terminal.tree().widgets)) {
                const bool takes = takes_touch(widget) && widget.enabled && widget.role != "pad";
                if (!takes ||
                    !met.insert(fmt::format("{} {} {}", terminal.tree().screen, widget.id, landscape)).second)
                    continue;
                hand.wait(Millis{5'000});
                terminal.wipe();  // what the last tap turned or chose is as it was at first
                hand.frame();
                visit({preview, look, terminal}, widget, hand);
            }
        }
    }
}

TEST_CASE("24: everything acts on a single tap, when the finger leaves, and not at all when it slides off") {
    Findings findings;
    with_each([&](const Scene& scene, const Widget& widget, Hand& hand) {
        const Rect r = rect_of(widget);
        const float slide = 12.5F * scene.tree().panel.px_per_mm;
        findings.expect(hand.finger(Finger::Kind::down, r.centre_x(), r.centre_y()) == 0, scene,
                        [&] { return widget.id + " acts before the finger leaves"; });
        hand.finger(Finger::Kind::move, r.centre_x() + slide, r.centre_y());
        findings.expect(hand.finger(Finger::Kind::up, r.centre_x() + slide, r.centre_y()) == 0, scene,
                        [&] { return widget.id + " acts though the finger slid off"; });
        hand.wait(Millis{2'000});
        // A box that is already the one typed into has nothing to do, and a held button has done it.
        const bool may_be_still = widget.role == "field" || widget.id == "review.show_number" ||
                                  widget.id == "speech.again";  // it is heard
        const std::string before = ui::to_json(scene.tree());
        const std::size_t meant = hand.tap(r.centre_x(), r.centre_y());
        hand.frame();
        const bool turned = ui::to_json(scene.tree()) != before;  // a page that the model does not know of
        findings.expect(meant > 0 || turned || may_be_still, scene,
                        [&] { return widget.id + " does nothing"; });
    });
    findings.close();
}

TEST_CASE("25: a double tap acts once, but for letters") {
    Findings findings;
    with_each([&](const Scene& scene, const Widget& widget, Hand& hand) {
        if (widget.repeats) return;
        const Rect r = rect_of(widget);
        hand.tap(r.centre_x(), r.centre_y());
        hand.wait(Millis{300});
        findings.expect(hand.tap(r.centre_x(), r.centre_y()) == 0, scene,
                        [&] { return widget.id + " acts twice"; });
    });
    findings.close();
}

TEST_CASE("26: however long a finger rests, it acts once") {
    Findings findings;
    with_each([&](const Scene& scene, const Widget& widget, Hand& hand) {
        const Rect r = rect_of(widget);
        std::size_t meant = hand.finger(Finger::Kind::down, r.centre_x(), r.centre_y());
        for (int i = 0; i < 5; ++i) {
            hand.wait(Millis{2'000});
            meant += hand.frame();
        }
        findings.expect(meant == 0, scene, [&] { return widget.id + " repeats under a resting finger"; });
        hand.finger(Finger::Kind::up, r.centre_x(), r.centre_y());
    });
    findings.close();
}

TEST_CASE("34: after a visit the next person's home screen is the one that nobody had stood before") {
    Findings findings;
    const ui::Preview home = preview_named("home");
    const ui::Look first{};
    Stage untouched(4.03F, kQuarter);
    const std::vector<std::uint32_t> clean = untouched.show(home, first).canvas().pixels;
    const std::string clean_tree = ui::to_json(untouched.terminal(false).tree());
    Stage stage(4.03F, kQuarter);
    const ui::Look theirs{{text::Language::en, journey::TextSize::larger, journey::Contrast::high_dark},
                          false};
    for (const ui::Look& look : {first, theirs})
        for (const ui::Preview& preview : all_previews()) {
            // Other letters have to be made for each change of size; one screen shows that nothing stays of
            // it.
            if (look.settings.text_size != journey::TextSize::normal && preview.name != "review") continue;
            ui::Ui& terminal = stage.show(preview, look);
            static_cast<void>(terminal.canvas());
            terminal.wipe();
            const auto& wiped = terminal.canvas().pixels;
            const bool black = std::all_of(wiped.begin(), wiped.end(),
                                           [](std::uint32_t shown) { return shown == 0xFF000000U; });
            findings.expect(black && terminal.tree().widgets.empty(), {preview, look, terminal},
                            [&] { return std::string("something stays after a wipe"); });
            stage.show(home, first);
            findings.expect(terminal.canvas().pixels == clean, {preview, look, terminal},
                            [&] { return std::string("the next picture holds something"); });
            findings.expect(ui::to_json(terminal.tree()) == clean_tree, {preview, look, terminal},
                            [&] { return std::string("the next tree holds something"); });
        }
    findings.close();
}

}  // namespace
}  // namespace motcua::tests
