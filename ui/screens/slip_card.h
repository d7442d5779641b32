// A slip's number as the receipt and the status show it.
#pragma once

#include "kiosk/base/devices.h"
#include "ui/screens/page.h"

namespace motcua::ui {

// A slip's number, large, with its code and what it is about.
struct SlipCard {
    std::string_view id;  // of the number; the code is <id>.picture
    std::string_view label;
    std::string_view number;
    std::string_view about;
    std::string_view when;
    const CodeMatrix* code = nullptr;  // null: no picture
};
Block slip_card_block(Frame& frame, float width, const SlipCard& card);

}  // namespace motcua::ui
