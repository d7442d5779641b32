// Which screen stands. One priority ladder for the whole machine: read route.cpp and you know it.
#pragma once

#include <cstdint>
#include <string_view>

#include "kiosk/journey/model.h"

namespace motcua::journey {

enum class Screen : std::uint8_t {
    home,
    scan,
    procedures,
    overview,
    notice,
    chip,
    question,
    review,
    sign,
    saving,
    receipt,
    rating,
    status,
    help,
    still_there,
    problem
};

std::string_view name(Screen screen);  // as in UI trees and player scripts

Screen route(const Model& model);

}  // namespace motcua::journey
