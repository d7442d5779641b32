// How values become numbers and texts, and when two are equal: as in JavaScript, whose rules JsonLogic took
// over (ECMA-262, "Type Conversion").
#pragma once

#include <cstddef>
#include <string_view>

#include "kiosk/logic/value.h"

namespace motcua::logic {

// ToNumber: "" and null are 0, "0x1f" is 31, what is no number is NaN.
double to_number(const Value& value);
// parseFloat: as far as the text is a number ("12 tháng" is 12); null and "" are NaN.
double parse_float(const Value& value);

// Appends what the value is as a text: of null nothing, of a list its elements with commas between. False
// where `out` would become longer than `most` bytes, or lists stand in one another too deep.
bool append_text(Secret& out, const Value& value, std::size_t most);

// ===
bool strictly_equal(const Value& a, const Value& b);
// ==: "1" equals 1, null only null. Two lists are never equal.
bool loosely_equal(const Value& a, const Value& b);
// <: two texts by their bytes, anything else as numbers; what is no number is never less.
bool less(const Value& a, const Value& b);
bool less_or_equal(const Value& a, const Value& b);

}  // namespace motcua::logic
