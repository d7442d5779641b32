#include "ui/screens/looks.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "ui/screens/pairwise.h"

namespace motcua::ui {

using journey::Contrast;
using journey::TextSize;

std::string_view name(TextSize size) {
    switch (size) {
        case TextSize::normal: return "normal";
        case TextSize::large: return "large";
        case TextSize::larger: return "larger";
        case TextSize::largest: return "largest";
    }
    return "";
}

std::string_view name(Contrast contrast) {
    switch (contrast) {
        case Contrast::light: return "light";
        case Contrast::high_light: return "high_light";
        case Contrast::high_dark: return "high_dark";
        case Contrast::soft: return "soft";
    }
    return "";
}

std::string_view name(text::Language language) { return language == text::Language::vi ? "vi" : "en"; }

std::string name(const Look& look) {
    return fmt::format("{}.{}.{}.{}", name(look.settings.text_size), name(look.settings.contrast),
                       look.landscape ? "landscape" : "portrait", name(look.settings.language));
}

std::vector<Look> every_look() {
    std::vector<Look> looks;
    for (const TextSize size : kTextSizes)
        for (const Contrast contrast : kContrasts)
            for (const bool landscape : {false, true})
                for (const text::Language language : kLanguages)
                    looks.push_back({{language, size, contrast}, landscape});
    return looks;
}

std::vector<Look> covering_looks() {
    std::vector<Look> looks;
    for (const auto& row : pairwise({kTextSizes.size(), kContrasts.size(), 2, kLanguages.size()}))
        looks.push_back({{kLanguages.at(row[3]), kTextSizes.at(row[0]), kContrasts.at(row[1])}, row[2] == 1});
    std::stable_sort(looks.begin(), looks.end(), [](const Look& a, const Look& b) {
        return a.settings.text_size < b.settings.text_size;
    });
    return looks;
}

Panel usual_panel(bool landscape, float scale) {
    const Panel whole;
    const auto pixels = [&](int side) {
        return static_cast<int>(std::lround(static_cast<float>(side) * scale));
    };
    Panel panel{pixels(whole.width_px), pixels(whole.height_px), whole.px_per_mm * scale};
    if (landscape) std::swap(panel.width_px, panel.height_px);
    return panel;
}

}  // namespace motcua::ui
