// The pictures of this machine (assets/pictures): drawn here, sharp at every size, in the colours of every
// mode.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ui/theme/drawing.h"

namespace motcua::ui {

// One for each file: house.svg is Icon::house.
enum class Icon : std::uint8_t {
#define MOTCUA_PICTURE(name) name,
#include "ui/theme/picture_names.inc"  // generated at configure time
#undef MOTCUA_PICTURE
};

// As content packs name them; empty where there is none of that name.
std::optional<Icon> icon_named(std::string_view name);

const Drawing& drawing_of(Icon icon);

}  // namespace motcua::ui
