// Every screen as it looks with invented people: what the gallery shows and what the checks walk through.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kiosk/journey/model.h"

namespace motcua::ui {

struct Preview {
    std::string name;  // "review.disputed"
    journey::Model model;
    Instant now{};
};

// Every state that a screen can be in, and the rarest and longest of what it may have to show.
std::vector<Preview> previews();

// What a pack says and asks: each overview, each notice, each question. One that a block tells, or a list
// repeats, stands for all that were made of it: where its words are longest.
std::vector<Preview> previews_of(const std::shared_ptr<const content::Content>& content);

}  // namespace motcua::ui
