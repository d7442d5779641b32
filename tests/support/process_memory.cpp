#include "tests/support/process_memory.h"

#include <cinttypes>
#include <cstdio>
#include <fstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace motcua::tests {
namespace {

struct Region {
    std::uintptr_t from = 0;
    std::uintptr_t to = 0;
    std::string name;
};

// What the process may have written to; what it maps of files it cannot change holds nobody's name.
std::vector<Region> writable_regions(pid_t process) {
    std::ifstream maps(fmt::format("/proc/{}/maps", process));
    std::vector<Region> regions;
    for (std::string line; std::getline(maps, line);) {
        Region region;
        char rights[5] = {};
        if (std::sscanf(line.c_str(), "%" SCNxPTR "-%" SCNxPTR " %4s", &region.from, &region.to, rights) != 3)
            continue;
        if (rights[0] == 'r' && rights[1] == 'w') {
            region.name = line;
            regions.push_back(region);
        }
    }
    return regions;
}

}  // namespace

std::vector<std::string> in_memory(pid_t process, const std::vector<std::string>& wanted) {
    const int memory = open(fmt::format("/proc/{}/mem", process).c_str(), O_RDONLY | O_CLOEXEC);
    std::vector<std::string> found;
    std::string bytes;
    for (const Region& region : writable_regions(process)) {
        bytes.resize(region.to - region.from);
        const ssize_t got = pread(memory, bytes.data(), bytes.size(), static_cast<off_t>(region.from));
        if (got <= 0) continue;
        bytes.resize(static_cast<std::size_t>(got));
        for (const std::string& canary : wanted) {
            const auto at = bytes.find(canary);
            if (at != std::string::npos)
                found.push_back(fmt::format("\"{}\" at {:x} of {}", canary, at, region.name));
        }
    }
    if (memory >= 0) close(memory);
    return found;
}

}  // namespace motcua::tests
