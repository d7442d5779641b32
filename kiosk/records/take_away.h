// What a procedure needs and where it is done: as the overview says it, and as a sheet to take away.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "kiosk/base/devices.h"
#include "kiosk/base/time.h"
#include "kiosk/content/pack.h"
#include "kiosk/text/catalogue.h"

namespace motcua::records {

// A figure that is not verified is "by the rules in force" here, and never a number.
struct ProcedureFacts {
    std::string title;                // as people say it
    std::string what_it_does;         // what the machine does for it, and what is done at the counter
    std::vector<std::string> papers;  // "Căn cước (bản chính, cán bộ xem rồi trả lại)"
    std::string fee;
    std::string term;
    std::string where;      // who decides, and the counter or the office where one goes
    std::string hours;      // of that office; may be empty
    std::string in_person;  // why somebody has to come themselves; may be empty
};
// As they are on that day.
ProcedureFacts procedure_facts(const content::Procedure& procedure, const content::Content& content,
                               std::chrono::year_month_day today, const text::Words& words);

// The sheet: no word about a person, and none that says more than is so. Nothing was begun by taking it.
struct TakeAway {
    std::string office;
    std::string heading;
    std::string title;
    std::string official;  // the national list's name and code
    std::string what_it_does;
    struct Fact {
        std::string label;
        std::vector<std::string> lines;
    };
    std::vector<Fact> facts;
    std::string truth;
    CodeMatrix code;  // the procedure's, as a poster has it
    std::string code_hint;
    std::string as_of;  // since when the content stands
    std::string procedure;
    LocalTime printed;
};
// The facts under the overview's labels, those that there are.
std::vector<TakeAway::Fact> with_labels(ProcedureFacts facts, const text::Words& words);

TakeAway take_away(const content::Procedure& procedure, const content::Content& content,
                   const text::Words& words, const LocalTime& now, CodeMatrix code);

}  // namespace motcua::records
