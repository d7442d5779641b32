// Standard input line by line, none longer than it may be.
#pragma once

#include <cstdio>
#include <string>

namespace motcua::platform {

// One line without its end. False at the end of the input. Of a line that is too long only `most` bytes and
// one more are read, so that it is refused.
inline bool read_line(std::string& line, std::size_t most, bool& ended) {
    line.clear();
    ended = false;
    while (line.size() <= most) {
        const int c = std::getchar();
        ended = c == '\n';
        if (ended) return true;
        if (c == EOF) return !line.empty();
        line += static_cast<char>(c);
    }
    return true;
}

}  // namespace motcua::platform
