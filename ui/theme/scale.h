// How large things are, in millimetres of a 21.5" glass. Nothing in ui/ is measured in pixels before it is
// drawn.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "kiosk/journey/model.h"
#include "ui/theme/panel.h"

namespace motcua::ui {

enum class Style : std::uint8_t {
    heading,  // the one question of a page
    label,    // what a tile, a choice, a button or a key says
    strong,   // a value
    body,
    small,         // hints and labels of values
    small_strong,  // chips, the frame's controls, the connection line
    numeral,       // a slip's number, a countdown: digits and capitals only
    countdown,     // seconds left, readable from three steps away: digits only
    mark,          // a tone key's mark
    poster,        // a sentence held up, in four steps: only the letters of the one that stands
    poster_less,
    poster_small,
    poster_least,
    count_
};
inline constexpr std::size_t kStyles = static_cast<std::size_t>(Style::count_);

// People stand nearer to a small glass and further from a large one: everything is drawn by this factor, 0.75
// on 15" and 16" (187 mm along the short side), 1 on 21.5", 1.3 on 28" and more.
float stretch(const Panel& panel);

// Height of a capital H in millimetres on this glass. The smallest style is 4.8 mm and more in every text
// size (Section 508, 402.4: 3/16 inch). In the largest it is 8.5 mm and more (VVSG 2.0, 7.1-G); on a glass
// smaller than 21.5" it is 7.3 mm and more (EN 301 549, 5.1.4: 0.7 degrees at 600 mm). What is large already
// grows less.
float cap_mm(Style style, journey::TextSize size, const Panel& panel);

// The steps of a sentence held up, the largest first.
inline constexpr std::array kPosters{Style::poster, Style::poster_less, Style::poster_small,
                                     Style::poster_least};
bool is_poster(Style style);

// Height of a poster's capital H in millimetres. The first step is read from two metres at a glance (EN 301
// 549, 5.1.4: an angle of 0.7 degrees), where the glass is large enough for it; none is smaller than a
// two-hundredth of these two metres.
float poster_cap_mm(Style step, const Panel& panel);

// Distances that every screen shares.
namespace space {
inline constexpr float margin = 10.0F;     // content to the edge of the glass
inline constexpr float gap = 6.0F;         // between blocks
inline constexpr float small_gap = 3.0F;   // inside a block
inline constexpr float choice_gap = 4.4F;  // between two choices
inline constexpr float key_gap = 3.4F;     // between two keys (VVSG 2.0: 2.54 mm and more)
inline constexpr float padding = 7.0F;     // text to the border of what holds it
inline constexpr float radius = 6.5F;
inline constexpr float key_radius = 3.2F;
inline constexpr float border = 0.6F;
inline constexpr float strong_border = 1.0F;
}  // namespace space

namespace touch {
inline constexpr float button = 27.0F;   // height of a button
inline constexpr float choice = 27.0F;   // height of a choice with one line
inline constexpr float control = 26.0F;  // height of a control of the frame
inline constexpr float key = 17.0F;      // least height of a key
inline constexpr float small = 17.0F;    // height of a button inside a row
inline constexpr float larger = 1.3F;    // times as high for who misses what they touch for
}  // namespace touch

}  // namespace motcua::ui
