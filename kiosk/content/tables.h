// A layer as tables, for people who never edit JSON: fees, terms, papers, offices, notices, texts, names.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/content/csv.h"

namespace motcua::content {

struct SheetTable {
    std::string name;          // "le-phi"
    std::vector<CsvRow> rows;  // the first: what the columns are called
};

// What this layer itself says, nothing of those below it. Tables with no row are left out.
Result<std::vector<SheetTable>> tables_of(const std::filesystem::path& layer);

// Puts the cells that differ into the layer's files, and changes no other byte of them. All or nothing: the
// error names table, row (as a spreadsheet counts), column and reason of everything that is wrong, one a
// line. Returns how many cells changed.
Result<std::size_t> take_tables(const std::filesystem::path& layer, const std::vector<SheetTable>& tables);

}  // namespace motcua::content
