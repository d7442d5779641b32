// What a worked example of a pack answers, as somebody who walks the whole procedure.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "kiosk/content/procedure.h"
#include "kiosk/form/form.h"

namespace motcua::tests {

// "card": true lets an invented card answer what it can. An address is written province|ward|hamlet|line,
// several choices id|id, or none.
form::Answers answers_of(const content::Procedure& procedure, const nlohmann::json& example);

// The document of these answers, made at the tests' own moment.
nlohmann::json document_of(const content::Procedure& procedure, const form::Answers& answers);

}  // namespace motcua::tests
