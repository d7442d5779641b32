#include "kiosk/text/likeness.h"

#include "kiosk/text/letters.h"

namespace motcua::text {
namespace {

Likeness of_consonants(char32_t typed, char32_t meant) {
    if (typed == meant) return Likeness::same;
    if (typed == U'd' && meant == U'đ') return Likeness::marks_added;
    return typed == U'đ' && meant == U'd' ? Likeness::marks_differ : Likeness::different;
}

}  // namespace

Likeness likeness(char32_t typed, char32_t meant) {
    const Letter one = take_apart(typed);
    const Letter other = take_apart(meant);
    if (one.is_vowel() != other.is_vowel()) return Likeness::different;
    if (!one.is_vowel())
        return of_consonants(small_consonant(one.consonant), small_consonant(other.consonant));
    if (plain(one.vowel) != plain(other.vowel)) return Likeness::different;
    if (one.vowel == other.vowel && one.tone == other.tone) return Likeness::same;
    const bool shape_kept = one.vowel == other.vowel || !is_shaped(one.vowel);
    const bool tone_kept = one.tone == other.tone || !one.tone;
    return shape_kept && tone_kept ? Likeness::marks_added : Likeness::marks_differ;
}

}  // namespace motcua::text
