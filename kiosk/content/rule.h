// What a condition in a content pack may say: the subset of JsonLogic (https://jsonlogic.com) that a form
// needs.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "kiosk/content/procedure.h"

namespace motcua::content {

struct RuleOperator {
    std::string_view name;
    std::size_t arguments_min = 0;
    std::size_t arguments_max = 0;
};

// Evaluating a rule stops here; a pack with a deeper one is refused before it is signed.
inline constexpr int kRuleDepthMax = 16;
inline constexpr int kRuleStepsMax = 1000;

inline constexpr std::size_t kRuleArgumentsMax = 100;
inline constexpr std::array kRuleOperators{
    RuleOperator{"var", 1, 2},
    RuleOperator{"==", 2, 2},
    RuleOperator{"!=", 2, 2},
    RuleOperator{"<", 2, 3},  // three: a < b and b < c
    RuleOperator{"<=", 2, 3},
    RuleOperator{">", 2, 2},
    RuleOperator{">=", 2, 2},
    RuleOperator{"!", 1, 1},
    RuleOperator{"and", 1, kRuleArgumentsMax},
    RuleOperator{"or", 1, kRuleArgumentsMax},
    RuleOperator{"in", 2, 2},
    RuleOperator{"if", 2, kRuleArgumentsMax},
};

// By id: what a rule may ask about. For a page these are the fields of the pages before it.
using KnownFields = std::map<std::string, const Field*, std::less<>>;

// Why this is no rule that the form can evaluate: an unknown operator or field, an option that the field does
// not have, too deep, too long. Empty where it is one.
std::string flaw_of_rule(const nlohmann::json& rule, const KnownFields& fields);

}  // namespace motcua::content
