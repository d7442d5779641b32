// The ways a screen can look: what a person may set, and how the glass lies.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/journey/model.h"
#include "ui/theme/panel.h"

namespace motcua::ui {

inline constexpr std::array kTextSizes{journey::TextSize::normal, journey::TextSize::large,
                                       journey::TextSize::larger, journey::TextSize::largest};
inline constexpr std::array kContrasts{journey::Contrast::light, journey::Contrast::high_light,
                                       journey::Contrast::high_dark, journey::Contrast::soft};
inline constexpr std::array kLanguages{text::Language::vi, text::Language::en};

std::string_view name(journey::TextSize size);
std::string_view name(journey::Contrast contrast);
std::string_view name(text::Language language);

struct Look {
    journey::Settings settings;
    bool landscape = false;
};

std::string name(const Look& look);  // "largest.high_dark.landscape.en"

// All 64, those of one text size next to each other: making its letters is what costs.
std::vector<Look> every_look();
// Few, in which every two values of two settings meet.
std::vector<Look> covering_looks();

// The glass of 21.5" that most kiosks have, at `scale` of its 1080 x 1920 pixels.
Panel usual_panel(bool landscape, float scale = 1.0F);

}  // namespace motcua::ui
