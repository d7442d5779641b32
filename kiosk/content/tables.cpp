#include "kiosk/content/tables.h"

#include <algorithm>
#include <fstream>
#include <map>

#include <fmt/format.h>

#include "kiosk/base/files.h"
#include "kiosk/content/json_edit.h"
#include "kiosk/content/layers.h"
#include "kiosk/text/unicode.h"

namespace motcua::content {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

enum class CellKind : std::uint8_t { words, number, flag, day, one_of };

struct ColumnShape {
    const char* title;
    const char* pointer;  // from the row's own place
    CellKind kind = CellKind::words;
    const char* names = "";  // one_of: " shown copy "
    const char* file = "";   // where it is another than the row's
};

// How a row is called in its first columns, and where it lies.
struct RowPlace {
    CsvRow id;
    std::string file;
    std::string place;
};

struct TableShape {
    const char* name;
    std::vector<const char*> id_titles;
    std::vector<ColumnShape> columns;
    std::vector<RowPlace> (*rows)(const Parts&);
};

constexpr std::string_view kProcedures = "procedures/";
constexpr std::string_view kRowNumber = "Số";
constexpr const char* kForms = " shown copy certified_copy original ";
constexpr const char* kUnits = " working_days days hours ";

std::string code_of(const std::string& file) {
    return file.substr(kProcedures.size(), file.rfind('.') - kProcedures.size());
}

template <class Visit>
void for_each_procedure(const Parts& parts, Visit visit) {
    for (const auto& [file, part] : parts)
        if (file.rfind(kProcedures, 0) == 0 && part.is_object()) visit(file, part);
}

std::vector<RowPlace> whole_procedures(const Parts& parts) {
    std::vector<RowPlace> rows;
    for_each_procedure(parts, [&rows](const std::string& file, const json&) {
        rows.push_back({{code_of(file)}, file, ""});
    });
    return rows;
}

std::vector<RowPlace> terms(const Parts& parts) {
    std::vector<RowPlace> rows;
    for_each_procedure(parts, [&rows](const std::string& file, const json& part) {
        if (part.contains("term")) rows.push_back({{code_of(file)}, file, "/term"});
    });
    return rows;
}

std::vector<RowPlace> listed(const Parts& parts, const char* key) {
    std::vector<RowPlace> rows;
    for_each_procedure(parts, [&](const std::string& file, const json& part) {
        if (!part.contains(key) || !part[key].is_array()) return;
        for (std::size_t i = 0; i < part[key].size(); ++i)
            rows.push_back({{code_of(file), std::to_string(i + 1)}, file, fmt::format("/{}/{}", key, i)});
    });
    return rows;
}

std::vector<RowPlace> fees(const Parts& parts) { return listed(parts, "fees"); }
std::vector<RowPlace> papers(const Parts& parts) { return listed(parts, "papers"); }

std::vector<RowPlace> offices(const Parts& parts) {
    std::vector<RowPlace> rows;
    const auto part = parts.find("offices.json");
    if (part == parts.end()) return rows;
    for (const auto& [id, office] : part->second.items())
        if (office.is_object()) rows.push_back({{id}, part->first, "/" + id});
    return rows;
}

std::vector<RowPlace> notices(const Parts& parts) {
    std::vector<RowPlace> rows;
    const auto part = parts.find("notice.json");
    if (part == parts.end()) return rows;
    const json paragraphs = part->second.value("paragraphs", json::array());
    for (std::size_t i = 0; i < paragraphs.size(); ++i)
        rows.push_back({{std::to_string(i + 1)}, part->first, fmt::format("/paragraphs/{}", i)});
    return rows;
}

std::vector<RowPlace> texts(const Parts& parts) {
    std::vector<RowPlace> rows;
    const auto part = parts.find("text/vi.json");
    if (part == parts.end()) return rows;
    for (const auto& [key, sentence] : part->second.items())
        if (sentence.is_string()) rows.push_back({{key}, part->first, "/" + key});
    return rows;
}

const std::vector<TableShape>& shapes() {
    using Kind = CellKind;
    static const std::vector<TableShape> all{
        {"thu-tuc",
         {"Mã thủ tục"},
         {{"Tên", "/name/vi"},
          {"Tên (tiếng Anh)", "/name/en"},
          {"Tên thường gọi", "/plain/vi"},
          {"Tên thường gọi (tiếng Anh)", "/plain/en"},
          {"Quầy", "/counter"},
          {"Số quyết định", "/decision"}},
         whole_procedures},
        {"le-phi",
         {"Mã thủ tục", "Số"},
         {{"Lệ phí", "/words/vi"},
          {"Lệ phí (tiếng Anh)", "/words/en"},
          {"Miễn, giảm", "/exemptions/vi"},
          {"Miễn, giảm (tiếng Anh)", "/exemptions/en"},
          {"Đã đối chiếu", "/verified", Kind::flag},
          {"Từ ngày", "/valid_from", Kind::day},
          {"Đến ngày", "/valid_to", Kind::day}},
         fees},
        {"thoi-han",
         {"Mã thủ tục"},
         {{"Thời hạn", "/value", Kind::number},
          {"Tính theo", "/unit", Kind::one_of, kUnits},
          {"Ghi chú", "/note/vi"},
          {"Ghi chú (tiếng Anh)", "/note/en"},
          {"Đã đối chiếu", "/verified", Kind::flag}},
         terms},
        {"giay-to",
         {"Mã thủ tục", "Số"},
         {{"Giấy tờ", "/name/vi"},
          {"Giấy tờ (tiếng Anh)", "/name/en"},
          {"Loại", "/form", Kind::one_of, kForms}},
         papers},
        {"noi-giai-quyet",
         {"Mã nơi"},
         {{"Tên", "/name/vi"},
          {"Tên (tiếng Anh)", "/name/en"},
          {"Địa chỉ", "/address/vi"},
          {"Địa chỉ (tiếng Anh)", "/address/en"},
          {"Giờ làm việc", "/hours/vi"},
          {"Giờ làm việc (tiếng Anh)", "/hours/en"},
          {"Điện thoại", "/phone"},
          {"Đã đối chiếu", "/verified", Kind::flag}},
         offices},
        {"thong-bao", {"Số"}, {{"Đoạn", "/words/vi"}, {"Đoạn (tiếng Anh)", "/words/en"}}, notices},
        {"cau-chu",
         {"Tên câu"},
         {{"Tiếng Việt", ""}, {"Tiếng Anh", "", Kind::words, "", "text/en.json"}},
         texts},
    };
    return all;
}

// Where a cell lies. A text in one language alone stands for its Vietnamese.
struct CellPlace {
    std::string file;
    json::json_pointer pointer;
    const json* value = nullptr;  // null: nothing stands there
};

CellPlace place_of_cell(const RowPlace& row, const ColumnShape& column, const Parts& parts) {
    CellPlace cell{*column.file == '\0' ? row.file : column.file,
                   json::json_pointer(row.place + column.pointer)};
    const auto part = parts.find(cell.file);
    if (part == parts.end()) return cell;
    const auto parent = cell.pointer.parent_pointer();
    const bool is_vietnamese = !cell.pointer.empty() && cell.pointer.back() == "vi";
    if (is_vietnamese && part->second.contains(parent) && part->second[parent].is_string())
        cell.pointer = parent;
    if (part->second.contains(cell.pointer)) cell.value = &part->second[cell.pointer];
    return cell;
}

std::string shown(const json* value) {
    if (value == nullptr || value->is_null()) return "";
    if (value->is_boolean()) return value->get<bool>() ? "có" : "không";
    return value->is_string() ? value->get<std::string>() : value->dump();
}

// What was written in a cell; or why it cannot be taken.
Result<json> read_cell(const std::string& cell, const ColumnShape& column) {
    if (cell.empty() && column.kind != CellKind::words) return failure("không được để trống");
    if (cell.size() > kStringBytesMax) return failure("dài quá");
    switch (column.kind) {
        case CellKind::words: return json(cell);
        case CellKind::flag:
            if (cell == "có" || cell == "không") return json(cell == "có");
            return failure("ghi “có” hoặc “không”");
        case CellKind::day:
            if (parse_day(cell)) return json(cell);
            return failure("ghi ngày như 2026-11-23");
        case CellKind::number: {
            constexpr std::size_t kDigitsMax = 6;
            const bool is_number =
                cell.size() <= kDigitsMax && cell.find_first_not_of("0123456789") == cell.npos;
            if (is_number) return json(std::stoi(cell));
            return failure("ghi một số, không có dấu chấm");
        }
        case CellKind::one_of: break;
    }
    if (cell.find(' ') == cell.npos && std::string_view(column.names).find(" " + cell + " ") != cell.npos)
        return json(cell);
    return failure(fmt::format("chỉ có:{}", column.names));
}

// Why a cell that is no text cannot be taken here; empty where it can.
std::string why_not_typed(CellType type, CellKind kind, std::string_view value) {
    constexpr std::size_t kDigitsMax = 3;  // a counter, a call number: nothing of it can be lost
    const bool is_short = value.size() <= kDigitsMax && value.find_first_not_of("0123456789") == value.npos;
    const bool fits =
        type == CellType::text || (type == CellType::day && kind == CellKind::day) ||
        (type == CellType::flag && kind == CellKind::flag) ||
        (type == CellType::number && (kind == CellKind::number || (kind == CellKind::words && is_short)));
    if (fits) return "";
    const char* made = "kiểu khác";
    if (type == CellType::number) made = "số";
    if (type == CellType::day) made = "ngày";
    if (type == CellType::flag) made = "đúng/sai";
    return fmt::format("bảng tính đã đổi chữ thành {}; hãy đặt ô là văn bản rồi gõ lại", made);
}

Result<Parts> parts_of_layer(const fs::path& folder) {
    Flaws flaws;
    Layer layer = read_layer(folder, flaws);
    if (!flaws.none()) return failure(told(flaws.all().front(), {}));
    return std::move(layer.parts);
}

CsvRow titles_of(const TableShape& shape) {
    CsvRow titles(shape.id_titles.begin(), shape.id_titles.end());
    for (const ColumnShape& column : shape.columns) titles.emplace_back(column.title);
    return titles;
}

// Takes the cells of all tables into texts of files, and writes them only where nothing is wrong.
class TableImport {
  public:
    TableImport(const fs::path& layer, const Parts& parts) : layer_(layer), parts_(parts) {}

    void take(const SheetTable& table) {
        const auto shape = std::find_if(shapes().begin(), shapes().end(),
                                        [&table](const TableShape& each) { return table.name == each.name; });
        if (shape == shapes().end() || table.rows.empty())
            return refuse(table.name, 1, "", "không phải bảng của gói");
        std::map<CsvRow, RowPlace> rows;
        for (RowPlace& row : shape->rows(parts_)) rows.emplace(row.id, std::move(row));
        for (std::size_t at = 1; at < table.rows.size(); ++at) take_row(*shape, table, at, rows);
    }

    Result<std::size_t> write() {
        if (!refused_.empty()) return failure(refused_);
        for (const auto& [file, text] : changed_) {
            std::ofstream out(layer_ / file, std::ios::binary | std::ios::trunc);
            if (!(out << text).flush()) return failure((layer_ / file).string() + ": cannot be written");
        }
        return cells_;
    }

  private:
    void take_row(const TableShape& shape, const SheetTable& table, std::size_t at,
                  const std::map<CsvRow, RowPlace>& rows) {
        const CsvRow& cells = table.rows[at];
        if (std::all_of(cells.begin(), cells.end(), [](const auto& cell) { return cell.empty(); })) return;
        const auto id = id_of(shape, table, at);
        if (!id) return;
        const auto row = rows.find(*id);
        if (row == rows.end())
            return refuse(table.name, at + 1, shape.id_titles.front(),
                          fmt::format("“{}” không có trong gói", fmt::join(*id, " ")));
        for (const ColumnShape& column : shape.columns)
            if (const auto cell = cell_of(table, at, column.title))
                take_cell(table.name, at + 1, column, place_of_cell(row->second, column, parts_), *cell);
    }

    // A code is text; the number of a row within its procedure may be a number.
    std::optional<CsvRow> id_of(const TableShape& shape, const SheetTable& table, std::size_t at) {
        CsvRow id;
        for (const char* title : shape.id_titles) {
            const Cell cell = cell_of(table, at, title).value_or(Cell{});
            const CellKind kind = title == kRowNumber ? CellKind::number : CellKind::one_of;
            const std::string why = why_not_typed(cell.type, kind, cell.text);
            if (!why.empty()) {
                refuse(table.name, at + 1, title, why);
                return std::nullopt;
            }
            id.push_back(cell.text);
        }
        return id;
    }

    struct Cell {
        std::string text;
        CellType type = CellType::text;
    };
    static std::optional<Cell> cell_of(const SheetTable& table, std::size_t at, const char* title) {
        const CsvRow& titles = table.rows.front();
        const auto column = std::find(titles.begin(), titles.end(), title);
        if (column == titles.end()) return std::nullopt;
        const auto index = static_cast<std::size_t>(column - titles.begin());
        if (index >= table.rows[at].size()) return Cell{};
        const auto typed = table.typed.find({at, index});
        return Cell{table.rows[at][index], typed == table.typed.end() ? CellType::text : typed->second};
    }

    void take_cell(const std::string& table, std::size_t line, const ColumnShape& column,
                   const CellPlace& place, const Cell& cell) {
        if (cell.text == shown(place.value) && cell.type != CellType::other) return;
        if (const auto why = why_not_typed(cell.type, column.kind, cell.text); !why.empty())
            return refuse(table, line, column.title, why);
        const auto composed = text::to_nfc(cell.text);
        if (!composed) return refuse(table, line, column.title, "chữ hỏng; hãy lưu lại với mã UTF-8");
        const std::string words(composed->begin(), composed->end());
        if (words == shown(place.value)) return;
        const auto value = read_cell(words, column);
        if (!value) return refuse(table, line, column.title, value.error().what);
        auto [text, is_new] = changed_.try_emplace(place.file);
        if (is_new) text->second = text_of_file(place.file);
        auto edited = with_value(text->second, place.pointer, *value);
        if (!edited) return refuse(table, line, column.title, "tệp chưa có mục này, hãy thêm vào tệp trước");
        text->second = std::move(*edited);
        ++cells_;
    }

    [[nodiscard]] std::string text_of_file(const std::string& file) const {
        return read_file(layer_ / file, kJsonBytesMax).value_or("");
    }

    void refuse(const std::string& table, std::size_t line, const std::string& column,
                const std::string& why) {
        refused_ += fmt::format("{}bảng {}, dòng {}, cột “{}”: {}", refused_.empty() ? "" : "\n", table, line,
                                column, why);
    }

    const fs::path& layer_;
    const Parts& parts_;
    std::map<std::string, std::string> changed_;  // whole files
    std::size_t cells_ = 0;
    std::string refused_;
};

}  // namespace

Result<std::vector<SheetTable>> tables_of(const fs::path& layer) {
    const auto parts = parts_of_layer(layer);
    if (!parts) return tl::unexpected(parts.error());
    std::vector<SheetTable> tables;
    for (const TableShape& shape : shapes()) {
        SheetTable table{shape.name, {titles_of(shape)}};
        for (const RowPlace& row : shape.rows(*parts)) {
            CsvRow cells = row.id;
            for (const ColumnShape& column : shape.columns)
                cells.push_back(shown(place_of_cell(row, column, *parts).value));
            table.rows.push_back(std::move(cells));
        }
        if (table.rows.size() > 1) tables.push_back(std::move(table));
    }
    return tables;
}

Result<std::size_t> take_tables(const fs::path& layer, const std::vector<SheetTable>& tables) {
    const auto parts = parts_of_layer(layer);
    if (!parts) return tl::unexpected(parts.error());
    TableImport import(layer, *parts);
    for (const SheetTable& table : tables) import.take(table);
    return import.write();
}

}  // namespace motcua::content
