// What hangs on the wall: one procedure on one page, with the code that opens it.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "kiosk/base/devices.h"
#include "kiosk/content/pack.h"
#include "kiosk/records/take_away.h"

namespace motcua::records {

// Vietnamese, whoever stands before it; the title alone stands in English, too.
struct Poster {
    std::string office;
    std::string title;
    std::string english;       // may be empty
    std::string purpose;       // what one gets; may be empty
    std::string what_it_does;  // what the machine does for it, and what is done at the counter
    std::vector<TakeAway::Fact> facts;
    std::string more;  // stands for what found no room: all of it is told by the machine
    CodeMatrix code;   // the procedure's
    std::string code_hint;
    std::vector<std::string> foot;  // official name, code and version: an old poster is known by them
    std::string procedure;
    std::chrono::year_month_day as_of;  // first day of the pack
};

// As it is on `day`. No word more than the overview says: a figure that nobody verified is "by the rules in
// force", and one that ends names its last day.
Poster poster(const content::Procedure& procedure, const content::Content& content,
              std::chrono::year_month_day day, CodeMatrix code);

}  // namespace motcua::records
