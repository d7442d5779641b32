// Colours by what they are for. A screen names a role; a contrast mode fills the roles.
#pragma once

#include <array>

#include "kiosk/journey/model.h"
#include "ui/theme/colour.h"

namespace motcua::ui {

// A ground with what can be read and drawn upon it.
struct Tint {
    Colour ground;
    Colour ink;     // text
    Colour accent;  // icons and borders, 3:1 and more
};

struct Palette {
    Colour ground;        // the page
    Colour paper;         // cards, fields, choices
    Colour ink;           // text on both
    Colour soft_ink;      // hints on both, still 7:1
    Colour line;          // around cards; decoration only
    Colour control_line;  // around what can be touched, 3:1 and more
    Colour header;
    Colour on_header;
    Colour bar;                // under the frame's controls
    Colour keys;               // under the keyboard
    Colour track;              // what is not done yet of a progress bar
    Colour shade;              // a card's shadow
    float shade_strength = 0;  // 0: no shadows in this mode
    Colour warm;               // in pictures: light, gold, hearts; decoration only

    Tint primary;  // the one main thing to do
    Tint action;   // on paper: other buttons, the focus, what is done so far
    Tint chosen;   // selected, confirmed; `accent` marks it
    Tint help;     // the call for staff
    Tint tone;     // the keyboard's tone keys
    Tint wait;     // no network, not yet received
    Tint wrong;    // a problem with what was entered
    Tint leave;    // the way out
    Tint stage;    // under a large picture: `ink` draws it, `accent` is its second colour
    std::array<Tint, 3> tiles;
};

// What a finger sees at once: the ground moves towards the ink.
Colour pressed_ground(const Tint& tint);

// light: calm, all text at least 10:1. high_light and high_dark: 20:1 (VVSG 2.0, 7.1-C asks for such a mode).
// soft: muted, for eyes that bright light hurts, at least 7:1.
const Palette& palette(journey::Contrast contrast);

}  // namespace motcua::ui
