// The worked examples beside each procedure, examples/<code>.json of a layer: what people answered, and what
// comes out of it.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/content/pack.h"
#include "kiosk/form/walk.h"
#include "kiosk/records/slip.h"

namespace motcua::records {

struct Example {
    std::string name;  // "Có thẻ, về nhà của mình"
    bool with_card = false;
    std::optional<std::chrono::year_month_day> on;  // the day of it, where it matters
    form::Sheet answers;
    std::vector<std::string> papers;       // their forms, in order: "shown", "original"
    std::vector<std::string> declaration;  // whole lines that must stand on it; may be none
};

// The text of one file: a list of at most 100. The error names the place and the reason.
Result<std::vector<Example>> parse_examples(std::string_view text);

// What does not come out as the example says, in Vietnamese, one sentence each; empty: all of it holds.
// `today` where the example names no day.
std::vector<std::string> problems_with(const Example& example, const content::Procedure& procedure,
                                       const content::Content& content, std::chrono::year_month_day today);

// The declaration that comes out of it, on that day; of no dossier, so without a number.
Declaration example_declaration(const Example& example, const content::Procedure& procedure,
                                const content::Content& content, std::chrono::year_month_day today);

}  // namespace motcua::records
