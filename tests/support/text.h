// Looking into text, and changing it.
#pragma once

#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace motcua::tests {

inline bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

// The first `what`, which has to be there, by `with`.
inline std::string replaced(std::string text, std::string_view what, std::string_view with) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

}  // namespace motcua::tests
