// The small text files that keys and signatures are kept in: comment lines and base64 lines in turn.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::content {

std::string to_base64(std::string_view raw);
std::optional<std::string> from_base64(std::string_view text);  // strict, padded

// Without line ends; an empty last line is none.
std::vector<std::string_view> lines_of(std::string_view text);

// The key number as minisign prints it: 64 bits, little end first, in capital hexadecimal.
std::string key_name(const std::array<std::uint8_t, 8>& id);

}  // namespace motcua::content
