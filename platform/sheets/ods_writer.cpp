#include <algorithm>
#include <sstream>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "platform/sheets/archive.h"
#include "platform/sheets/ods.h"

namespace motcua::platform {
namespace {

using content::CsvRow;
using content::SheetTable;
using pugi::xml_node;

constexpr const char* kSpaces = R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
                                R"( xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0")"
                                R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0")"
                                R"( xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
                                R"( xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0")"
                                R"( xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0")"
                                R"( xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0")"
                                R"( office:version="1.2")";

constexpr const char* kXml = R"(<?xml version="1.0" encoding="UTF-8"?>)";

// Three widths of columns; the format "text" for every cell, also for those that are typed later; bold
// titles.
constexpr const char* kStyles =
    R"(<office:automatic-styles>)"
    R"(<number:text-style style:name="text"><number:text-content/></number:text-style>)"
    R"(<style:style style:name="narrow" style:family="table-column">)"
    R"(<style:table-column-properties style:column-width="3.2cm"/></style:style>)"
    R"(<style:style style:name="middle" style:family="table-column">)"
    R"(<style:table-column-properties style:column-width="6cm"/></style:style>)"
    R"(<style:style style:name="wide" style:family="table-column">)"
    R"(<style:table-column-properties style:column-width="11cm"/></style:style>)"
    R"(<style:style style:name="row" style:family="table-row">)"
    R"(<style:table-row-properties style:use-optimal-row-height="true"/></style:style>)"
    R"(<style:style style:name="sheet" style:family="table"><style:table-properties table:display="true"/>)"
    R"(</style:style>)"
    R"(<style:style style:name="cell" style:family="table-cell" style:data-style-name="text">)"
    R"(<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style>)"
    R"(<style:style style:name="title" style:family="table-cell" style:data-style-name="text">)"
    R"(<style:table-cell-properties fo:wrap-option="wrap" fo:background-color="#e8eef7"/>)"
    R"(<style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>)";

constexpr const char* kManifest =
    R"(<?xml version="1.0" encoding="UTF-8"?>)"
    R"(<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0")"
    R"( manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2")"
    R"( manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>)"
    R"(<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>)"
    R"(<manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/>)"
    R"(</manifest:manifest>)";

// Between two letters a space is a space; any other white space has an element, or it would be lost.
void put_words(xml_node paragraph, std::string_view words) {
    std::string plain;
    const auto put_plain = [&] {
        if (!plain.empty()) paragraph.append_child(pugi::node_pcdata).set_value(plain.c_str());
        plain.clear();
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool stands_alone =
            i > 0 && i + 1 < words.size() && words[i - 1] != ' ' && words[i - 1] != '\t';
        if (words[i] == '\t' || (words[i] == ' ' && !stands_alone)) {
            put_plain();
            paragraph.append_child(words[i] == ' ' ? "text:s" : "text:tab");
        } else {
            plain += words[i];
        }
    }
    put_plain();
}

void put_cell(xml_node row, const std::string& text, const char* style) {
    xml_node cell = row.append_child("table:table-cell");
    cell.append_attribute("table:style-name") = style;
    if (text.empty()) return;
    cell.append_attribute("office:value-type") = "string";
    std::string_view rest = text;
    for (;;) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        put_words(cell.append_child("text:p"), rest.substr(0, end));
        if (end == rest.size()) return;
        rest.remove_prefix(end + 1);
    }
}

// By its longest cell, in bytes.
const char* width_of(const SheetTable& table, std::size_t column) {
    constexpr std::size_t kNarrowBytes = 16;
    constexpr std::size_t kMiddleBytes = 40;
    std::size_t longest = 0;
    for (const CsvRow& row : table.rows)
        if (column < row.size()) longest = std::max(longest, row[column].size());
    if (longest <= kNarrowBytes) return "narrow";
    return longest <= kMiddleBytes ? "middle" : "wide";
}

void put_table(xml_node spreadsheet, const SheetTable& table) {
    xml_node sheet = spreadsheet.append_child("table:table");
    sheet.append_attribute("table:name") = table.name.c_str();
    sheet.append_attribute("table:style-name") = "sheet";
    const std::size_t columns = table.rows.empty() ? 0 : table.rows.front().size();
    for (std::size_t i = 0; i < columns; ++i) {
        xml_node column = sheet.append_child("table:table-column");
        column.append_attribute("table:style-name") = width_of(table, i);
        column.append_attribute("table:default-cell-style-name") = "cell";
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        xml_node row = sheet.append_child("table:table-row");
        row.append_attribute("table:style-name") = "row";
        for (const std::string& cell : table.rows[i]) put_cell(row, cell, i == 0 ? "title" : "cell");
    }
}

std::string content_of(const std::vector<SheetTable>& tables) {
    pugi::xml_document xml;
    xml_node spreadsheet = xml.append_child("office:spreadsheet");
    for (const SheetTable& table : tables) put_table(spreadsheet, table);
    std::ostringstream out;
    spreadsheet.print(out, "", pugi::format_raw, pugi::encoding_utf8);
    return fmt::format(
        "{}<office:document-content{}>{}<office:body>{}</office:body></office:document-content>", kXml,
        kSpaces, kStyles, out.str());
}

std::string setting(const char* name, const char* type, const char* value) {
    return fmt::format(R"(<config:config-item config:name="{}" config:type="{}">{}</config:config-item>)",
                       name, type, value);
}

// The first row of each sheet stays where it is when the rest is moved.
std::string settings_of(const std::vector<SheetTable>& tables) {
    constexpr const char* kFrozen = "2";
    std::string views;
    for (const SheetTable& table : tables)
        views += fmt::format(R"(<config:config-item-map-entry config:name="{}">)", table.name) +
                 setting("VerticalSplitMode", "short", kFrozen) +
                 setting("VerticalSplitPosition", "int", "1") + setting("ActiveSplitRange", "short", "2") +
                 setting("PositionTop", "int", "0") + setting("PositionBottom", "int", "1") +
                 "</config:config-item-map-entry>";
    return fmt::format(
        R"({}<office:document-settings{}><office:settings>)"
        R"(<config:config-item-set config:name="ooo:view-settings">)"
        R"(<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>)"
        R"({}<config:config-item-map-named config:name="Tables">{}</config:config-item-map-named>)"
        R"(</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>)"
        R"(</office:settings></office:document-settings>)",
        kXml, kSpaces, setting("ViewId", "string", "view1"), views);
}

bool can_be_written(const std::string& cell) {
    constexpr unsigned char kFirstLetter = 0x20;
    return std::all_of(cell.begin(), cell.end(), [](char c) {
        return static_cast<unsigned char>(c) >= kFirstLetter || c == '\n' || c == '\t';
    });
}

}  // namespace

Result<std::string> to_ods(const std::vector<SheetTable>& tables) {
    for (const SheetTable& table : tables)
        for (std::size_t i = 0; i < table.rows.size(); ++i)
            if (!std::all_of(table.rows[i].begin(), table.rows[i].end(), can_be_written))
                return failure(
                    fmt::format("bảng {}, dòng {}: có ký tự mà bảng tính không ghi được", table.name, i + 1));
    return make_archive({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                         {"content.xml", content_of(tables)},
                         {"settings.xml", settings_of(tables)},
                         {"META-INF/manifest.xml", kManifest}});
}

}  // namespace motcua::platform
