// What the on-screen keyboard's keys do to a text. Pure: text in, text out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "kiosk/base/secret.h"

namespace motcua::text {

// The visible Vietnamese mark keys. They act on the word that is being typed: the letters at the end of the
// text.
//
// A tone goes onto the vowel where it belongs (old style: hòa, khỏe, thúy; else as every school teaches: quý,
// giữa, khuỷu) and moves there by itself as letters follow (hòa + n = hoàn). The same tone again takes it
// off; where two styles are in use it first goes to the other place: hòa, hoà, hoa. Another tone takes its
// place. Hat, horn and breve change the last vowel that can carry them, uo before a further letter as a pair
// (ươ; but thuở), uu at its first u (hưu); dd turns the last d into đ. The same mark again takes it off.
enum class Mark : std::uint8_t { acute, grave, hook, tilde, dot, hat, horn, breve, dd };

struct Key {
    enum class Kind : std::uint8_t { character, space, erase, mark };
    Kind kind = Kind::character;
    char32_t character = 0;   // kind == character
    Mark mark = Mark::acute;  // kind == mark
    bool operator==(const Key&) const = default;
};

// Applies one key. The text stays NFC and at most `length_max` code points; a key that has nothing to act on
// changes nothing, nor does any key on a text that is not UTF-8.
void press(Secret& text, const Key& key, std::size_t length_max);

// The keys that type `nfc_text` into an empty field, as a person would: letters first, then the word's marks;
// a mark earlier where only that gives the spelling asked for. Empty where the text is not UTF-8. Letters
// that the keyboard cannot make (é is made, ü is not) stay as they are; a spelling that no school writes
// (hòan) comes out as it belongs (hoàn).
std::vector<Key> keys_for(std::string_view nfc_text);

}  // namespace motcua::text
