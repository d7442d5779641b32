// A layer's tables as one OpenDocument spreadsheet (ODF 1.2 and 1.3, part 3): each table a sheet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/content/tables.h"

namespace motcua::platform {

inline constexpr std::size_t kOdsBytesMax = 8U << 20U;          // the file
inline constexpr std::size_t kOdsContentBytesMax = 16U << 20U;  // what its tables unpack to

// Every cell is text and is formatted as text, so that a spreadsheet leaves codes as they are; the first row
// is bold and stays in view. Fails where a cell holds a control character, which XML cannot say.
Result<std::string> to_ods(const std::vector<content::SheetTable>& tables);

// What to_ods or a spreadsheet wrote. Cells that are no text any more are marked as such. Sheets that are
// hidden or empty are left out, and so are comments, pictures and whatever else lies beside the cells. Fails,
// in one Vietnamese sentence, where the file is no such spreadsheet, damaged, locked by a password, or over a
// bound: those of kiosk/content/csv.h for each table, and those above.
Result<std::vector<content::SheetTable>> parse_ods(std::string_view bytes);

// The content.xml of one.
Result<std::vector<content::SheetTable>> parse_ods_content(std::string_view xml);

}  // namespace motcua::platform
