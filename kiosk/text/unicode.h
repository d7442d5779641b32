// Unicode as names and searches need it (utf8proc behind).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/secret.h"

namespace motcua::text {

// Normalisation form C; empty where the bytes are not UTF-8.
std::optional<Secret> to_nfc(std::string_view utf8);
bool is_nfc(std::string_view utf8);

// For comparing and searching: NFD without Vietnamese marks, đ as d, lower case, one space between words.
std::optional<Secret> fold(std::string_view utf8);

// Code points in order; empty where the bytes are not UTF-8.
std::optional<std::vector<char32_t>> code_points(std::string_view utf8);
void append_utf8(Secret& out, char32_t code_point);
// Removes the last code point; nothing on an empty text.
void drop_last(Secret& utf8);
std::size_t length(std::string_view utf8);  // in code points; 0 for broken UTF-8

}  // namespace motcua::text
