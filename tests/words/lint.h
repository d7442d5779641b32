// How the machine speaks to people (docs/words.md), as rules that find what breaks them.
#pragma once

#include "sentences.h"

namespace motcua::tests {

// What is wrong with one sentence, in words that say what to do; empty: nothing.
std::vector<std::string> flaws_of(const Sentence& sentence);

}  // namespace motcua::tests
