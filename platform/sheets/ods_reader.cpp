#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <set>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "platform/sheets/archive.h"
#include "platform/sheets/ods.h"

namespace motcua::platform {
namespace {

using content::CellType;
using content::CsvRow;
using content::kCsvBytesMax;
using content::kCsvColumnsMax;
using content::kCsvRowsMax;
using content::SheetTable;
using pugi::xml_node;

constexpr std::size_t kSheetsMax = 64;
constexpr std::size_t kCellsMax = 1'000'000;  // of all sheets
constexpr int kDepthMax = 32;                 // of groups of rows, of spans in a paragraph
constexpr std::size_t kManifestBytesMax = 1U << 20U;
constexpr std::size_t kMimetypeBytesMax = 100;
constexpr std::string_view kMimetype = "application/vnd.oasis.opendocument.spreadsheet";
constexpr const char* kNoSpreadsheet = "không phải bảng tính ODS. Hãy lưu lại, chọn loại ODF (.ods)";
constexpr const char* kDamagedContent = "nội dung bảng tính hỏng. Hãy mở bằng bảng tính rồi lưu lại";
constexpr const char* kTooDeep = "nội dung lồng nhau quá sâu";
constexpr const char* kCellTooMuch = "có ô dài quá, hoặc lồng nhau quá sâu";

bool is(const xml_node& node, const char* name) { return std::strcmp(node.name(), name) == 0; }

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Ten thousand spaces are ten bytes of a file: what is more than a cell may hold is cut off here, and refused
// where the bytes of the table are counted.
std::size_t repeated(const xml_node& node, const char* attribute) {
    const std::string_view text = node.attribute(attribute).as_string("1");
    std::size_t times = 1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), times);
    if (error == std::errc::result_out_of_range) return kCsvBytesMax + 1;
    return error == std::errc() ? std::clamp<std::size_t>(times, 1, kCsvBytesMax + 1) : 1;
}

// The words of one paragraph. Calc writes several spaces as they stand, where ODF has elements for them; so
// white space is what it is, but for what holds a line end: that was set by whoever laid the XML out, and is
// one space between words.
class Paragraph {
  public:
    // False: nested too deeply, or longer than any cell.
    bool read(const xml_node& node, int depth = 0) {
        if (depth > kDepthMax) return false;
        for (const xml_node& child : node) {
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
                add_words(child.value());
            else if (!add_element(child, depth))
                return false;
            if (text_.size() > kCsvBytesMax) return false;
        }
        if (depth == 0) end_gap(true);
        return true;
    }
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    void add_words(const char* words) {
        for (; *words != '\0'; ++words) {
            if (is_blank(*words)) {
                gap_ += *words;
                continue;
            }
            end_gap(false);
            text_ += *words;
        }
    }
    bool add_element(const xml_node& node, int depth) {
        const bool is_space = is(node, "text:s");
        if (is_space || is(node, "text:tab") || is(node, "text:line-break")) {
            end_gap(false);
            text_.append(is_space ? repeated(node, "text:c") : 1,
                         is_space ? ' ' : (is(node, "text:tab") ? '\t' : '\n'));
            return true;
        }
        const bool holds_words = std::strncmp(node.name(), "text:", 5) == 0 && !is(node, "text:note");
        return !holds_words || read(node, depth + 1);
    }
    void end_gap(bool at_end) {
        const bool is_layout = gap_.find_first_of("\r\n") != std::string::npos;
        if (!is_layout)
            text_ += gap_;
        else if (!text_.empty() && !at_end)
            text_ += ' ';
        gap_.clear();
    }

    std::string text_;
    std::string gap_;  // white space, until it is known what follows
};

struct ReadCell {
    std::string text;
    CellType type = CellType::text;
};

// A whole number without what a file puts behind it ("7.0"); any other as it stands.
std::string number_of(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    constexpr double kWholeMax = 1e15;
    const bool is_whole = error == std::errc() && end == text.data() + text.size() &&
                          std::abs(value) < kWholeMax && value == std::floor(value);
    return is_whole ? fmt::format("{:.0f}", value) : std::string(text);
}

bool read_paragraphs(const xml_node& cell, std::string& text) {
    bool is_first = true;
    for (const xml_node& paragraph : cell.children("text:p")) {
        Paragraph words;
        if (!words.read(paragraph)) return false;
        text += (is_first ? "" : "\n") + words.text();
        is_first = false;
        if (text.size() > kCsvBytesMax) return false;
    }
    if (is_first) text = cell.attribute("office:string-value").as_string();
    return true;
}

Result<ReadCell> cell_of(const xml_node& node) {
    const std::string_view type = node.attribute("office:value-type").as_string();
    const std::string_view calc_type = node.attribute("calcext:value-type").as_string();
    if (calc_type == "error") return ReadCell{"", CellType::other};
    if (type == "float" || type == "currency")
        return ReadCell{number_of(node.attribute("office:value").as_string()), CellType::number};
    if (type == "date") {
        constexpr std::size_t kDayLetters = 10;  // a time of the day may stand behind it
        const std::string_view day = node.attribute("office:date-value").as_string();
        return ReadCell{std::string(day.substr(0, kDayLetters)), CellType::day};
    }
    if (type == "boolean")
        return ReadCell{node.attribute("office:boolean-value").as_bool() ? "có" : "không", CellType::flag};
    ReadCell cell;
    if (!read_paragraphs(node, cell.text)) return failure(kCellTooMuch);
    if (!type.empty() && type != "string") cell.type = CellType::other;
    return cell;
}

// What may still be made of the file: repetitions make much of few bytes.
struct Room {
    std::size_t bytes = kOdsContentBytesMax;
    std::size_t cells = kCellsMax;

    bool take(std::size_t more_bytes, std::size_t more_cells, std::size_t times) {
        const bool fits = times <= kCsvRowsMax && more_bytes <= bytes && more_bytes * times <= bytes &&
                          more_cells * times <= cells;
        if (!fits) return false;
        bytes -= more_bytes * times;
        cells -= more_cells * times;
        return true;
    }
};

// One sheet, row by row. What is repeated is counted before it is made, and empty rows and cells are made
// only where something stands behind them.
class Sheet {
  public:
    Sheet(std::string name, Room& room) : room_(room) { table_.name = std::move(name); }

    Status<> read(const xml_node& node, int depth = 0) {
        if (depth > kDepthMax) return failure(kTooDeep);
        for (const xml_node& child : node) {
            Status<> done;
            if (is(child, "table:table-row"))
                done = read_row(child);
            else if (is(child, "table:table-header-rows") || is(child, "table:table-row-group") ||
                     is(child, "table:table-rows"))
                done = read(child, depth + 1);
            if (!done) return done;
        }
        return {};
    }
    SheetTable take() { return std::move(table_); }

  private:
    Status<> read_row(const xml_node& node) {
        std::vector<ReadCell> cells;
        std::size_t empty_before = 0;
        std::size_t bytes = 0;
        for (const xml_node& child : node) {
            const bool is_covered = is(child, "table:covered-table-cell");
            if (!is_covered && !is(child, "table:table-cell")) continue;
            const std::size_t times = repeated(child, "table:number-columns-repeated");
            auto cell = is_covered ? Result<ReadCell>() : cell_of(child);
            if (!cell) return told(cell.error().what);
            if (cell->text.empty() && cell->type == CellType::text) {
                empty_before = std::min(empty_before + times, kCsvColumnsMax + 1);
                continue;
            }
            if (cells.size() + empty_before + times > kCsvColumnsMax)
                return told(fmt::format("có hơn {} cột", kCsvColumnsMax));
            bytes += cell->text.size() * times;
            if (bytes > kCsvBytesMax) return told("có dòng dài quá");
            cells.resize(cells.size() + empty_before);
            cells.insert(cells.end(), times, *cell);
            empty_before = 0;
        }
        return add(cells, bytes, repeated(node, "table:number-rows-repeated"));
    }

    Status<> add(const std::vector<ReadCell>& cells, std::size_t bytes, std::size_t times) {
        if (cells.empty()) {
            empty_rows_ = std::min(empty_rows_ + times, kCsvRowsMax + 1);
            return {};
        }
        if (table_.rows.size() + empty_rows_ + times > kCsvRowsMax)
            return told(fmt::format("có hơn {} dòng", kCsvRowsMax));
        if (!room_.take(bytes, cells.size(), times)) return told("lớn quá");
        table_.rows.resize(table_.rows.size() + empty_rows_);
        empty_rows_ = 0;
        for (std::size_t i = 0; i < times; ++i) put(cells);
        return {};
    }

    void put(const std::vector<ReadCell>& cells) {
        CsvRow row;
        for (const ReadCell& cell : cells) {
            if (cell.type != CellType::text)
                table_.typed.emplace(std::pair(table_.rows.size(), row.size()), cell.type);
            row.push_back(cell.text);
        }
        table_.rows.push_back(std::move(row));
    }

    [[nodiscard]] tl::unexpected<Error> told(const std::string& why) const {
        return failure(fmt::format("bảng {}: {}", table_.name, why));
    }

    SheetTable table_;
    std::size_t empty_rows_ = 0;
    Room& room_;
};

std::set<std::string> styles_of_hidden_sheets(const xml_node& document) {
    std::set<std::string> names;
    for (const xml_node& style : document.child("office:automatic-styles").children("style:style")) {
        const auto display = style.child("style:table-properties").attribute("table:display");
        if (display && !display.as_bool()) names.insert(style.attribute("style:name").as_string());
    }
    return names;
}

// No document type: it could say what the words of the file stand for.
Result<xml_node> document_in(pugi::xml_document& xml, std::string_view text) {
    const unsigned options = pugi::parse_escapes | pugi::parse_cdata | pugi::parse_eol |
                             pugi::parse_ws_pcdata | pugi::parse_wconv_attribute | pugi::parse_doctype;
    if (!xml.load_buffer(text.data(), text.size(), options, pugi::encoding_utf8))
        return failure(kDamagedContent);
    for (const xml_node& child : xml)
        if (child.type() == pugi::node_doctype)
            return failure("tệp tự định nghĩa chữ của nó (DOCTYPE), có thể đã bị sửa");
    return xml.document_element();
}

Status<> check_manifest(const std::string& text) {
    pugi::xml_document xml;
    const auto manifest = document_in(xml, text);
    if (!manifest) return tl::unexpected(manifest.error());
    const xml_node locked =
        manifest->find_node([](const xml_node& node) { return is(node, "manifest:encryption-data"); });
    return locked ? Status<>(failure("tệp có mật khẩu. Hãy bỏ mật khẩu rồi lưu lại")) : Status<>();
}

}  // namespace

Result<std::vector<SheetTable>> parse_ods_content(std::string_view text) {
    pugi::xml_document xml;
    const auto document = document_in(xml, text);
    if (!document) return tl::unexpected(document.error());
    const xml_node spreadsheet = document->child("office:body").child("office:spreadsheet");
    if (!spreadsheet) return failure(kNoSpreadsheet);
    const auto hidden = styles_of_hidden_sheets(*document);
    std::vector<SheetTable> tables;
    Room room;
    for (const xml_node& node : spreadsheet.children("table:table")) {
        if (hidden.count(node.attribute("table:style-name").as_string()) > 0) continue;
        if (tables.size() == kSheetsMax) return failure(fmt::format("có hơn {} bảng", kSheetsMax));
        Sheet sheet(node.attribute("table:name").as_string(), room);
        if (const auto read = sheet.read(node); !read) return tl::unexpected(read.error());
        SheetTable table = sheet.take();
        if (!table.rows.empty()) tables.push_back(std::move(table));
    }
    return tables;
}

Result<std::vector<SheetTable>> parse_ods(std::string_view bytes) {
    if (bytes.size() > kOdsBytesMax) return failure(fmt::format("tệp lớn quá {} MB", kOdsBytesMax >> 20U));
    if (bytes.substr(0, 2) != "PK") return failure(kNoSpreadsheet);
    auto entries = read_archive(bytes, {{"mimetype", kMimetypeBytesMax},
                                        {"META-INF/manifest.xml", kManifestBytesMax},
                                        {"content.xml", kOdsContentBytesMax}});
    if (!entries) return tl::unexpected(entries.error());
    if (entries->count("content.xml") == 0 || (*entries)["mimetype"] != kMimetype)
        return failure(kNoSpreadsheet);
    if (const auto manifest = entries->find("META-INF/manifest.xml"); manifest != entries->end())
        if (const auto checked = check_manifest(manifest->second); !checked)
            return tl::unexpected(checked.error());
    return parse_ods_content((*entries)["content.xml"]);
}

}  // namespace motcua::platform
