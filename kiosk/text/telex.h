// Telex and VNI on whole lines, and the step that typing.cpp shares with it.
#pragma once

#include <string_view>

#include "kiosk/base/result.h"
#include "kiosk/text/letters.h"
#include "kiosk/text/typing.h"

namespace motcua::text {

// Longer than any line that a person types; more is refused.
inline constexpr std::size_t kComposedBytesMax = 4096;

// What typing `keys` one after the other gives, NFC. What is no key of the method stays as it is. Refuses
// what is not UTF-8 or longer than kComposedBytesMax.
Result<Secret> compose(std::string_view keys, Typing how);

// True where `key` marked a letter of `word`, the letters at the end of the text. False where it stands as
// itself; then the mark that it took off by being pressed again is off.
bool press_method_key(Word& word, char32_t key, Typing how);

// Adds a letter, and moves what then belongs elsewhere.
void add_letter(Word& word, char32_t letter, ToneStyle style);

}  // namespace motcua::text
