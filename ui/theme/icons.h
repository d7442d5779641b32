// The pictures of this machine, drawn with lines of one weight: no image files, sharp at every size and in
// every mode.
#pragma once

#include <cstdint>

#include "ui/theme/colour.h"

struct ImDrawList;

namespace motcua::ui {

enum class Icon : std::uint8_t {
    house,
    back,
    forward,
    speaker,
    silence,
    text_size,
    contrast,
    globe,
    bell,
    leave,
    card,
    paper,
    magnifier,
    phone,
    hand,
    pen,
    printer,
    tick,
    cross,
    exclamation,
    clock,
    coin,
    office,
    people,
    plus,
    minus,
    erase,
    shift,
    no_card,
    face_1,  // very unhappy
    face_2,
    face_3,
    face_4,
    face_5,  // very happy
};

struct IconColours {
    Colour line;
    Colour fill;   // the second colour: a card's portrait, a lens, a face
    Colour paper;  // what is cut out
};

// A square of `size` pixels with its upper left corner at (x, y).
void draw_icon(ImDrawList& list, Icon icon, float x, float y, float size, const IconColours& colours);

}  // namespace motcua::ui
