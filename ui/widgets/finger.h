// What touches the glass.
#pragma once

namespace motcua::ui {

// One event of the one finger that counts.
struct Finger {
    enum class Kind { down, move, up };
    Kind kind = Kind::down;
    float x = 0;  // pixels
    float y = 0;
};

}  // namespace motcua::ui
