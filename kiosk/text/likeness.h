// How alike two letters are to somebody who types without marks, or with the wrong ones.
#pragma once

#include <cstdint>

namespace motcua::text {

// The greater, the more alike. Case makes no difference.
enum class Likeness : std::uint8_t {
    different,
    marks_differ,  // the letter is the same: ở and ô
    marks_added,   // `meant` has what `typed` has, and more: o and ở, ơ and ở, d and đ
    same
};
Likeness likeness(char32_t typed, char32_t meant);

}  // namespace motcua::text
