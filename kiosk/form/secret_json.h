// JSON that holds what a person said: the whole tree lives in locked memory and is wiped with it.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include <nlohmann/json.hpp>

#include "kiosk/base/secret.h"

namespace motcua::form {

// Objects keep their keys sorted.
using SecretJson = nlohmann::basic_json<std::map, std::vector, Secret, bool, std::int64_t, std::uint64_t,
                                        double, LockedAllocator>;

}  // namespace motcua::form
