#include "platform/commands/pack_table.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <vector>

#include "kiosk/base/files.h"
#include "kiosk/content/tables.h"
#include "platform/sheets/ods.h"

namespace motcua::platform {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCsv = ".csv";

constexpr const char* kOds = ".ods";

using Tables = std::vector<content::SheetTable>;

Status<> put_text(const fs::path& file, const std::string& text) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    if (!(out << text).flush()) return failure(file.string() + ": không ghi được");
    return {};
}

Result<content::SheetTable> table_in(const fs::path& file) {
    const auto text = read_file(file, content::kCsvBytesMax);
    if (!text) return tl::unexpected(text.error());
    auto rows = content::parse_csv(*text);
    if (!rows) return failure(file.string() + ": " + rows.error().what);
    return content::SheetTable{file.stem().string(), std::move(*rows)};
}

std::vector<fs::path> csv_files(const fs::path& from) {
    if (!fs::is_directory(from)) return {from};
    std::vector<fs::path> files;
    std::error_code none_there;
    for (const auto& file : fs::directory_iterator(from, none_there))
        if (file.path().extension() == kCsv) files.push_back(file.path());
    std::sort(files.begin(), files.end());
    return files;
}

Result<Tables> tables_in_csv(const fs::path& from) {
    Tables tables;
    for (const fs::path& file : csv_files(from)) {
        auto table = table_in(file);
        if (!table) return tl::unexpected(table.error());
        tables.push_back(std::move(*table));
    }
    return tables;
}

Result<Tables> tables_in_ods(const fs::path& file) {
    const auto bytes = read_file(file, kOdsBytesMax);
    if (!bytes) return tl::unexpected(bytes.error());
    auto tables = parse_ods(*bytes);
    if (!tables) return failure(file.string() + ": " + tables.error().what);
    return tables;
}

Status<> write_csv(const fs::path& folder, const Tables& tables) {
    std::error_code error;
    fs::create_directories(folder, error);
    for (const content::SheetTable& table : tables) {
        const fs::path path = folder / (table.name + kCsv);
        if (const auto put = put_text(path, content::to_csv(table.rows)); !put) return put;
        std::printf("%s: %zu dòng\n", path.c_str(), table.rows.size() - 1);
    }
    return {};
}

Status<> write_ods(const fs::path& file, const Tables& tables) {
    if (file.extension() != kOds) return failure(file.string() + ": tên tệp phải tận cùng bằng .ods");
    const auto bytes = to_ods(tables);
    if (!bytes) return tl::unexpected(bytes.error());
    if (const auto put = put_text(file, *bytes); !put) return put;
    for (const content::SheetTable& table : tables)
        std::printf("%s, bảng %s: %zu dòng\n", file.c_str(), table.name.c_str(), table.rows.size() - 1);
    return {};
}

}  // namespace

Status<> export_tables(const fs::path& layer, const fs::path& out, TableFormat format) {
    const auto tables = content::tables_of(layer);
    if (!tables) return tl::unexpected(tables.error());
    return format == TableFormat::ods ? write_ods(out, *tables) : write_csv(out, *tables);
}

Status<> import_tables(const fs::path& from, const fs::path& layer) {
    const auto tables = from.extension() == kOds ? tables_in_ods(from) : tables_in_csv(from);
    if (!tables) return tl::unexpected(tables.error());
    if (tables->empty()) return failure(from.string() + ": không có bảng nào");
    const auto changed = content::take_tables(layer, *tables);
    if (!changed) return tl::unexpected(changed.error());
    std::printf("%zu ô đã đổi\n", *changed);
    return {};
}

}  // namespace motcua::platform
