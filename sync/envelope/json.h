// JSON from outside, read within bounds, and the one way to write it that can be signed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "kiosk/base/result.h"

namespace motcua::sync {

inline constexpr std::size_t kJsonDepthMax = 64;
inline constexpr std::size_t kNameBytesMax = 64;  // ids, names, times, codes

// Reads one JSON text of at most `bytes_max` bytes and 64 levels. Refuses what could be read in two ways or
// not be written back as it was: a name twice in one object, a fraction, an integer beyond 2^53-1 (RFC 7493),
// broken UTF-8.
Result<nlohmann::json> parse_json(std::string_view text, std::size_t bytes_max);

// RFC 8785. `value` holds integers only, as everything that parse_json lets in.
std::string canonical(const nlohmann::json& value);

// A member of `object` if it is there, of that type, and within bounds.
std::optional<std::string> text_member(const nlohmann::json& object, const char* name, std::size_t bytes_max);
std::optional<std::int64_t> integer_member(const nlohmann::json& object, const char* name, std::int64_t min,
                                           std::int64_t max);
std::optional<bool> flag_member(const nlohmann::json& object, const char* name);
// Null where the member is no array or longer than `count_max`.
const nlohmann::json* array_member(const nlohmann::json& object, const char* name, std::size_t count_max);

}  // namespace motcua::sync
