// A code that somebody types beside the glass, on every page where it may be.
#include <cmath>
#include <string>
#include <vector>

#include "tests/support/sample.h"
#include "tests/ui/screens/terminal.h"
#include "ui/widgets/rect.h"

namespace motcua::tests {
namespace {

bool lie_upon_each_other(const ui::Widget& a, const ui::Widget& b) {
    const auto& [ax, ay, aw, ah] = a.rect;
    const auto& [bx, by, bw, bh] = b.rect;
    return ax + aw > bx + 1 && bx + bw > ax + 1 && ay + ah > by + 1 && by + bh > ay + 1;
}

bool is_text(const ui::Widget& widget) {
    return widget.role == "text" || widget.role == "heading" || widget.role == "banner" ||
           widget.role == "row" || widget.role == "progress";
}

// A widget that is cut off or lies under a text, by its id; empty: none.
std::string spoiled(const ui::Tree& tree) {
    for (const ui::Widget& widget : tree.widgets) {
        if (widget.clipped) return widget.id + " is cut off";
        if (!is_text(widget)) continue;
        for (const ui::Widget& other : tree.widgets)
            if (ui::is_target(other) && lie_upon_each_other(widget, other))
                return widget.id + " lies upon " + other.id;
    }
    return {};
}

TEST_CASE("while a code is typed every page still stands whole in every size, and the frame has not moved") {
    for (const ui::Panel& panel : {kPortrait, kLandscape})
        for (const auto size : {journey::TextSize::normal, journey::TextSize::large,
                                journey::TextSize::larger, journey::TextSize::largest}) {
            CAPTURE(panel.width_px);
            CAPTURE(static_cast<int>(size));
            const auto screen = terminal(panel);
            std::size_t number = 0;
            for (ui::Preview& shown : ui::previews()) {
                if (number++ % kEvery != 0 || !journey::may_type_code(shown.model)) continue;
                CAPTURE(shown.name);
                shown.model.typed_code.reset();
                shown.model.settings.text_size = size;
                screen->frame(shown.model, shown.now);
                if (ui::is_typed_into(screen->tree())) continue;
                const auto help = screen->tree().find("frame.help")->rect;
                shown.model.typed_code = {secret("IDVNM1559990017049155999001<<8"), shown.now};
                screen->frame(shown.model, shown.now);
                const auto there = screen->tree().find("frame.help")->rect;
                for (std::size_t i = 0; i < help.size(); ++i) CHECK(std::abs(there[i] - help[i]) < 0.5F);
                CHECK(screen->tree().find("typed.code"));
                CHECK_FALSE(ui::is_typed_into(screen->tree()));
                CHECK(spoiled(screen->tree()) == "");
            }
        }
}

TEST_CASE("a long address shows what was typed last, and how much there is of it") {
    const auto screen = terminal();
    const ui::Preview shown = preview("procedures.typed");
    screen->frame(shown.model, shown.now);
    const ui::Widget* const typed = screen->tree().find("typed.code");
    REQUIRE(typed);
    CHECK(typed->value == "https://dichvucong.gov.vn/thu-tuc-hanh-chinh?ma_thu_tuc=1.004873");
    CHECK_FALSE(typed->clipped);
    CHECK(screen->tree().find("typed.count")->label == "64 ký tự");
}

}  // namespace
}  // namespace motcua::tests
