#include "as_written.h"

#include <doctest/doctest.h>

namespace motcua::tests {

std::string text_cell(const std::string& words) {
    return R"(<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>)" + words +
           "</text:p></table:table-cell>";
}

std::string calc_sheet(const std::string& name, const std::string& rows, const std::string& style) {
    return R"(<table:table table:name=")" + name + R"(" table:style-name=")" + style +
           R"("><office:forms form:automatic-focus="false"/><table:table-column table:style-name="co1")"
           R"( table:number-columns-repeated="16384" table:default-cell-style-name="Default"/>)" +
           rows +
           R"(<table:table-row table:style-name="ro1" table:number-rows-repeated="1048573">)"
           R"(<table:table-cell table:number-columns-repeated="16384"/></table:table-row>)"
           R"(<table:table-row table:style-name="ro1">)"
           R"(<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>)";
}

std::string calc_content(const std::string& sheets) {
    return R"(<?xml version="1.0" encoding="UTF-8"?>)"
           "\n"
           R"(<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
           R"( xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
           R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0")"
           R"( xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.3">)"
           R"(<office:scripts/><office:automatic-styles>)"
           R"(<style:style style:name="ta1" style:family="table" style:master-page-name="Default">)"
           R"(<style:table-properties table:display="true" style:writing-mode="lr-tb"/></style:style>)"
           R"(<style:style style:name="ta2" style:family="table" style:master-page-name="Default">)"
           R"(<style:table-properties table:display="false" style:writing-mode="lr-tb"/></style:style>)"
           R"(</office:automatic-styles><office:body><office:spreadsheet>)"
           R"(<table:calculation-settings table:automatic-find-labels="false"/>)" +
           sheets + "<table:named-expressions/></office:spreadsheet></office:body></office:document-content>";
}

std::string archive_of(const std::vector<platform::ArchiveEntry>& entries) {
    const auto bytes = platform::make_archive(entries);
    REQUIRE(bytes.has_value());
    return *bytes;
}

std::string calc_file(const std::string& content) {
    return archive_of({{"mimetype", kOdsType},
                       {"Configurations2/toolbar/", ""},
                       {"styles.xml", "<office:document-styles/>"},
                       {"Thumbnails/thumbnail.png", "\x89PNG"},
                       {"content.xml", content},
                       {"META-INF/manifest.xml", "<manifest:manifest/>"}});
}

}  // namespace motcua::tests
