// `kioskctl pack test`, as an officer runs it.
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"

using namespace motcua::tests;
namespace fs = std::filesystem;

TEST_CASE("the examples of the ward hold, and how many there are is said") {
    const Ended tested =
        run({program("kioskctl"), "pack", "test", source_dir() / "assets/packs/wards/ban-thach"});
    CHECK_MESSAGE(tested.exit_code == 0, tested.out << tested.err);
    CHECK(tested.out.find("thủ tục đúng, 0 chỗ không đúng") != std::string::npos);
}

TEST_CASE("an example that does not hold is told by its procedure, its name and what is wrong") {
    const TempFolder folder;
    const fs::path ward = folder.path() / "ward";
    fs::copy(source_dir() / "assets/packs/wards/ban-thach", ward, fs::copy_options::recursive);
    fs::create_directory(ward / "examples");
    std::ofstream(ward / "examples/1.004222.json")
        << R"([{"name": "Không trả lời gì", "card": true, "answers": {}, "papers": []}])";
    std::ofstream(ward / "examples/1.999999.json") << "[]";
    const Ended tested = run({program("kioskctl"), "pack", "test", source_dir() / "assets/packs/base", ward});
    CHECK(tested.exit_code == 1);
    CHECK(tested.out.find("ví dụ “Không trả lời gì” không đúng") != std::string::npos);
    CHECK(tested.out.find("1.999999.json: Gói không có thủ tục mang mã này.") != std::string::npos);
    CHECK(tested.out.find("2 chỗ không đúng") != std::string::npos);
}
