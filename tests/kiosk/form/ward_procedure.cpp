#include "ward_procedure.h"

#include <doctest/doctest.h>

#include "tests/support/temp_folder.h"

namespace motcua::tests {

const content::Content& ban_thach() {
    static const std::shared_ptr<const content::Content> content = [] {
        const TempFolder folder;
        const std::filesystem::path packs = std::filesystem::path(MOTCUA_SOURCE_DIR) / "assets/packs";
        const std::filesystem::path pack = folder.path() / "ban-thach.pack";
        const auto built = content::build_pack({packs / "base", packs / "wards/ban-thach"}, pack);
        REQUIRE_MESSAGE(built, (built ? "" : built.error().what));
        const auto opened = content::open_unsigned_pack(pack);
        REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().what));
        return *opened;
    }();
    return *content;
}

const content::Procedure& marital_status() {
    const content::Procedure* procedure = ban_thach().find("1.004873");
    REQUIRE(procedure != nullptr);
    return *procedure;
}

}  // namespace motcua::tests
