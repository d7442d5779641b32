// Fees, papers and words out to a spreadsheet and back, by people who never edit JSON.
#include "kiosk/content/tables.h"

#include <algorithm>
#include <map>
#include <string>

#include "assets.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/content/json_edit.h"
#include "tests/support/small_ward.h"
#include "tests/support/temp_folder.h"

using namespace motcua;
using content::CsvRow;
using content::SheetTable;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr const char* kResidenceFile = "procedures/1.004222.json";

std::map<std::string, std::string> files_in(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& each : fs::recursive_directory_iterator(folder))
        if (each.is_regular_file())
            files[each.path().lexically_relative(folder).string()] = tests::read_file(each.path());
    return files;
}

std::vector<SheetTable> tables(const fs::path& layer) {
    auto found = content::tables_of(layer);
    REQUIRE_MESSAGE(found.has_value(), (found ? "" : found.error().what));
    return *found;
}

// The cell in the row that begins with `code`.
std::string& cell(std::vector<SheetTable>& all, const std::string& table, const std::string& code,
                  const std::string& column) {
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name == table; });
    REQUIRE(at != all.end());
    const CsvRow& titles = at->rows.front();
    const auto index = std::find(titles.begin(), titles.end(), column) - titles.begin();
    for (CsvRow& row : at->rows)
        if (row.front() == code) return row.at(static_cast<std::size_t>(index));
    FAIL("no such row");
    return at->rows.front().front();
}

}  // namespace

TEST_CASE("what goes out and comes in unchanged changes no byte of any layer") {
    for (const fs::path& layer : tests::ban_thach_layers()) {
        const tests::TempFolder folder = tests::TempFolder::in_memory();
        const fs::path copy = folder.path() / "layer";
        fs::copy(layer, copy, fs::copy_options::recursive);
        std::vector<SheetTable> back;
        for (const SheetTable& table : tables(copy)) {
            const auto rows = content::parse_csv(content::to_csv(table.rows));
            REQUIRE(rows.has_value());
            CHECK(*rows == table.rows);
            back.push_back({table.name, *rows});
        }
        const auto changed = content::take_tables(copy, back);
        REQUIRE_MESSAGE(changed.has_value(), (changed ? "" : changed.error().what));
        CHECK(*changed == 0);
        CHECK(files_in(copy) == files_in(layer));
    }
}

TEST_CASE("a fee changed in the table is changed in its file, and nothing else is") {
    const tests::TempFolder folder = tests::TempFolder::in_memory();
    const fs::path base = tests::SmallWard(folder.path()).base;
    const auto before = files_in(base);
    auto all = tables(base);
    std::string& fee = cell(all, "le-phi", "1.004222", "Lệ phí");
    const std::string old_fee = fee;
    fee = "30.000 đồng một lần, \"mới\".";
    cell(all, "le-phi", "1.004222", "Từ ngày") = "2027-01-01";
    CHECK(content::take_tables(base, all).value() == 2);

    auto after = files_in(base);
    const json now = json::parse(after[kResidenceFile]);
    CHECK(now["fees"][0]["words"]["vi"] == "30.000 đồng một lần, \"mới\".");
    CHECK(now["fees"][0]["valid_from"] == "2027-01-01");
    std::string mended = after[kResidenceFile];
    const std::string new_day = R"("valid_from": "2027-01-01", )";
    mended.erase(mended.find(new_day), new_day.size());
    const std::string new_fee = R"(30.000 đồng một lần, \"mới\".)";
    mended.replace(mended.find(new_fee), new_fee.size(), old_fee);
    CHECK(mended == before.at(kResidenceFile));
    after[kResidenceFile] = mended;
    CHECK(after == before);
}

TEST_CASE("what cannot be taken is refused with table, row, column and reason, and nothing is written") {
    const tests::TempFolder folder = tests::TempFolder::in_memory();
    const fs::path base = tests::SmallWard(folder.path()).base;
    const auto before = files_in(base);
    const std::vector<SheetTable> wrong{
        {"thoi-han", {{"Mã thủ tục", "Thời hạn", "Đã đối chiếu"}, {"1.004222", "bảy", "có lẽ"}}},
        {"giay-to", {{"Mã thủ tục", "Số", "Loại"}, {"1.004222", "1", "photo"}}},
        {"le-phi", {{"Mã thủ tục", "Số", "Từ ngày"}, {"1.004222", "1", "1/1/2027"}, {"9.999999", "1", ""}}},
        {"luong", {{"A"}, {"1"}}},
        {"thu-tuc", {{"Mã thủ tục", "Tên thường gọi"}, {"1.004222", "Hộ khẩu"}}},
    };
    const auto taken = content::take_tables(base, wrong);
    REQUIRE_FALSE(taken.has_value());
    const std::string why = taken.error().what;
    CHECK(why.find("bảng thoi-han, dòng 2, cột “Thời hạn”: ghi một số") != std::string::npos);
    CHECK(why.find("bảng thoi-han, dòng 2, cột “Đã đối chiếu”: ghi “có” hoặc “không”") != std::string::npos);
    CHECK(why.find("bảng giay-to, dòng 2, cột “Loại”: chỉ có:") != std::string::npos);
    CHECK(why.find("bảng le-phi, dòng 2, cột “Từ ngày”: ghi ngày như") != std::string::npos);
    CHECK(why.find("bảng le-phi, dòng 3, cột “Mã thủ tục”: “9.999999 1” không có trong gói") !=
          std::string::npos);
    CHECK(why.find("bảng luong") != std::string::npos);
    CHECK(files_in(base) == before);
}

TEST_CASE("whatever separates cells and ends lines is understood") {
    const std::vector<CsvRow> rows{{"Tên câu", "Tiếng Việt"}, {"home.title", "Một, hai; \"ba\"\nbốn"}};
    CHECK(content::parse_csv(content::to_csv(rows)).value() == rows);
    CHECK(content::parse_csv("Tên câu;Tiếng Việt\nhome.title;\"Một, hai; \"\"ba\"\"\nbốn\"\n").value() ==
          rows);
    CHECK(content::parse_csv("Tên câu\tTiếng Việt\r\nhome.title\t\"Một, hai; \"\"ba\"\"\nbốn\"").value() ==
          rows);
    CHECK(content::parse_csv("a,b\r\n,\r\n1,\r\n").value() == std::vector<CsvRow>{{"a", "b"}, {"1", ""}});
}

TEST_CASE("a cell that a spreadsheet would compute goes out as text and comes in as it was") {
    const std::vector<CsvRow> rows{{"=1+1", "+84", "-2", "@x", "'quoted'"}};
    const std::string csv = content::to_csv(rows);
    CHECK(csv.find("'=1+1,'+84,'-2,'@x,'quoted'") != std::string::npos);
    CHECK(content::parse_csv(csv).value() == rows);
    CHECK(content::parse_csv("=SUM(A1),1\n").value() == std::vector<CsvRow>{{"=SUM(A1)", "1"}});
}

TEST_CASE("a table that is none, or too large, is refused") {
    CHECK(content::parse_csv("a,\"b").error().what.find("quotation mark") != std::string::npos);
    CHECK_FALSE(content::parse_csv(std::string(100, ',')).has_value());
    CHECK_FALSE(content::parse_csv(std::string(content::kCsvBytesMax + 1, 'a')).has_value());
}

TEST_CASE("one value of a file is replaced where it stands, or put first where it is new") {
    const std::string text = "{\n  \"a\": [1, {\"b\\\"c\": \"x\"}],  \"d\": {} }\n";
    const auto edited = [&](const char* pointer, const json& value) {
        return content::with_value(text, json::json_pointer(pointer), value).value_or("");
    };
    CHECK(edited("/a/1/b\"c", "y") == "{\n  \"a\": [1, {\"b\\\"c\": \"y\"}],  \"d\": {} }\n");
    CHECK(edited("/a/0", true) == "{\n  \"a\": [true, {\"b\\\"c\": \"x\"}],  \"d\": {} }\n");
    CHECK(edited("/d/e", 2) == "{\n  \"a\": [1, {\"b\\\"c\": \"x\"}],  \"d\": {\"e\": 2} }\n");
    CHECK(edited("/a/7", 2).empty());
    CHECK(edited("/x/y", 2).empty());
}
