// A layer as tables, for people who never edit JSON: fees, terms, papers, offices, notices, texts, names.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/content/csv.h"

namespace motcua::content {

// What a spreadsheet made of a cell. A value that is no text stands in its row as a pack writes it ("7",
// "2026-11-23", "có"), and is taken only where nothing of what was typed can be lost: a code like 1.004220
// would have lost its last digit.
enum class CellType : std::uint8_t { text, number, day, flag, other };

struct SheetTable {
    std::string name;          // "le-phi"
    std::vector<CsvRow> rows;  // the first: what the columns are called; one that is all empty says nothing
    std::map<std::pair<std::size_t, std::size_t>, CellType>
        typed{};  // by row and column; all others are text
};

// What this layer itself says, nothing of those below it. Tables with no row are left out.
Result<std::vector<SheetTable>> tables_of(const std::filesystem::path& layer);

// Puts the cells that differ into the layer's files, and changes no other byte of them. All or nothing: the
// error names table, row (as a spreadsheet counts), column and reason of everything that is wrong, one a
// line. Returns how many cells changed.
Result<std::size_t> take_tables(const std::filesystem::path& layer, const std::vector<SheetTable>& tables);

}  // namespace motcua::content
