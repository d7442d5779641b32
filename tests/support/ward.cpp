#include "tests/support/ward.h"

#include <doctest/doctest.h>

#include "tests/support/temp_folder.h"

namespace motcua::tests {

std::shared_ptr<const content::Content> ward_content() {
    static const std::shared_ptr<const content::Content> content = [] {
        const TempFolder folder;
        const std::filesystem::path packs = std::filesystem::path(MOTCUA_SOURCE_DIR) / "assets/packs";
        const std::filesystem::path pack = folder.path() / "ward.pack";
        const auto built = content::build_pack({packs / "base", packs / "wards/ban-thach"}, pack);
        REQUIRE_MESSAGE(built.has_value(), (built ? "" : built.error().what));
        auto opened = content::open_unsigned_pack(pack);
        REQUIRE_MESSAGE(opened.has_value(), (opened ? "" : opened.error().what));
        return *opened;
    }();
    return content;
}

}  // namespace motcua::tests
