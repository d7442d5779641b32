// From what is written to what is said: dates, times, money, codes, telephone numbers, laws and
// abbreviations.
#pragma once

#include <string_view>

#include "kiosk/base/secret.h"
#include "kiosk/text/language.h"
#include "kiosk/text/voice_rules.h"

namespace motcua::text {

// Words and pauses alone: no digit and no abbreviation that the rules know is left for the voice to guess at.
// Empty where the text is not UTF-8. May hold what a person entered, hence a Secret.
Secret as_spoken(std::string_view written, Language language,
                 const VoiceRules& rules = VoiceRules::built_in());

// A letter in it has a Vietnamese mark, or is đ: a name on an English page, which the Vietnamese voice says.
bool is_vietnamese(std::string_view text);

}  // namespace motcua::text
