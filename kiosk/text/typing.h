// What keys do to a text: visible mark keys, Telex, VNI. Pure: text in, text out.
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
// A tone goes onto the vowel where it belongs (open oa, oe, uy: see ToneStyle; else as every school teaches:
// quý, giữa, khuỷu) and moves there by itself as letters follow (hòa + n = hoàn). The same tone again takes
// it off; where two styles are in use it first goes to the other place: hòa, hoà, hoa. Another tone takes its
// place. Hat, horn and breve change the last vowel with which they make a rhyme: uo before a further letter
// as a pair (ươ), else first at its o (thuở), uu at its first u (hưu). dd turns the last d into đ. The same
// mark again takes it off.
enum class Mark : std::uint8_t { acute, grave, hook, tilde, dot, hat, horn, breve, dd };

// How letters become marked letters.
//
// Telex: s f r x j set a tone and z takes it off; aa ee oo set the hat, w horn or breve, dd the stroke. VNI:
// 1 to 5 and 0; 6, 7, 8 and 9. A key may follow anywhere in its syllable (vietje, nguoi72). Pressed again it
// takes its mark off and stands as itself (ass: as, aaa: aa). It stands as itself, too, where there is
// nothing that it could mark, or where the end of the word is no Vietnamese syllable: so words of other
// languages can be typed. The visible mark keys work beside both.
enum class Method : std::uint8_t { mark_keys, telex, vni };

// Where the tone of open oa, oe and uy stands: hòa, khỏe, thúy, or hoà, khoẻ, thuý. Both are in use and
// right; what a person's card says is never changed from one to the other.
enum class ToneStyle : std::uint8_t { old_place, new_place };

struct Typing {
    Method method = Method::mark_keys;
    ToneStyle style = ToneStyle::old_place;
    bool operator==(const Typing&) const = default;
};

struct Key {
    enum class Kind : std::uint8_t { character, space, erase, mark };
    Kind kind = Kind::character;
    char32_t character = 0;   // kind == character
    Mark mark = Mark::acute;  // kind == mark
    bool operator==(const Key&) const = default;
};

inline Key mark_key(Mark mark) { return {Key::Kind::mark, 0, mark}; }
inline Key erase_key() { return {Key::Kind::erase, 0, Mark::acute}; }
// A blank is the space key.
inline Key character_key(char32_t character) {
    if (character == U' ') return {Key::Kind::space, 0, Mark::acute};
    return {Key::Kind::character, character, Mark::acute};
}

// Applies one key. Only the word at the end of the text is touched. The text stays NFC and at most
// `length_max` code points; a key that has nothing to act on or does not fit changes nothing, nor does any
// key on a text that is not UTF-8. Erase takes one letter with its marks.
void press(Secret& text, const Key& key, std::size_t length_max, Typing how = {});

// The keys that type `nfc_text` into an empty field with mark keys, as a person would: letters first, then
// the word's marks; a mark earlier where only that gives the spelling asked for. Empty where the text is not
// UTF-8. Letters that the keyboard cannot make (é is made, ü is not) stay as they are; a spelling that no
// school writes (hòan) comes out as it belongs (hoàn).
std::vector<Key> keys_for(std::string_view nfc_text);

}  // namespace motcua::text
