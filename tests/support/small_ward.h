// Phường Bàn Thạch with six of its procedures, for what does not depend on which there are: a build, a start
// and a check of it take a fraction of the whole ward's time.
#pragma once

#include <filesystem>
#include <vector>

namespace motcua::tests {

// The layers below, copied into `folder` as they lie in assets/packs, to be edited.
struct SmallWard {
    explicit SmallWard(const std::filesystem::path& folder);
    [[nodiscard]] std::vector<std::filesystem::path> layers() const { return {base, ward}; }

    std::filesystem::path base;  // folder/base
    std::filesystem::path ward;  // folder/wards/ban-thach
};

// Made once for the test program; not to be edited.
const SmallWard& small_ward();
// Built of it, not signed.
std::filesystem::path small_ward_pack();

}  // namespace motcua::tests
