// Tables as spreadsheets read and write them: CSV after RFC 4180, in UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"

namespace motcua::content {

using CsvRow = std::vector<std::string>;

inline constexpr std::size_t kCsvBytesMax = 8U << 20U;
inline constexpr std::size_t kCsvRowsMax = 100'000;
inline constexpr std::size_t kCsvColumnsMax = 64;

// With a byte order mark, so that a spreadsheet takes it for UTF-8, "," between cells and CRLF at the ends. A
// cell that a spreadsheet would compute (it begins with =, +, - or @) has an apostrophe before it.
std::string to_csv(const std::vector<CsvRow>& rows);

// What to_csv or a spreadsheet wrote: "," ";" or a tab between cells, whichever the first line has most of,
// any end of line. Such an apostrophe is taken off again; a formula is the text that it is. Rows that are all
// empty are left out. The error names the line.
Result<std::vector<CsvRow>> parse_csv(std::string_view text);

}  // namespace motcua::content
