// Reading files: whole, and never more of one than its reader can use.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "kiosk/base/result.h"

namespace motcua {

// What the file holds. Refused, in words that begin with its path: what cannot be opened or read, a folder,
// and what is longer than `bytes_max` (a part of a file is never taken for the whole).
Result<std::string> read_file(const std::filesystem::path& path, std::size_t bytes_max);

}  // namespace motcua
