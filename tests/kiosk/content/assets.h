// The project's own packs, and a ward to break.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace motcua::tests {

std::vector<std::filesystem::path> ban_thach_layers();

// A copy of assets/packs/base in `folder`/base, to be edited.
std::filesystem::path copy_of_base(const std::filesystem::path& folder);

std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, const std::string& text);

}  // namespace motcua::tests
