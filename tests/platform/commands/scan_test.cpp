// `kioskctl scan`, as somebody at a shell uses it.
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"

using namespace motcua::tests;
using nlohmann::json;

namespace {

struct Scanned {
    Ended ended;
    std::vector<json> lines;
};

Scanned scan(const std::vector<std::string>& files) {
    std::vector<std::string> command{program("kioskctl"), "scan"};
    command.insert(command.end(), files.begin(), files.end());
    Scanned scanned{run(command), {}};
    std::istringstream lines(scanned.ended.out);
    for (std::string line; std::getline(lines, line);) scanned.lines.push_back(json::parse(line));
    return scanned;
}

}  // namespace

TEST_CASE("a picture of a card gives one line with what stands in its code") {
    const TempFolder folder;
    REQUIRE(run({program("kioskctl"), "demo-codes", "--out", folder.path().string()}).exit_code == 0);
    const std::string card = (folder.path() / "card.png").string();
    const std::string poster = (folder.path() / "poster.png").string();
    const Scanned scanned = scan({card, poster});
    CHECK(scanned.ended.exit_code == 0);
    REQUIRE(scanned.lines.size() == 2);
    json first = scanned.lines[0];
    CHECK(first["ms"].get<double>() >= 0);
    first.erase("ms");
    CHECK(first == json{{"file", card},
                        {"ok", true},
                        {"text",
                         "049155999001|205999001|Nguyễn Thị Mẫu|12031955|Nữ|Khối phố Mẫu, Tân Thạnh, Tam Kỳ, "
                         "Quảng Nam|10052021"},
                        {"format", "QRCode"}});
    CHECK(scanned.lines[1]["text"] == "https://dichvucong.gov.vn/thu-tuc-hanh-chinh?ma_thu_tuc=1.004873");
}

TEST_CASE("what cannot be read is said in words, and the next picture is read all the same") {
    const TempFolder folder;
    REQUIRE(run({program("kioskctl"), "demo-codes", "--out", folder.path().string()}).exit_code == 0);
    const auto at = [&](const char* name) { return (folder.path() / name).string(); };
    std::ofstream(at("words.txt")) << "no picture";
    std::ofstream(at("cut.png"), std::ios::binary) << "\x89PNG\r\n\x1a\n";
    std::ofstream(at("\xff.png")) << "a name that is no text";
    const Scanned scanned = scan({at("worn-card.png"), at("words.txt"), at("cut.png"), at("none.png"),
                                  at("\xff.png"), at("card.png")});
    CHECK(scanned.ended.exit_code == 1);
    CHECK(scanned.ended.err == "kioskctl: 5 of 6 pictures not read\n");
    REQUIRE(scanned.lines.size() == 6);
    for (std::size_t i = 0; i < 5; ++i) CHECK(scanned.lines[i]["ok"] == false);
    CHECK(scanned.lines[0]["error"] == "no code in the picture");
    CHECK(scanned.lines[1]["error"] == "neither a PNG nor a JPEG");
    CHECK(scanned.lines[2]["error"] == "the picture has no size");
    CHECK(scanned.lines[3]["error"] == "no such picture file");
    CHECK(scanned.lines[4]["error"] == "neither a PNG nor a JPEG");
    CHECK(scanned.lines[5]["ok"] == true);
}

TEST_CASE("without a picture there is nothing to scan") {
    CHECK(run({program("kioskctl"), "scan"}).exit_code != 0);
}
