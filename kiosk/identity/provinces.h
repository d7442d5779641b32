// The first three digits of a citizen's number: where the birth was registered.
#pragma once

#include <string_view>

namespace motcua::identity {

// The province's name as it was when these codes were given out (63 provinces, before 2025-07-01); empty
// where the code is none of them. Numbers are for life: a merger changes no number, and a code not listed (a
// birth registered abroad) is odd, not wrong.
std::string_view birth_province(int code);

}  // namespace motcua::identity
