#include "tests/support/ward.h"

#include <initializer_list>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/temp_folder.h"

namespace motcua::tests {
namespace {

namespace fs = std::filesystem;

// Built as an officer would.
void build(std::initializer_list<const char*> layers, const fs::path& pack) {
    std::vector<fs::path> folders;
    for (const char* layer : layers) folders.push_back(fs::path(MOTCUA_SOURCE_DIR) / layer);
    const auto built = content::build_pack(folders, pack);
    REQUIRE_MESSAGE(built.has_value(), (built ? "" : built.error().what));
}

std::shared_ptr<const content::Content> opened(const fs::path& pack) {
    auto content = content::open_unsigned_pack(pack);
    REQUIRE_MESSAGE(content.has_value(), (content ? "" : content.error().what));
    return *content;
}

}  // namespace

fs::path ward_pack() {
    static const TempFolder folder;
    static const fs::path pack = [] {
        fs::path made = folder.path() / "ward.pack";
        build({"assets/packs/base", "assets/packs/wards/ban-thach"}, made);
        return made;
    }();
    return pack;
}

std::shared_ptr<const content::Content> ward_content() {
    static const auto content = opened(ward_pack());
    return content;
}

std::shared_ptr<const content::Content> every_field_content() {
    static const auto content = [] {
        const TempFolder folder;
        const fs::path pack = folder.path() / "ward.pack";
        build({"assets/packs/base", "assets/packs/wards/ban-thach", "tests/support/packs/every-field"}, pack);
        return opened(pack);
    }();
    return content;
}

}  // namespace motcua::tests
