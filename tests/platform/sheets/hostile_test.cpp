// Files that were made to hurt, or were hurt: each is refused in one sentence.
#include <string>

#include "as_written.h"
#include <doctest/doctest.h>

#include "platform/sheets/ods.h"

using namespace motcua;
using platform::ArchiveEntry;
using tests::archive_of;
using tests::calc_content;
using tests::calc_file;
using tests::calc_sheet;
using tests::kOdsType;
using tests::text_cell;

namespace {

std::string why(const std::string& bytes) {
    const auto read = platform::parse_ods(bytes);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().what.find('\n') == std::string::npos);
    return read.error().what;
}

bool says(const std::string& sentence, const std::string& part) {
    return sentence.find(part) != std::string::npos;
}

std::string of_rows(const std::string& rows) { return calc_file(calc_content(calc_sheet("le-phi", rows))); }

std::string replaced(std::string bytes, const std::string& from, const std::string& to) {
    REQUIRE(from.size() == to.size());
    for (auto at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + to.size()))
        bytes.replace(at, from.size(), to);
    return bytes;
}

// Both lists of a zip file say of their entries that a password is needed.
std::string locked(std::string zip) {
    for (auto at = zip.find("PK\x03\x04"); at != std::string::npos; at = zip.find("PK\x03\x04", at + 4))
        zip[at + 6] = static_cast<char>(zip[at + 6] | 1);
    for (auto at = zip.find("PK\x01\x02"); at != std::string::npos; at = zip.find("PK\x01\x02", at + 4))
        zip[at + 8] = static_cast<char>(zip[at + 8] | 1);
    return zip;
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("what is no ODS spreadsheet is told so") {
    CHECK(says(why(""), "không phải bảng tính ODS"));
    CHECK(says(why("Mã thủ tục,Số\n"), "không phải bảng tính ODS"));
    CHECK(says(why(archive_of({{"[Content_Types].xml", "x"}, {"xl/workbook.xml", "x"}})), "không phải"));
    CHECK(says(why(archive_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                               {"content.xml", calc_content("")}})),
               "không phải"));
    CHECK(says(why(calc_file("<office:document-content/>")), "không phải"));
}

TEST_CASE("a file cut off anywhere, or changed by a byte, is refused and never half taken") {
    const std::string whole = of_rows("<table:table-row>" + text_cell("Mã thủ tục") + "</table:table-row>");
    REQUIRE(platform::parse_ods(whole).has_value());
    for (std::size_t size = 2; size < whole.size(); size += 7)
        CHECK_FALSE(why(whole.substr(0, size)).empty());
    std::string changed = whole;
    const auto content = whole.find("content.xml") + 30;
    changed[content] = static_cast<char>(changed[content] ^ 0x55);
    CHECK(says(why(changed), "hỏng"));
    CHECK(says(why(calc_file("<office:document-content><office:body>")), "hỏng"));
}

TEST_CASE("what needs a password says so, whoever locked it") {
    const std::string manifest =
        "<manifest:manifest><manifest:file-entry><manifest:encryption-data/>"
        "</manifest:file-entry></manifest:manifest>";
    CHECK(
        says(why(archive_of(
                 {{"mimetype", kOdsType}, {"content.xml", "\x12\x34"}, {"META-INF/manifest.xml", manifest}})),
             "mật khẩu"));
    CHECK(says(why(locked(of_rows(""))), "mật khẩu"));
}

TEST_CASE("a few bytes that unpack to many are not unpacked") {
    const std::string spaces(platform::kOdsContentBytesMax + 1, ' ');
    const std::string bomb = calc_file(spaces);
    CHECK(bomb.size() < 64 * 1024);
    CHECK(says(why(bomb), "lớn quá 16 MB"));
    CHECK(says(why(archive_of({{"mimetype", std::string(1 << 20, 'a')}, {"content.xml", ""}})), "lớn quá"));
    CHECK(says(why(std::string(platform::kOdsBytesMax + 1, 'P')), "tệp lớn quá 8 MB"));
}

TEST_CASE("names that lead out of the file, or stand twice, are refused") {
    const auto with = [](const std::string& name) {
        return archive_of({{"mimetype", kOdsType}, {"content.xml", calc_content("")}, {name, "x"}});
    };
    for (const char* name : {"../content.xml", "/etc/passwd", "a/../../b", "C:\\x", "a\\b"})
        CHECK_MESSAGE(says(why(with(name)), "tên không hợp lệ"), name);
    CHECK_FALSE(why(replaced(with("cuntent.xml"), "cuntent.xml", "content.xml")).empty());
    std::vector<ArchiveEntry> many{{"mimetype", kOdsType}, {"content.xml", calc_content("")}};
    for (std::size_t i = 0; i < platform::kArchiveEntriesMax; ++i)
        many.push_back({"a" + std::to_string(i), ""});
    CHECK(says(why(archive_of(many)), "tệp có hơn 1000 mục"));
}

TEST_CASE("words that a file defines for itself are not read") {
    const std::string bomb = R"(<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">)"
                             R"(<!ENTITY c SYSTEM "file:///etc/passwd">]><office:document-content>&b;&c;)"
                             R"(</office:document-content>)";
    CHECK(says(why(calc_file(bomb)), "DOCTYPE"));
}

TEST_CASE("a count of repetitions is bounded before anything is made of it") {
    const auto row = [](const std::string& attributes, const std::string& cells) {
        return "<table:table-row " + attributes + ">" + cells + "</table:table-row>";
    };
    const std::string many_rows = R"(table:number-rows-repeated="1048576")";
    const std::string most = R"(table:number-rows-repeated="99999999999999999999999")";
    CHECK(says(why(of_rows(row(many_rows, text_cell("x")))), "bảng le-phi: có hơn 100000 dòng"));
    CHECK(says(why(of_rows(row(most, text_cell("x")))), "dòng"));
    CHECK(says(why(of_rows(row(many_rows, "<table:table-cell/>") + row("", text_cell("x")))), "dòng"));
    CHECK(
        says(why(of_rows(row("", R"(<table:table-cell table:number-columns-repeated="65"><text:p>x</text:p>)"
                                 "</table:table-cell>"))),
             "có hơn 64 cột"));
    CHECK(says(why(of_rows(
                   row("", R"(<table:table-cell table:number-columns-repeated="16383"/>)" + text_cell("x")))),
               "cột"));
    CHECK(says(why(of_rows(row("", text_cell(R"(<text:s text:c="4000000000"/>)")))), "ô dài quá"));
    CHECK(
        says(why(of_rows(row("", repeated(text_cell(R"(<text:s text:c="3000000"/>)"), 3)))), "dòng dài quá"));
    CHECK(says(why(of_rows(row(R"(table:number-rows-repeated="90000")", text_cell(std::string(200, 'x'))))),
               "bảng le-phi: lớn quá"));
    CHECK(says(why(of_rows(row(R"(table:number-rows-repeated="90000")",
                               R"(<table:table-cell table:number-columns-repeated="60"><text:p>x</text:p>)"
                               "</table:table-cell>"))),
               "lớn quá"));
}

TEST_CASE("what is nested without end is refused") {
    constexpr std::size_t kDeep = 20'000;
    const std::string groups =
        repeated("<table:table-row-group>", kDeep) + repeated("</table:table-row-group>", kDeep);
    CHECK(says(why(of_rows(groups)), "lồng nhau quá sâu"));
    const std::string spans = repeated("<text:span>", kDeep) + repeated("</text:span>", kDeep);
    CHECK(says(why(of_rows("<table:table-row>" + text_cell(spans) + "</table:table-row>")), "quá sâu"));
    std::string sheets;
    for (int i = 0; i < 70; ++i)
        sheets += calc_sheet("s", "<table:table-row>" + text_cell("x") + "</table:table-row>");
    CHECK(says(why(calc_file(calc_content(sheets))), "có hơn 64 bảng"));
}
