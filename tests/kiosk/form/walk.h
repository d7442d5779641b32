// A resident's way through a procedure: one page after the other, answered from a sheet.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "kiosk/content/procedure.h"
#include "kiosk/form/form.h"

namespace motcua::tests {

// What a resident would answer, by field. An address is written "province|ward|hamlet|line".
using Sheet = std::map<std::string, std::string>;
using Ids = std::vector<std::string>;

struct Walk {
    form::Answers answers;
    Ids asked;       // pages, in the order they stood on the screen
    Ids unanswered;  // fields that are required and for which the sheet has nothing, or nothing right
};

// With the card of Nguyễn Thị Mẫu, born in 1955, or without one.
Walk walked(const content::Procedure& procedure, const Sheet& sheet, bool with_card);

// Answers the pages that `walk` has not asked yet.
void walk_on(const content::Procedure& procedure, const Sheet& sheet, Walk& walk);

// The dossier's document, as it is sealed.
nlohmann::json document_of(const content::Procedure& procedure, const form::Answers& answers);

}  // namespace motcua::tests
