// `kioskctl pack table`: a layer out to spreadsheets, and what was changed there back in.
#pragma once

#include <cstdint>
#include <filesystem>

#include "kiosk/base/result.h"

namespace motcua::platform {

enum class TableFormat : std::uint8_t { csv, ods };

// CSV: one NAME.csv a table into the folder `out`, which is made where it is missing; what lies there is
// written over. ODS: one file FILE.ods, each table a sheet of it.
Status<> export_tables(const std::filesystem::path& layer, const std::filesystem::path& out,
                       TableFormat format);

// `from`: what export_tables made, or one CSV file of it. All or nothing.
Status<> import_tables(const std::filesystem::path& from, const std::filesystem::path& layer);

}  // namespace motcua::platform
