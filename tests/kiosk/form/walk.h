// A procedure walked to its end on the day of the tests, with nothing left unanswered.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kiosk/form/walk.h"

namespace motcua::tests {

using form::Sheet;
using form::Walk;
using Ids = std::vector<std::string>;

Walk walked(const content::Procedure& procedure, const Sheet& sheet, bool with_card);
void walk_on(const content::Procedure& procedure, Walk& walk, const Sheet& sheet);

nlohmann::json document_of(const content::Procedure& procedure, const form::Answers& answers);

}  // namespace motcua::tests
