// A spreadsheet's file as LibreOffice Calc writes it, with the rows that a test puts in.
#pragma once

#include <string>
#include <vector>

#include "platform/sheets/archive.h"

namespace motcua::tests {

inline constexpr const char* kOdsType = "application/vnd.oasis.opendocument.spreadsheet";

// <text:p>words</text:p> in a cell of text.
std::string text_cell(const std::string& words);
// One sheet, below its rows the million empty ones that Calc counts.
std::string calc_sheet(const std::string& name, const std::string& rows, const std::string& style = "ta1");
// content.xml; the style "ta2" is that of a hidden sheet.
std::string calc_content(const std::string& sheets);
// The whole file, with what else Calc puts into one.
std::string calc_file(const std::string& content);
std::string archive_of(const std::vector<platform::ArchiveEntry>& entries);

}  // namespace motcua::tests
