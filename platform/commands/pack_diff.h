// `kioskctl pack diff`: what a new pack changes.
#pragma once

#include <filesystem>

#include "kiosk/base/result.h"

namespace motcua::platform {

// Each a NAME.pack or a folder of layers. One Vietnamese sentence a line; or a JSON list of what is changed:
// {"kind": "changed", "added" or "removed", "file", "place", "before", "after", "said"}. Nothing changed is
// said.
Status<> print_pack_diff(const std::filesystem::path& before, const std::filesystem::path& after,
                         bool as_json);

}  // namespace motcua::platform
