// Codes from pictures and pictures of codes, with ZXing (character set forced to UTF-8).
#pragma once

#include <filesystem>
#include <memory>

#include "kiosk/base/devices.h"

namespace motcua::platform {

std::unique_ptr<CodeReader> make_code_reader();
std::unique_ptr<CodeWriter> make_code_writer();

// A PNG or JPEG as the camera would have given it. At most 8192 x 8192 and 32 MB of file.
Result<GreyImage> load_frame(const std::filesystem::path& file);

}  // namespace motcua::platform
