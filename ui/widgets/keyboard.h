// The on-screen keyboard: a row of words that it offers, tone and hat keys with their marks and names (by VNI
// the digits that mean them), letters in QWERTY or ABC order, a layer of digits and signs, and a pad for
// numbers. For e-mail no marks: digits, letters, and the signs that an address has. Continue is part of it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "kiosk/text/typing.h"
#include "ui/widgets/pen.h"

namespace motcua::ui {

struct Keys {
    enum class Kind : std::uint8_t { text, number, email };
    Kind kind = Kind::text;
    enum class BesideZero : std::uint8_t { nothing, comma, point, three_zeros };
    BesideZero beside_zero = BesideZero::nothing;  // on the pad for numbers
    bool digits = false;                           // the layer of digits and signs
    bool alphabet = false;                         // ABC order
    bool capital = false;
    bool vni = false;                           // the mark row shows VNI's digits
    float squeeze = 0;                          // 0: as high as suits a hand, to 1: as low as may be
    bool bare = false;                          // nothing offered above the letters
    std::vector<std::string_view> suggestions;  // best first; those that have room stand there
    std::string_view method;                    // "Cách gõ: Telex": the next one on a tap
    // What the named keys say, in the person's language.
    std::string_view space, erase, to_digits, to_letters, to_alphabet, to_qwerty, shift, go_on;
    std::string_view acute, grave, hook, tilde, dot, hat, horn, breve, dd, no_tone;
};

// What a finger did on it; at most one of them.
struct KeyTap {
    std::optional<text::Key> key;
    bool three_zeros = false;
    std::optional<std::size_t> suggestion;  // from 0
    bool switch_method = false;
    bool switch_layer = false;
    bool switch_order = false;
    bool shift = false;
    bool go_on = false;
};

// `go_on_id` is the id of Continue.
float keyboard_height(const Pen& pen, const Keys& keys, float width);
// Lowers the rows until all stand in `height`; where even the lowest do not, nothing is offered.
void fit_keyboard(const Pen& pen, Keys& keys, float width, float height);
KeyTap draw_keyboard(Pen& pen, const Rect& rect, Keys keys, std::string_view go_on_id);

}  // namespace motcua::ui
