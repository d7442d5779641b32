// What stands around a code's text, and around each of its fields.
#pragma once

#include <string_view>

namespace motcua::identity {

inline std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kAround = " \t\r\n\v\f";
    const auto begin = text.find_first_not_of(kAround);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kAround) - begin + 1);
}

}  // namespace motcua::identity
