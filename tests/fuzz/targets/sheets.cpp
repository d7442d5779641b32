// An officer's spreadsheet from anywhere. The first byte modulo 2 says what the rest is: 0 the file, 1 the
// content.xml of one.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/sheets/ods.h"

namespace {

using namespace motcua;

void require(bool holds) {
    if (!holds) std::abort();
}

// Tables within their bounds, or a reason.
void check(const Result<std::vector<content::SheetTable>>& tables) {
    if (!tables) return require(!tables.error().what.empty());
    for (const content::SheetTable& table : *tables) {
        require(!table.rows.empty() && table.rows.size() <= content::kCsvRowsMax);
        for (const content::CsvRow& row : table.rows) require(row.size() <= content::kCsvColumnsMax);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
    check(bytes[0] % 2 == 0 ? platform::parse_ods(text) : platform::parse_ods_content(text));
    return 0;
}
