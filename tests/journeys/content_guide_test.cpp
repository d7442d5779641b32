// docs/content-guide.md, done as it stands there: its files are written, its commands run in their order, and
// they print what the page says that they print.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"

using namespace motcua::tests;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kFence = "```";
constexpr std::string_view kFile = "Tệp `";  // "Tệp `thu.json`:" stands above what is in it
constexpr std::string_view kLeftOut = "…";

struct Block {
    std::string kind;  // "sh", "json", "text"
    std::string file;  // of json: what it is to be called
    std::vector<std::string> lines;
};

std::vector<Block> blocks_of(const fs::path& page) {
    std::ifstream in(page);
    std::vector<Block> blocks;
    std::string file;
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
        if (line.rfind(kFence, 0) == 0) {
            inside = !inside;
            if (inside) blocks.push_back({line.substr(kFence.size()), std::exchange(file, {}), {}});
        } else if (inside) {
            blocks.back().lines.push_back(line);
        } else if (line.rfind(kFile, 0) == 0) {
            file = line.substr(kFile.size(), line.rfind('`') - kFile.size());
        }
    }
    return blocks;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

// Every piece between two "…" stands in `printed`, in this order.
bool says(const std::string& printed, std::string expected) {
    std::size_t from = 0;
    while (!expected.empty()) {
        const std::size_t end = std::min(expected.find(kLeftOut), expected.size());
        const std::size_t found = printed.find(expected.substr(0, end), from);
        if (found == std::string::npos) return false;
        from = found + end;
        expected.erase(0, std::min(expected.size(), end + kLeftOut.size()));
        if (end == 0 && !expected.empty() && expected.front() == '\n') expected.erase(0, 1);
    }
    return true;
}

// In a folder of one's own, with the programs of this build at hand.
Ended run_in(const fs::path& folder, const std::string& commands) {
    const std::string programs = fs::path(program("kioskctl")).parent_path().string();
    return run({"env", "-C", folder, "PATH=" + programs + ":" + std::getenv("PATH"), "sh", "-ec", commands});
}

}  // namespace

TEST_CASE("an officer who does what the guide says gets what it says, to the dossier at the portal") {
    const TempFolder folder;
    fs::create_directory_symlink(source_dir() / "assets", folder.path() / "assets");
    std::string printed;
    std::size_t commands = 0;
    for (const Block& block : blocks_of(source_dir() / "docs/content-guide.md")) {
        const std::string text = joined(block.lines);
        CAPTURE(text);
        if (block.kind == "json") {
            REQUIRE_FALSE(block.file.empty());
            std::ofstream(folder.path() / block.file) << text;
        } else if (block.kind == "sh") {
            const Ended ended = run_in(folder.path(), text);
            REQUIRE_MESSAGE(ended.exit_code == 0, ended.out << ended.err);
            printed = ended.out;
            ++commands;
        } else {
            REQUIRE(block.kind == "text");
            CHECK_MESSAGE(says(printed, text), printed);
        }
    }
    CHECK(commands > 8);
}
