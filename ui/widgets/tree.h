// The UI tree: what can be seen and touched on the screen that stands, as tests, the player and the voice
// know it.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "ui/theme/panel.h"

namespace motcua::ui {

struct Widget {
    std::string id;    // stable in every language, unique on a screen
    std::string role;  // button tile choice key field pad photo link row text heading image progress banner
    std::string label;
    std::string value;
    std::string input;            // role field: text name number phone email date year day month money code
    std::array<float, 4> rect{};  // x, y, w, h in pixels: the area that takes the touch
    float text_px = 0;
    float cap_mm = 0;
    std::string fg;  // "#rrggbb"
    std::string bg;
    bool enabled = true;
    bool primary = false;
    bool selected = false;
    bool clipped = false;
    bool focused = false;  // the keys stand here, and it is seen
    bool said = false;     // is being read aloud
    // Not part of the JSON:
    bool personal = false;  // holds a person's data: never read over the loudspeaker
    bool repeats = false;   // two quick taps are meant as two: a letter, space, erase
    bool held = false;      // acts for as long as a finger stays on it
};

// Made for a finger: button, tile, choice, key, field, pad or link.
bool is_control(const Widget& widget);
bool is_target(const Widget& widget);  // a control that is enabled

struct Tree {
    std::string screen;
    Panel panel;
    std::vector<Widget> widgets;
    [[nodiscard]] const Widget* find(const std::string& id) const;
};

bool is_typed_into(const Tree& tree);  // a field has the keyboard

std::string to_json(const Tree& tree);

}  // namespace motcua::ui
