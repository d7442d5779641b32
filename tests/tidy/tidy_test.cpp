// The house rules as tests: what neither compiler nor CMake can see (ARCHITECTURE.md, "House rules").
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "bans.h"
#include "functions.h"
#include "source_tree.h"
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "kiosk/text/unicode.h"

namespace motcua::tests {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kColumnsMax = 110;
constexpr std::size_t kFunctionLinesMax = 70;
constexpr std::size_t kFileLinesMax = 600;
constexpr std::size_t kFolderPageLinesMax = 30;

bool is_product(const SourceFile& file) {
    return file.is_under("kiosk") || file.is_under("ui") || file.is_under("sync") ||
           file.is_under("platform");
}

// Texts that are somebody else's word for word, and content, which is one sentence a line.
bool has_free_width(const SourceFile& file) {
    return file.path == "LICENSE" || file.path.ends_with(".json") || file.path.ends_with(".md") ||
           file.path.ends_with(".html") || file.path.ends_with(".yaml");
}

template <class Check>
std::vector<std::string> in_every_cpp(Check check) {
    std::vector<std::string> findings;
    for (const auto& file : source_tree())
        if (file.is_cpp()) {
            auto found = check(file);
            findings.insert(findings.end(), found.begin(), found.end());
        }
    return findings;
}

template <class Wrong>
std::vector<std::string> lines_where(Wrong wrong, std::string_view what) {
    std::vector<std::string> findings;
    for (const auto& file : source_tree())
        for (std::size_t line = 0; line < file.lines.size(); ++line)
            if (wrong(file, file.lines[line])) findings.push_back(at(file, line, what));
    return findings;
}

}  // namespace

#define CHECK_NONE(findings)                               \
    do {                                                   \
        const std::vector<std::string> found = (findings); \
        CHECK_MESSAGE(found.empty(), join(found));         \
    } while (false)

TEST_CASE("the tree that is checked is the whole tree") {
    std::set<std::string> tops;
    for (const auto& file : source_tree()) tops.insert(file.path.substr(0, file.path.find('/')));
    for (const std::string top :
         {"kiosk", "ui", "sync", "platform", "assets", "tests", "Makefile", "CMakeLists.txt"})
        CHECK_MESSAGE(tops.count(top) == 1, top);
}

TEST_CASE("text is UTF-8 in normal form C, with plain line ends and no tabs") {
    std::vector<std::string> findings;
    for (const auto& file : source_tree()) {
        if (!text::is_nfc(file.bytes)) findings.push_back(file.path + ": not UTF-8, or not NFC");
        if (file.bytes.find('\r') != std::string::npos) findings.push_back(file.path + ": carriage return");
        if (!file.bytes.empty() && file.bytes.back() != '\n')
            findings.push_back(file.path + ": no line end at the end");
    }
    CHECK_NONE(findings);
    CHECK_NONE(lines_where(
        [](const auto& file, const std::string& line) {
            return file.path != "Makefile" && line.find('\t') != std::string::npos;
        },
        "tab"));
    CHECK_NONE(lines_where(
        [](const auto& file, const std::string& line) {
            return file.path != "LICENSE" && !line.empty() && line.back() == ' ';
        },
        "space at the end of a line"));
}

TEST_CASE("a line fits the width of a screen beside another") {
    CHECK_NONE(lines_where(
        [](const auto& file, const std::string& line) {
            return !has_free_width(file) && text::length(line) > kColumnsMax;
        },
        fmt::format("more than {} columns", kColumnsMax)));
}

TEST_CASE("a function fits a screen") {
    CHECK_NONE(in_every_cpp([](const SourceFile& file) {
        std::vector<std::string> findings;
        for (const auto& function : functions(file))
            if (function.lines > kFunctionLinesMax)
                findings.push_back(
                    at(file, function.line, fmt::format("{} lines: {}", function.lines, function.head)));
        return findings;
    }));
}

TEST_CASE("a file is read in one sitting") {
    CHECK_NONE(in_every_cpp([](const SourceFile& file) -> std::vector<std::string> {
        if (file.lines.size() <= kFileLinesMax) return {};
        return {fmt::format("{}: {} lines", file.path, file.lines.size())};
    }));
}

TEST_CASE("a header says in its first line what it is, and is included once") {
    CHECK_NONE(in_every_cpp([](const SourceFile& file) -> std::vector<std::string> {
        if (!file.is_header()) return {};
        std::vector<std::string> findings;
        if (file.lines.empty() || !file.lines[0].starts_with("// "))
            findings.push_back(file.path + ": no first line");
        if (std::count(file.lines.begin(), file.lines.end(), "#pragma once") != 1)
            findings.push_back(file.path + ": no #pragma once");
        return findings;
    }));
}

TEST_CASE("nothing is written that has a better word here") { CHECK_NONE(in_every_cpp(broken_bans)); }

TEST_CASE("a library is included only by the folder that owns it") {
    CHECK_NONE(in_every_cpp([](const SourceFile& file) {
        return is_product(file) ? broken_library_rules(file) : std::vector<std::string>{};
    }));
}

TEST_CASE("arrows between the top folders run one way") {
    const std::map<std::string, std::set<std::string>> knows{
        {"kiosk", {"kiosk"}},
        {"ui", {"kiosk", "ui"}},
        {"sync", {"kiosk", "sync"}},
        {"platform", {"kiosk", "ui", "sync", "platform"}}};
    CHECK_NONE(in_every_cpp([&](const SourceFile& file) {
        std::vector<std::string> findings;
        const auto rule = knows.find(file.path.substr(0, file.path.find('/')));
        if (rule == knows.end()) return findings;
        for (std::size_t line = 0; line < file.code.size(); ++line) {
            const std::string_view header = included(file.code[line]);
            const std::string top{header.substr(0, header.find('/'))};
            const bool ours = knows.count(top) == 1 || top == "tests";
            if (ours && rule->second.count(top) == 0)
                findings.push_back(at(file, line, fmt::format("{} does not know {}", rule->first, top)));
        }
        return findings;
    }));
}

TEST_CASE("nothing is left for later") {
    CHECK_NONE(in_every_cpp([](const SourceFile& file) {
        std::vector<std::string> findings;
        for (std::size_t line = 0; line < file.comments.size(); ++line)
            for (const char* word : {"TODO", "FIXME", "XXX", "HACK"})
                if (contains_word(file.comments[line], word)) findings.push_back(at(file, line, word));
        return findings;
    }));
}

TEST_CASE("no path of somebody's own machine stands in the tree") {
    CHECK_NONE(lines_where(
        [](const auto& file, const std::string& line) {
            if (file.is_under("tests/tidy")) return false;
            return line.find("/home/") != std::string::npos || line.find("/Users/") != std::string::npos;
        },
        "a path that only one machine has"));
}

TEST_CASE("every folder with code has tests, and every test is built") {
    // The player walks these, journey by journey; a window needs a machine that has one.
    const std::set<std::string> walked_by_journeys{"platform/mains", "platform/window", "platform/player",
                                                   "platform/demo", "platform/runtime"};
    const fs::path root = MOTCUA_SOURCE_DIR;
    std::vector<std::string> findings;
    std::set<std::string> wanted;
    for (const auto& file : source_tree()) {
        if (file.path.ends_with("_test.cpp")) wanted.insert(file.folder());
        if (file.path.ends_with(".cpp") && is_product(file) && walked_by_journeys.count(file.folder()) == 0)
            wanted.insert("tests/" + file.folder());
    }
    for (const auto& folder : wanted)
        if (!fs::exists(root / folder / "tests.cmake")) findings.push_back(folder + ": no tests.cmake");
    CHECK_NONE(findings);
}

TEST_CASE("every top folder has a page that is read in a minute") {
    const fs::path root = MOTCUA_SOURCE_DIR;
    for (const std::string top : {"kiosk", "ui", "sync", "platform", "assets", "tests"}) {
        std::ifstream page(root / top / "README.md");
        CHECK_MESSAGE(page.good(), top);
        std::size_t lines = 0;
        for (std::string line; std::getline(page, line);) ++lines;
        CHECK_MESSAGE(lines > 3, top);
        CHECK_MESSAGE(lines <= kFolderPageLinesMax, top);
    }
}

TEST_CASE("every link between the pages leads somewhere") {
    const fs::path root = MOTCUA_SOURCE_DIR;
    std::vector<std::string> findings;
    for (const auto& file : source_tree()) {
        if (!file.path.ends_with(".md")) continue;
        for (std::size_t line = 0; line < file.lines.size(); ++line) {
            const std::string& text = file.lines[line];
            for (auto at_link = text.find("]("); at_link != std::string::npos;
                 at_link = text.find("](", at_link + 1)) {
                const std::string target =
                    text.substr(at_link + 2, text.find_first_of(")#", at_link + 2) - at_link - 2);
                if (target.empty() || target.find("://") != std::string::npos) continue;
                if (!fs::exists((root / file.path).parent_path() / target))
                    findings.push_back(at(file, line, "leads nowhere: " + target));
            }
        }
    }
    CHECK_NONE(findings);
}

}  // namespace motcua::tests
