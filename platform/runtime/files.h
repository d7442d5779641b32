// Writing files so that nobody meets half of one.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"

namespace motcua::platform {

// Mode 0600, written beside, synced, renamed: the old file or the new one, never half.
Status<> write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace motcua::platform
