#include "tests/support/ward.h"

#include <initializer_list>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/temp_folder.h"

namespace motcua::tests {
namespace {

// Built and opened as an officer would.
std::shared_ptr<const content::Content> opened_pack(std::initializer_list<const char*> layers) {
    const TempFolder folder;
    const std::filesystem::path pack = folder.path() / "ward.pack";
    std::vector<std::filesystem::path> folders;
    for (const char* layer : layers) folders.push_back(std::filesystem::path(MOTCUA_SOURCE_DIR) / layer);
    const auto built = content::build_pack(folders, pack);
    REQUIRE_MESSAGE(built.has_value(), (built ? "" : built.error().what));
    auto opened = content::open_unsigned_pack(pack);
    REQUIRE_MESSAGE(opened.has_value(), (opened ? "" : opened.error().what));
    return *opened;
}

}  // namespace

std::shared_ptr<const content::Content> ward_content() {
    static const auto content = opened_pack({"assets/packs/base", "assets/packs/wards/ban-thach"});
    return content;
}

std::shared_ptr<const content::Content> every_field_content() {
    static const auto content =
        opened_pack({"assets/packs/base", "assets/packs/wards/ban-thach", "tests/support/packs/every-field"});
    return content;
}

}  // namespace motcua::tests
