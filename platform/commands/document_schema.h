// kioskctl pack schema: what a receiver may expect in the documents of one procedure.
#pragma once

#include <filesystem>
#include <string>

#include "kiosk/base/result.h"

namespace motcua::platform {

// Prints it on standard output. `pack`: NAME.pack, whoever signed it, or a folder of layers.
Status<> print_document_schema(const std::filesystem::path& pack, const std::string& code);

}  // namespace motcua::platform
