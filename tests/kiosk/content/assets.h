// The project's own packs, whole, and their files.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace motcua::tests {

std::vector<std::filesystem::path> ban_thach_layers();

std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, const std::string& text);

}  // namespace motcua::tests
