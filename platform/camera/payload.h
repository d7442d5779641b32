// What a code may hold.
#pragma once

#include <cstddef>
#include <string_view>

namespace motcua::platform {

inline constexpr std::size_t kPayloadMax = 4296;  // bytes: the most that ISO/IEC 18004 holds

bool is_utf8(std::string_view text);

}  // namespace motcua::platform
