// The tree's own text files, and C++ sources as three layers: what runs, what is said about it, and both.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::tests {

struct SourceFile {
    std::string path;                   // from the root, "kiosk/base/ids.h"
    std::string bytes;                  // as they lie there
    std::vector<std::string> lines;     // without line ends
    std::vector<std::string> code;      // C++: the lines with comments and literals blanked out
    std::vector<std::string> comments;  // C++: the lines with everything but comments blanked out

    [[nodiscard]] bool is_cpp() const;
    [[nodiscard]] bool is_header() const;
    [[nodiscard]] bool is_under(std::string_view folder) const;  // "kiosk/base" holds "kiosk/base/ids.h"
    [[nodiscard]] std::string folder() const;                    // "kiosk/base"
};

// Splits C++ into its layers; also for text that lies in no file.
SourceFile read_source(std::string path, std::string bytes);

// Every text file of the project, sorted by path; not what is built, not what git keeps, no binary files.
const std::vector<SourceFile>& source_tree();

// One line of a failing test: "kiosk/base/ids.h:12: what is wrong".
std::string at(const SourceFile& file, std::size_t line, std::string_view what);
std::string join(const std::vector<std::string>& findings);

}  // namespace motcua::tests
