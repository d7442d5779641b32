// The question that a date answers.
#pragma once

#include "ui/screens/page.h"

namespace motcua::ui {

struct DateBoxes {
    std::string id;           // of the widgets: <id>.day, <id>.month, <id>.year
    std::string field;        // that the keys type into
    std::string_view digits;  // typed so far
    bool wrong = false;
    bool partial = false;  // only the year, or month and year, will do
};

// Three boxes that the digits fill one after the other. Where a partial date is allowed, two buttons below
// say "only the year" and "only month and year"; the boxes themselves can be tapped for it, too.
void add_date(Frame& frame, const DateBoxes& date, float width, bool ways, std::vector<Block>& blocks);

}  // namespace motcua::ui
