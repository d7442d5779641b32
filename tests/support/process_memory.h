// What another process holds in its memory.
#pragma once

#include <set>
#include <string>
#include <vector>

#include <sys/types.h>

namespace motcua::tests {

// Where in what the process may write to these bytes lie, in words; empty: nowhere. For root alone.
std::vector<std::string> in_memory(pid_t process, const std::vector<std::string>& wanted);

// A part of what was seen in which enough happens that it lies nowhere else.
template <class Bytes>
std::string lively_part(const Bytes& bytes) {
    constexpr std::size_t kLength = 36;
    constexpr std::size_t kValues = 16;
    for (std::size_t at = bytes.size() / 3; at + kLength < bytes.size(); ++at) {
        const std::string part(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                               bytes.begin() + static_cast<std::ptrdiff_t>(at + kLength));
        if (std::set<char>(part.begin(), part.end()).size() >= kValues) return part;
    }
    return {};
}

}  // namespace motcua::tests
