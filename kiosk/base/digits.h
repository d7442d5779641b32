// ASCII digits, whatever the locale says.
#pragma once

#include <algorithm>
#include <string_view>

namespace motcua {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

// True for no text at all.
inline bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

}  // namespace motcua
