#include "platform/demo/demo.h"

#include <fstream>

#include <doctest/doctest.h>

#include "platform/runtime/folder.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/small_ward.h"
#include "tests/support/temp_folder.h"

using namespace motcua;
using namespace motcua::tests;
namespace fs = std::filesystem;

namespace {

struct Demo {
    TempFolder folder;
    platform::DemoPlan plan{folder.path() / "kiosk", folder.path() / "portal", small_ward().ward};

    [[nodiscard]] bool has_content() const {
        const auto opened = platform::open_folder(plan.folder);
        return opened && opened->content && !opened->fault;
    }
    [[nodiscard]] fs::path pack_in_use() const { return fs::read_symlink(plan.folder / "packs/ward.pack"); }
};

void write(const fs::path& file, const char* bytes) { std::ofstream(file, std::ios::binary) << bytes; }

}  // namespace

TEST_CASE("a pack that the power cut in half while it was laid down is never the one in use") {
    const Demo demo;
    REQUIRE(platform::prepare_demo(demo.plan).has_value());
    CHECK(demo.has_content());
    const fs::path packs = demo.plan.folder / "packs";
    const fs::path before = demo.pack_in_use();
    write(packs / "ward-b.pack", "SQLite for");
    SUBCASE("cut in the pack") {}
    SUBCASE("cut in the signature") { write(packs / "ward-b.pack.minisig", "untrusted comm"); }
    SUBCASE("cut before the link turned") { fs::create_symlink("ward-b.pack", packs / "ward.pack.new"); }
    CHECK(demo.has_content());
    CHECK(demo.pack_in_use() == before);
    REQUIRE(platform::prepare_demo(demo.plan).has_value());
    CHECK(demo.has_content());
    CHECK(demo.pack_in_use() != before);
}

TEST_CASE("a pack that cannot be built leaves the one in use alone") {
    Demo demo;
    REQUIRE(platform::prepare_demo(demo.plan).has_value());
    const fs::path before = demo.pack_in_use();
    demo.plan.pack = demo.folder.path() / "no-such-pack";
    CHECK_FALSE(platform::prepare_demo(demo.plan).has_value());
    CHECK(demo.pack_in_use() == before);
    CHECK(demo.has_content());
}

TEST_CASE("a folder made before packs had two places takes the new pack in place of the old file") {
    const Demo demo;
    REQUIRE(platform::prepare_demo(demo.plan).has_value());
    const fs::path packs = demo.plan.folder / "packs";
    fs::remove(packs / "ward.pack");
    fs::rename(packs / "ward-a.pack", packs / "ward.pack");
    for (const char* signature : {".minisig", ".2.minisig"})
        fs::rename(packs / (std::string("ward-a.pack") + signature),
                   packs / (std::string("ward.pack") + signature));
    CHECK(demo.has_content());
    REQUIRE(platform::prepare_demo(demo.plan).has_value());
    CHECK(demo.has_content());
    CHECK(fs::is_symlink(packs / "ward.pack"));
}
