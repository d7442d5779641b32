// Tables out to one spreadsheet and back, as people save it who never edit JSON.
#include "platform/sheets/ods.h"

#include <string>
#include <vector>

#include "as_written.h"
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"

using namespace motcua;
using content::CsvRow;
using content::SheetTable;
using tests::calc_content;
using tests::calc_file;
using tests::calc_sheet;
using tests::text_cell;
namespace fs = std::filesystem;

namespace {

std::vector<SheetTable> read(const std::string& bytes) {
    auto tables = platform::parse_ods(bytes);
    REQUIRE_MESSAGE(tables.has_value(), (tables ? "" : tables.error().what));
    return *tables;
}

std::vector<CsvRow> rows_of(const std::string& rows) {
    const auto tables = read(calc_file(calc_content(calc_sheet("le-phi", rows))));
    REQUIRE(tables.size() == 1);
    CHECK(tables.front().name == "le-phi");
    return tables.front().rows;
}

std::string row(const std::string& cells) { return "<table:table-row>" + cells + "</table:table-row>"; }

// What taking this one row into the project's own layer says; the layer itself is never written, since each
// is refused.
std::string refusal(const std::string& table, const std::vector<std::string>& titles,
                    const std::string& cells) {
    std::string head;
    for (const std::string& title : titles) head += text_cell(title);
    const auto tables = read(calc_file(calc_content(calc_sheet(table, row(head) + row(cells)))));
    const tests::TempFolder folder = tests::TempFolder::in_memory();
    const fs::path base = folder.path() / "base";
    fs::copy(tests::source_dir() / "assets/packs/base", base, fs::copy_options::recursive);
    const auto taken = content::take_tables(base, tables);
    return taken ? fmt::format("{} taken", *taken) : taken.error().what;
}

}  // namespace

TEST_CASE("every layer goes out as one spreadsheet and comes back as it was") {
    for (const char* layer : {"assets/packs/base", "assets/packs/wards/ban-thach"}) {
        const auto tables = content::tables_of(tests::source_dir() / layer);
        REQUIRE(tables.has_value());
        const auto bytes = platform::to_ods(*tables);
        REQUIRE(bytes.has_value());
        const auto back = read(*bytes);
        REQUIRE(back.size() == tables->size());
        for (std::size_t i = 0; i < back.size(); ++i) {
            CHECK(back[i].name == (*tables)[i].name);
            CHECK(back[i].rows.size() == (*tables)[i].rows.size());
            CHECK(back[i].typed.empty());
        }
        const tests::TempFolder folder = tests::TempFolder::in_memory();
        const fs::path copy = folder.path() / "layer";
        fs::copy(tests::source_dir() / layer, copy, fs::copy_options::recursive);
        const auto changed = content::take_tables(copy, back);
        REQUIRE_MESSAGE(changed.has_value(), (changed ? "" : changed.error().what));
        CHECK(*changed == 0);
    }
}

TEST_CASE("spaces, tabs, line ends and signs come back letter for letter") {
    const std::vector<CsvRow> rows{{"A", "B", "C", "D"},
                                   {" trước", "sau ", "hai  ba   bốn", "a \t b\t\tc"},
                                   {"một\nhai\n\nbốn\n", "<&>\"'", "=1+1", "\n"},
                                   {" ", "\t", "  \n  ", "Đặng Thị Ngọc Ẩn"}};
    const auto bytes = platform::to_ods({{"cau-chu", rows}});
    REQUIRE(bytes.has_value());
    CHECK(read(*bytes).front().rows == rows);
    CHECK(platform::to_ods({{"cau-chu", rows}}).value() == *bytes);
    CHECK_FALSE(platform::to_ods({{"cau-chu", {{"A"}, {"\x01"}}}}).has_value());
}

TEST_CASE("titles stay in view, and whatever is typed into a column stays text") {
    const auto bytes = platform::to_ods({{"le-phi", {{"Mã thủ tục", "Lệ phí"}, {"1.004222", "Không thu"}}}});
    const auto entries =
        platform::read_archive(bytes.value(), {{"settings.xml", 1 << 20}, {"content.xml", 1 << 20}});
    const std::string settings = entries.value().at("settings.xml");
    const std::string content = entries.value().at("content.xml");
    const auto frozen = settings.find(R"(config:name="le-phi")");
    REQUIRE(frozen != std::string::npos);
    CHECK(settings.find(R"("VerticalSplitMode" config:type="short">2<)", frozen) != std::string::npos);
    CHECK(settings.find(R"("VerticalSplitPosition" config:type="int">1<)", frozen) != std::string::npos);
    CHECK(content.find(R"(table:default-cell-style-name="cell")") != std::string::npos);
    CHECK(content.find(R"(style:name="cell" style:family="table-cell" style:data-style-name="text")") !=
          std::string::npos);
    CHECK(content.find(R"(table:style-name="title" office:value-type="string"><text:p>Lệ phí)") !=
          std::string::npos);
}

TEST_CASE("what a spreadsheet writes of a table is the table, and nothing of what lies around it") {
    const std::string rows =
        "<table:table-header-rows>" + row(text_cell("Mã thủ tục") + text_cell("Số") + text_cell("Lệ phí")) +
        "</table:table-header-rows>"
        R"(<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>)"
        R"(<table:table-row-group><table:table-row>)" +
        text_cell("1.004222") +
        R"(<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p>)"
        R"(</table:table-cell>)"
        R"(<table:table-cell office:value-type="string"><office:annotation><text:p>hỏi lại</text:p>)"
        R"(</office:annotation><text:p>)"
        "\n    Làm\n    "
        R"(trực <text:span>ti</text:span>ếp:<text:s text:c="2"/>20.000)"
        R"(<text:tab/>)"
        R"(đồng<text:line-break/>một lần</text:p><text:p/><text:p>Trẻ em &amp; người già</text:p>)"
        R"(</table:table-cell></table:table-row></table:table-row-group>)" +
        row(R"(<table:table-cell table:number-columns-repeated="2" office:value-type="string">)"
            R"(<text:p>x</text:p>)"
            R"(</table:table-cell><table:covered-table-cell table:number-columns-repeated="16382"/>)");
    const std::vector<CsvRow> expected{
        {"Mã thủ tục", "Số", "Lệ phí"},
        {},
        {},
        {"1.004222", "1", "Làm trực tiếp:  20.000\tđồng\nmột lần\n\nTrẻ em & người già"},
        {"x", "x"}};
    CHECK(rows_of(rows) == expected);
}

TEST_CASE("several spaces stand as Calc writes them") {
    CHECK(rows_of(row(text_cell(" hai  ba   bốn "))) == std::vector<CsvRow>{{" hai  ba   bốn "}});
}

TEST_CASE("a hidden sheet and an empty one are no tables") {
    const auto tables = read(calc_file(calc_content(calc_sheet("nhap", row(text_cell("nháp")), "ta2") +
                                                    calc_sheet("thoi-han", row(text_cell("Mã thủ tục"))) +
                                                    calc_sheet("Sheet3", ""))));
    REQUIRE(tables.size() == 1);
    CHECK(tables.front().name == "thoi-han");
}

TEST_CASE("a code that a spreadsheet made a number or a day of is refused, and what to do is said") {
    const std::string as_number = R"(<table:table-cell office:value-type="float" office:value="1.004222">)"
                                  R"(<text:p>1.004222</text:p></table:table-cell>)";
    CHECK(refusal("le-phi", {"Mã thủ tục", "Số", "Lệ phí"}, as_number + text_cell("1") + text_cell("x")) ==
          "bảng le-phi, dòng 2, cột “Mã thủ tục”: bảng tính đã đổi chữ thành số; hãy đặt ô là văn bản rồi gõ "
          "lại");
    const std::string as_day =
        R"(<table:table-cell office:value-type="date" office:date-value="2004-01-22"><text:p>1.2004</text:p>)"
        R"(</table:table-cell>)";
    CHECK(refusal("thu-tuc", {"Mã thủ tục", "Quầy"}, as_day + text_cell("3")).find("thành ngày") !=
          std::string::npos);
    const std::string phone = R"(<table:table-cell office:value-type="float" office:value="2363851234"/>)";
    CHECK(refusal("noi-giai-quyet", {"Mã nơi", "Điện thoại"}, text_cell("one_stop") + phone)
              .find("dòng 2, cột “Điện thoại”: bảng tính đã đổi chữ thành số") != std::string::npos);
    const std::string broken = R"(<table:table-cell office:value-type="string" calcext:value-type="error">)"
                               R"(<text:p>#REF!</text:p></table:table-cell>)";
    CHECK(refusal("le-phi", {"Mã thủ tục", "Số", "Lệ phí"}, text_cell("1.004222") + text_cell("1") + broken)
              .find("cột “Lệ phí”: bảng tính đã đổi chữ thành kiểu khác") != std::string::npos);
}

TEST_CASE("a number, a day and a yes are taken where the column holds such") {
    const std::string one = R"(<table:table-cell office:value-type="float" office:value="1"/>)";
    const std::string day =
        R"(<table:table-cell office:value-type="date")"
        R"( office:date-value="2027-01-01T00:00:00"><text:p>01/01/27</text:p></table:table-cell>)";
    const std::string no = R"(<table:table-cell office:value-type="boolean" office:boolean-value="false"/>)";
    CHECK(refusal("le-phi", {"Mã thủ tục", "Số", "Từ ngày"}, text_cell("1.004222") + one + day) == "1 taken");
    const std::string days = R"(<table:table-cell office:value-type="float" office:value="49.0"/>)";
    CHECK(refusal("thoi-han", {"Mã thủ tục", "Thời hạn"}, text_cell("1.004222") + days) == "1 taken");
    const std::string both = R"(<table:table-cell office:value-type="float" office:value="50"/>)";
    CHECK(refusal("thoi-han", {"Mã thủ tục", "Thời hạn", "Đã đối chiếu"}, text_cell("1.004222") + both + no)
              .find("taken") != std::string::npos);
}

TEST_CASE("words in broken or decomposed letters: the first are refused, the second are put together") {
    const std::string titles_and = text_cell("1.004222") + text_cell("1");
    CHECK(refusal("le-phi", {"Mã thủ tục", "Số", "Lệ phí"}, titles_and + text_cell("\xC3\x28"))
              .find("cột “Lệ phí”: chữ hỏng") != std::string::npos);
    CHECK(refusal("le-phi", {"Mã thủ tục", "Số", "Lệ phí"}, titles_and + text_cell("Mie\xCC\x82\xCC\x83n")) ==
          "1 taken");
}
