// Small files, whole.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"

namespace motcua::platform {

// At most `bytes_max`; a larger file is an error, not a part of one.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t bytes_max);

// Mode 0600, written beside, synced, renamed: the old file or the new one, never half.
Status<> write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace motcua::platform
