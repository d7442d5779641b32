#include "ui/theme/icons.h"

#include <algorithm>
#include <array>
#include <vector>

namespace motcua::ui {
namespace {

constexpr std::array kNames{
#define MOTCUA_PICTURE(name) std::string_view{#name},
#include "ui/theme/picture_names.inc"
#undef MOTCUA_PICTURE
};

constexpr std::array<std::string_view, kNames.size()> kTexts{
#include "ui/theme/picture_texts.inc"  // generated at configure time
};

// A drawing that was built in wrong draws nothing, and a test looks for it.
std::vector<Drawing> read_all() {
    std::vector<Drawing> drawings;
    for (const std::string_view text : kTexts)
        drawings.push_back(parse_drawing(text).value_or(Drawing{1, 1, {}}));
    return drawings;
}

}  // namespace

std::optional<Icon> icon_named(std::string_view name) {
    const auto* const found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end()) return std::nullopt;
    return static_cast<Icon>(found - kNames.begin());
}

const Drawing& drawing_of(Icon icon) {
    static const std::vector<Drawing> drawings = read_all();
    return drawings.at(static_cast<std::size_t>(icon));
}

}  // namespace motcua::ui
