// Which answers could make a difference to a condition: every one where there are few, else those around what
// the rules compare with.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kiosk/content/procedure.h"

namespace motcua::content {

// What rules ask for, and what they compare it with.
struct RuleSubjects {
    std::set<std::string> names;  // of fields, or of parts of an address
    std::set<std::string> texts;
    std::set<double> numbers;
    std::set<std::pair<std::int64_t, std::string>> spans;  // of "plusTime": {-18, "year"}
    bool only_compares = true;  // no operator makes anything new of an answer, such as "+" or "substr" does
};
void add_subjects(const nlohmann::json& rule, RuleSubjects& to);

struct PossibleAnswers {
    std::vector<std::string> values;  // as a form answers them
    bool may_be_missing = false;
    bool all = false;  // there are no others
};
// `part`: of an address, "ward"; empty: the answer itself.
PossibleAnswers possible_answers(const Field& field, std::string_view part, const RuleSubjects& subjects);

}  // namespace motcua::content
