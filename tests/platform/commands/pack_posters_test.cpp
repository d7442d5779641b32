// `kioskctl pack posters`, as an officer uses it.
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"

using namespace motcua::tests;
namespace fs = std::filesystem;

namespace {

const fs::path& posters_ward() {
    static const fs::path ward = source_dir() / "assets/packs/wards/ban-thach";
    return ward;
}

Ended posters(std::vector<std::string> arguments) {
    std::vector<std::string> command{program("kioskctl"), "pack", "posters"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run(command);
}

std::string poster_text(const fs::path& pdf) { return run({"pdftotext", "-layout", pdf, "-"}).out; }

std::string poster_bytes(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("posters of a folder and of its pack are the same, one for each procedure") {
    const TempFolder folder;
    const Ended all = posters({"--out", folder.path() / "all", posters_ward()});
    REQUIRE_MESSAGE(all.exit_code == 0, all.err);
    std::size_t count = 0;
    for (const auto& file : fs::directory_iterator(folder.path() / "all")) count += file.is_regular_file();
    CHECK(all.out == std::to_string(count) + " tờ trong " + (folder.path() / "all").string() + "\n");
    CHECK(count >= 30);

    const fs::path pack = folder.path() / "ward.pack";
    REQUIRE(run({program("kioskctl"), "pack", "build", posters_ward(), "-o", pack}).exit_code == 0);
    REQUIRE(posters({"--out", folder.path() / "one", "--procedure", "1.001193", pack}).exit_code == 0);
    CHECK(poster_bytes(folder.path() / "one/1.001193.pdf") ==
          poster_bytes(folder.path() / "all/1.001193.pdf"));
    CHECK_FALSE(fs::exists(folder.path() / "one/1.000656.pdf"));
}

TEST_CASE("a poster on A5 is A5, and says in plain words what somebody has to bring") {
    const TempFolder folder;
    const Ended made = posters({"--size", "a5", "--out", folder.path(), "--procedure", "1.000894",
                                "--procedure", "3.000228", posters_ward()});
    REQUIRE_MESSAGE(made.exit_code == 0, made.err);
    CHECK(poster_bytes(folder.path() / "1.000894.pdf").find("[ 0 0 419.5") != std::string::npos);
    const std::string marriage = poster_text(folder.path() / "1.000894.pdf");
    for (const char* words : {"Đăng ký kết hôn", "Giấy tờ cần mang theo", "Lệ phí", "Thời hạn", "1.000894"})
        CHECK_MESSAGE(marriage.find(words) != std::string::npos, marriage);
    CHECK(poster_text(folder.path() / "3.000228.pdf").find("Công an") != std::string::npos);
}

TEST_CASE("the scanner reads from a printed poster which procedure it opens") {
    const TempFolder folder;
    REQUIRE(posters({"--out", folder.path(), "--procedure", "2.002913", posters_ward()}).exit_code == 0);
    const std::string picture = folder.path() / "poster";
    REQUIRE(run({"pdftoppm", "-r", "100", "-png", "-singlefile", folder.path() / "2.002913.pdf", picture})
                .exit_code == 0);
    const Ended scanned = run({program("kioskctl"), "scan", picture + ".png"});
    CHECK(scanned.out.find(R"("text":"2.002913")") != std::string::npos);
}

TEST_CASE("an unknown code, a size that is none, a day that is none: said, and nothing is written") {
    const TempFolder folder;
    const std::string out = folder.path() / "out";
    const Ended unknown =
        posters({"--out", out, "--procedure", "1.001193", "--procedure", "9.999999", posters_ward()});
    CHECK(unknown.exit_code == 1);
    CHECK(unknown.err.find("no procedure 9.999999") != std::string::npos);
    CHECK(posters({"--out", out, "--size", "a3", posters_ward()}).exit_code != 0);
    CHECK(posters({"--out", out, "--on", "mai", posters_ward()}).exit_code == 1);
    CHECK(posters({"--out", out, folder.path() / "none.pack"}).exit_code == 1);
    CHECK_FALSE(fs::exists(out));
}

TEST_CASE("a folder that cannot be written is said so") {
    const TempFolder folder;
    std::ofstream(folder.path() / "file") << "no folder";
    const Ended ended = posters({"--out", folder.path() / "file", "--procedure", "1.001193", posters_ward()});
    CHECK(ended.exit_code == 1);
    CHECK(ended.err.find("file") != std::string::npos);
}
