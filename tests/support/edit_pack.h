// A pack changed as nobody changes one who goes by the tools.
#pragma once

#include <filesystem>
#include <string>

namespace motcua::tests {

// Its signatures stay what they were.
void edit_pack(const std::filesystem::path& pack, const std::string& sql);

}  // namespace motcua::tests
