// Every screen as it looks with invented people: what the gallery shows and what the checks walk through.
#pragma once

#include <string>
#include <vector>

#include "kiosk/journey/model.h"

namespace motcua::ui {

struct Preview {
    std::string name;  // "review.disputed"
    journey::Model model;
    Instant now{};
};

std::vector<Preview> previews();

}  // namespace motcua::ui
