// A procedure walked to its end, as a resident walks it: one page after the other, the next one decided by
// the answers so far.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kiosk/form/form.h"

namespace motcua::tests {

// What a resident would answer to each field; an address as "province|ward|hamlet|line",
// several choices as "id|id", or "none".
using Sheet = std::map<std::string, std::string>;
using Ids = std::vector<std::string>;

struct Walk {
    form::Answers answers;
    Ids asked;       // pages, in the order they stood on the screen
    Ids unanswered;  // fields with a problem: required and not on the sheet, or answered wrongly
};

// From the first page on; with a card, its fields are answered before.
Walk walked(const content::Procedure& procedure, const Sheet& sheet, bool with_card);
// Further, after an answer was changed.
void walk_on(const content::Procedure& procedure, Walk& walk, const Sheet& sheet);

nlohmann::json document_of(const content::Procedure& procedure, const form::Answers& answers);

}  // namespace motcua::tests
