// What may not be written where, with what to write instead and why. The whole of it is data: bans.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "source_tree.h"

namespace motcua::tests {

struct Ban {
    std::vector<std::string_view> words;   // each as a whole word where it begins or ends with a letter
    std::vector<std::string_view> where;   // folders or files; empty: everywhere
    std::vector<std::string_view> not_in;  // folders or files where it is right
    std::string_view instead;
    std::string_view because;
};

const std::vector<Ban>& bans();

// Who may include a library. Headers of this project are kept apart by CMake (platform/cmake/modules.cmake),
// but those of the system lie where every compiler looks.
struct LibraryRule {
    std::string_view library;               // for the message
    std::vector<std::string_view> headers;  // what an include of it begins with
    std::vector<std::string_view> only_in;  // folders or files
};

const std::vector<LibraryRule>& library_rules();

bool contains_word(std::string_view line, std::string_view word);
bool covers(const std::vector<std::string_view>& places, const SourceFile& file);

// What a line of code includes: "sqlite3.h", "kiosk/base/ids.h"; empty where it includes nothing.
std::string_view included(std::string_view code_line);

std::vector<std::string> broken_bans(const SourceFile& file);
std::vector<std::string> broken_library_rules(const SourceFile& file);

}  // namespace motcua::tests
