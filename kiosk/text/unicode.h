// Unicode as names and searches need it (utf8proc behind).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/secret.h"

namespace motcua::text {

// Longer than anything that is said, typed or printed here; more is refused like broken bytes.
inline constexpr std::size_t kTextBytesMax = 1024 * 1024;

// Normalisation form C; empty where the bytes are not UTF-8 or too many.
std::optional<Secret> to_nfc(std::string_view utf8);
bool is_nfc(std::string_view utf8);

// For comparing and searching, never for showing: NFD without Vietnamese marks, đ as d, lower case, one space
// between words, none at the ends, nothing that cannot be seen. Empty as to_nfc() is.
std::optional<Secret> fold(std::string_view utf8);

// One blank between words, none at the ends; everything else as it is.
Secret single_spaced(std::string_view utf8);

// Code points in order; empty where the bytes are not UTF-8 or too many.
std::optional<SecretVector<char32_t>> code_points(std::string_view utf8);
// Appends nothing where `code_point` is none (a surrogate, or beyond U+10FFFF).
void append_utf8(Secret& out, char32_t code_point);
// Unicode category L.
bool is_letter(char32_t code_point);
char32_t lower(char32_t code_point);  // the small letter; itself where there is none
char32_t upper(char32_t code_point);  // the capital letter; itself where there is none
// With a capital at the beginning; a token like {xh} there becomes {Xh}.
std::string capitalised(std::string_view utf8);
// Unicode categories Cc and Cf: controls, direction marks, zero-width signs, the byte order mark.
bool is_invisible(char32_t code_point);
// Removes the last code point; nothing on an empty text.
void drop_last(Secret& utf8);
std::size_t length(std::string_view utf8);  // in code points; 0 for broken UTF-8

}  // namespace motcua::text
