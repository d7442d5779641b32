// `kioskctl pack table`: a layer out to spreadsheets, and what was changed there back in.
#pragma once

#include <filesystem>

#include "kiosk/base/result.h"

namespace motcua::platform {

// One NAME.csv a table into `out`, which is made where it is missing; what lies there is written over.
Status<> export_tables(const std::filesystem::path& layer, const std::filesystem::path& out);

// `from`: a folder as export_tables makes one, or one of its files. All or nothing.
Status<> import_tables(const std::filesystem::path& from, const std::filesystem::path& layer);

}  // namespace motcua::platform
