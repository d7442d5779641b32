// `kioskctl pack check`: what is wrong with layers, in the file that says it, and what to do about it.
#pragma once

#include <filesystem>
#include <vector>

#include "kiosk/base/result.h"

namespace motcua::platform {

// Prints each finding, flaws first. Fails where there is a flaw; warnings alone are none. Needs the fonts.
Status<> print_pack_check(const std::vector<std::filesystem::path>& layers);

}  // namespace motcua::platform
