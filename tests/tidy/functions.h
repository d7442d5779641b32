// How long functions are, found by their braces: good enough for sources that clang-format has been over.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "source_tree.h"

namespace motcua::tests {

struct Function {
    std::string head;       // as far as it stands on its first line
    std::size_t line = 0;   // of the head, from 0
    std::size_t lines = 0;  // head to closing brace
};

std::vector<Function> functions(const SourceFile& file);

}  // namespace motcua::tests
