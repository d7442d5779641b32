#include "platform/commands/pack_table.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <vector>

#include "kiosk/content/tables.h"

namespace motcua::platform {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCsv = ".csv";

Result<content::SheetTable> table_in(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return failure(file.string() + ": cannot be read");
    std::string text(content::kCsvBytesMax + 1, '\0');  // one more than may be, so that it is refused
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    auto rows = content::parse_csv(text);
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

}  // namespace

Status<> export_tables(const fs::path& layer, const fs::path& out) {
    const auto tables = content::tables_of(layer);
    if (!tables) return tl::unexpected(tables.error());
    std::error_code error;
    fs::create_directories(out, error);
    for (const content::SheetTable& table : *tables) {
        const fs::path path = out / (table.name + kCsv);
        std::ofstream file(path, std::ios::binary | std::ios::trunc);
        if (!(file << content::to_csv(table.rows)).flush())
            return failure(path.string() + ": cannot be written");
        std::printf("%s: %zu dòng\n", path.c_str(), table.rows.size() - 1);
    }
    return {};
}

Status<> import_tables(const fs::path& from, const fs::path& layer) {
    std::vector<content::SheetTable> tables;
    for (const fs::path& file : csv_files(from)) {
        auto table = table_in(file);
        if (!table) return tl::unexpected(table.error());
        tables.push_back(std::move(*table));
    }
    if (tables.empty()) return failure(from.string() + ": không có bảng nào");
    const auto changed = content::take_tables(layer, tables);
    if (!changed) return tl::unexpected(changed.error());
    std::printf("%zu ô đã đổi\n", *changed);
    return {};
}

}  // namespace motcua::platform
