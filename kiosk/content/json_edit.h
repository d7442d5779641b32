// One value of a JSON file changed, and every other byte of it left as somebody wrote it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace motcua::content {

// `text` is JSON that parse_strictly took. Puts `value` where the pointer leads; a key that its object does
// not have comes first in it. Empty where there is no such object or element.
std::optional<std::string> with_value(std::string_view text, const nlohmann::json::json_pointer& pointer,
                                      const nlohmann::json& value);

}  // namespace motcua::content
