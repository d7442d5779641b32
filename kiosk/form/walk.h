// A procedure walked to its end, as a resident walks it: one page after the other, the next one decided by
// the answers so far. For worked examples; what it holds is of nobody.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/form/form.h"

namespace motcua::form {

// What would be answered to each field, by its id. An address is "province|ward|hamlet|line", several choices
// are "id|id", or "none".
using Sheet = std::map<std::string, std::string>;

// A field that was asked for and that the sheet does not answer, or not rightly.
struct Unanswered {
    std::string field;
    text::T problem{};
};

struct Walk {
    Answers answers;
    std::vector<std::string> asked;  // pages, in the order they stood on the screen
    std::vector<Unanswered> unanswered;
};

// The card of the examples: an invented person, born in 1955.
identity::Card example_card();

// From the first page on; with the example's card, its fields are answered before.
Walk walked(const content::Procedure& procedure, const Sheet& sheet, bool with_card,
            std::chrono::year_month_day today);
// Further, after an answer was changed.
void walk_on(const content::Procedure& procedure, Walk& walk, const Sheet& sheet,
             std::chrono::year_month_day today);

// The document as it would be made of these answers, unsealed, with as many photos as were answered: ids and
// times in it are zero.
Secret example_document(const content::Procedure& procedure, const Answers& answers,
                        const std::string& pack_version);

}  // namespace motcua::form
