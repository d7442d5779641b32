// A numbered sentence with a picture of what it asks for, where there is room for one.
#pragma once

#include "ui/screens/page.h"

namespace motcua::ui {

struct PicturedStep {
    std::string_view id;
    int number = 0;
    std::string_view words;
    Icon picture = Icon::paper;
};
Block pictured_step_block(Frame& frame, float width, const PicturedStep& step);

}  // namespace motcua::ui
