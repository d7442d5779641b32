// Where marks stand in a Vietnamese word: the one home of the rules, whichever way the word is typed.
// Internal to kiosk/text.
#pragma once

#include <initializer_list>
#include <optional>

#include "kiosk/text/letters.h"

namespace motcua::text {

// What a mark did to a word.
enum class Outcome : std::uint8_t { nothing, put, taken_off };

// A tone on the word's last vowels, in place of another; off where it stands already.
Outcome press_tone(Word& word, Mark tone, ToneStyle style);
// The same; only, where two styles are in use, the tone goes to the other place before it comes off.
Outcome cycle_tone(Word& word, Mark tone, ToneStyle style);
// False where there is none.
bool take_tone_off(Word& word);

enum class Reach : std::uint8_t {
    anywhere,  // where no rhyme comes of it, on the last vowel that can carry the mark
    rhymes     // only where a Vietnamese rhyme comes of it, or on the letter just typed
};
// One of `marks` (hat, horn, breve) on the last vowels: on the last one where that makes a rhyme, uo as a
// pair, uu at its first u. Off where it stands already. On no letter but `only`.
Outcome press_shape(Word& word, std::initializer_list<Mark> marks, Reach reach, ToneStyle style,
                    std::optional<Vowel> only = std::nullopt);

// d becomes đ, and đ becomes d: the last one, or only the one just typed or before the last vowels.
Outcome press_stroke(Word& word, Reach reach);

// Whether the word ends as a Vietnamese syllable can, marks left aside: vowels that occur together, and a
// final consonant that occurs or none.
bool ends_in_rhyme(const Word& word);
// The final consonant alone.
bool ends_in_final(const Word& word);
// After a final c, ch, k, p or t only acute and dot are spoken.
bool can_take(const Word& word, Mark tone);

// A letter was added: what was typed before it may now belong elsewhere (hòa + n, uơ + n). Nothing but
// Vietnamese rhymes is touched, so that a name of another language (Ríah) stays as it is typed.
void settle_after_letter(Word& word, ToneStyle style);

}  // namespace motcua::text
