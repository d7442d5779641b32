// What a condition in a content pack may say: JsonLogic with CertLogic's dates (kiosk/logic) about the fields
// that were asked before.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "kiosk/content/procedure.h"
#include "kiosk/logic/logic.h"

namespace motcua::content {

// Evaluating a condition stops here; a pack with a deeper or longer one is refused before it is signed.
inline constexpr logic::Limits kConditionLimits{16, 1000, 16 * 1024};

// By id: what a rule may ask about. For a page these are the fields of the pages before it. Null: a field of
// this page or of a later one.
using KnownFields = std::map<std::string, const Field*, std::less<>>;

// Why this is no rule that the form can evaluate: an unknown operator or field, a wrong number of values, an
// option that the field does not have, too deep, too long. Empty where it is one.
std::string flaw_of_rule(const nlohmann::json& rule, const KnownFields& fields);

}  // namespace motcua::content
