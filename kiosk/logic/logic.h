// JsonLogic (https://jsonlogic.com), the whole of it, with CertLogic's operations on dates
// (https://github.com/ehn-dcc-development/eu-dcc-business-rules): a rule is data, and so is what it says.
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "kiosk/base/result.h"
#include "kiosk/logic/value.h"

namespace motcua::logic {

// Where an evaluation stops. The defaults suit a rule that somebody wrote by hand.
struct Limits {
    int depth = 64;       // operators in operators, and lists in lists
    int steps = 100'000;  // values looked at; a longer text counts for one every kBytesPerStep bytes
    std::size_t bytes = 256 * 1024;  // of all texts and lists that are made on the way, kept or not
};
inline constexpr std::size_t kBytesPerStep = 256;

struct Operator {
    std::string_view name;
    std::size_t arguments_min = 0;
    std::size_t arguments_max = 0;
};
inline constexpr std::size_t kAnyNumber = std::numeric_limits<std::size_t>::max();

// Null where there is none of this name.
const Operator* find_operator(std::string_view name);
// "takes 2 to 3 values", "takes at least 1 value": for whoever gave it another number of them.
std::string takes(const Operator& known);

// What the rule says of the data, or in one line why it says nothing: an unknown operator, a wrong number of
// values, something that is no date, one of the limits. The line holds nothing of the data. The value may
// borrow from both.
//
// As in JavaScript, but for this: an operator has the values that it needs and no more; "<", "<=", ">" and
// ">=" take three ("between"), as CertLogic has it; what stands alone without [] behind "+", "-", "*", "min"
// or "max" and is a list is their arguments ({"+": {"var": "fees"}}); "substr" counts code points; null
// is in no text; "log" gives its value and writes nothing.
Result<Value> evaluate(const nlohmann::json& rule, const Data& data, const Limits& limits = {});

}  // namespace motcua::logic
