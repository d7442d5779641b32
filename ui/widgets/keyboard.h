// The on-screen keyboard: a row of words that it offers, tone and hat keys with their marks and names (by VNI
// the digits that mean them), letters in QWERTY or ABC order, a layer of digits and signs, and a pad for
// numbers. Continue is part of it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "kiosk/text/typing.h"
#include "ui/widgets/pen.h"

namespace motcua::ui {

struct Keys {
    enum class Kind : std::uint8_t { text, number };
    Kind kind = Kind::text;
    bool digits = false;    // the layer of digits and signs
    bool alphabet = false;  // ABC order
    bool capital = false;
    bool vni = false;                           // the mark row shows VNI's digits
    bool tight = false;                         // the least heights, where there is no room for more
    bool bare = false;                          // and nothing offered above the letters
    std::vector<std::string_view> suggestions;  // best first; those that have room stand there
    std::string_view method;                    // "Cách gõ: Telex": the next one on a tap
    // What the named keys say, in the person's language.
    std::string_view space, erase, to_digits, to_letters, to_alphabet, to_qwerty, shift, go_on;
    std::string_view acute, grave, hook, tilde, dot, hat, horn, breve, dd, no_tone;
};

// What a finger did on it; at most one of them.
struct KeyTap {
    std::optional<text::Key> key;
    std::optional<std::size_t> suggestion;  // from 0
    bool switch_method = false;
    bool switch_layer = false;
    bool switch_order = false;
    bool shift = false;
    bool go_on = false;
};

// `go_on_id` is the id of Continue.
float keyboard_height(const Pen& pen, const Keys& keys, float width);
KeyTap draw_keyboard(Pen& pen, const Rect& rect, Keys keys, std::string_view go_on_id);

}  // namespace motcua::ui
