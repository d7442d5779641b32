#include "assets.h"

#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

namespace motcua::tests {

namespace fs = std::filesystem;

std::vector<fs::path> ban_thach_layers() {
    const fs::path packs = fs::path(MOTCUA_SOURCE_DIR) / "assets/packs";
    return {packs / "base", packs / "wards/ban-thach"};
}

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << text;
    REQUIRE(out.flush());
}

}  // namespace motcua::tests
