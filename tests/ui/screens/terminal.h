// A terminal without a window, and a finger for it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "ui/screens/previews.h"
#include "ui/screens/ui.h"

namespace motcua::tests {

inline ui::FontFiles noto() {
    return {"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
            "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"};
}

inline constexpr ui::Panel kPortrait{1080, 1920, 4.03F};
inline constexpr ui::Panel kLandscape{1920, 1080, 4.03F};

inline std::unique_ptr<ui::Ui> terminal(const ui::Panel& panel = kPortrait) {
    auto made = ui::Ui::create(panel, noto());
    REQUIRE(made);
    return std::move(*made);
}

inline ui::Preview preview(const std::string& name) {
    static const std::vector<ui::Preview> all = ui::previews();
    for (const ui::Preview& each : all)
        if (each.name == name) return each;
    FAIL("no preview " << name);
    return {};
}

// Draws once so that there is something to see, then touches the middle of `id` and lets go.
inline std::vector<journey::Intent> tap(ui::Ui& screen, const ui::Preview& shown, const std::string& id) {
    screen.frame(shown.model, shown.now);
    const ui::Widget* const widget = screen.tree().find(id);
    REQUIRE_MESSAGE(widget, "no widget " << id);
    const auto& [x, y, w, h] = widget->rect;
    screen.touch({ui::Finger::Kind::down, x + w / 2, y + h / 2});
    screen.touch({ui::Finger::Kind::up, x + w / 2, y + h / 2});
    return screen.frame(shown.model, shown.now);
}

template <class Intent>
const Intent* sent(const std::vector<journey::Intent>& intents) {
    for (const journey::Intent& intent : intents)
        if (const auto* found = std::get_if<Intent>(&intent)) return found;
    return nullptr;
}

}  // namespace motcua::tests
