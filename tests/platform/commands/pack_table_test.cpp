// `kioskctl pack table`, as an officer runs it with a spreadsheet's own files.
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "tests/support/kiosk_process.h"
#include "tests/support/small_ward.h"
#include "tests/support/temp_folder.h"

using namespace motcua::tests;
namespace fs = std::filesystem;

namespace {

std::string bytes_in(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Ended table(const std::vector<std::string>& arguments) {
    std::vector<std::string> command{program("kioskctl"), "pack", "table"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run(command);
}

}  // namespace

TEST_CASE("a layer goes out as one spreadsheet and in again, and no cell has changed") {
    const TempFolder folder;
    const fs::path base = SmallWard(folder.path()).base;
    const fs::path file = folder.path() / "bang.ods";
    const Ended out = table({"export", base, "--format", "ods", "-o", file});
    REQUIRE_MESSAGE(out.exit_code == 0, out.err);
    CHECK(out.out.find("bang.ods, bảng le-phi: ") != std::string::npos);
    CHECK(bytes_in(file).find("mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK") == 30);
    const Ended in = table({"import", file, base});
    CHECK_MESSAGE(in.out == "0 ô đã đổi\n", in.err);
}

TEST_CASE("a spreadsheet that was cut off is refused in words, and no file of the layer is touched") {
    const TempFolder folder;
    const fs::path base = SmallWard(folder.path()).base;
    const fs::path file = folder.path() / "bang.ods";
    REQUIRE(table({"export", base, "--format", "ods", "-o", file}).exit_code == 0);
    fs::resize_file(file, fs::file_size(file) / 2);
    const std::string before = bytes_in(base / "procedures/1.004222.json");
    const Ended in = table({"import", file, base});
    CHECK(in.exit_code == 1);
    CHECK(in.err.find("bang.ods: tệp hỏng hoặc chép chưa xong") != std::string::npos);
    CHECK(bytes_in(base / "procedures/1.004222.json") == before);
    CHECK(table({"export", base, "--format", "ods", "-o", folder.path() / "bang"})
              .err.find("tên tệp phải tận cùng bằng .ods") != std::string::npos);
}
