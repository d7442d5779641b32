// What the on-screen keyboard's keys do to a text. Pure: text in, text out.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kiosk/base/secret.h"

namespace motcua::text {

// The visible Vietnamese mark keys. A tone goes onto the vowel of the last syllable where it belongs (old
// style: hòa, thúy), the same tone again takes it off; hat, horn and breve change the last fitting vowel
// (ươ as a pair); dd turns the last d into đ.
enum class Mark : std::uint8_t { acute, grave, hook, tilde, dot, hat, horn, breve, dd };

struct Key {
    enum class Kind : std::uint8_t { character, space, erase, mark };
    Kind kind = Kind::character;
    char32_t character = 0;  // kind == character
    Mark mark = Mark::acute; // kind == mark
    bool operator==(const Key&) const = default;
};

// Applies one key. The text stays NFC and at most `length_max` code points; a key that has nothing to act on
// changes nothing.
void press(Secret& text, const Key& key, std::size_t length_max);

}  // namespace motcua::text
