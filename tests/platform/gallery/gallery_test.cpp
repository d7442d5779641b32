// The gallery as somebody meets it who reviews a change.
#include "platform/gallery/gallery.h"

#include <fstream>
#include <sstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/temp_folder.h"
#include "ui/screens/looks.h"

namespace motcua::tests {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    return all.str();
}

TEST_CASE("one preview becomes a picture and a tree in each look, and a page that leads to them") {
    const TempFolder folder;
    REQUIRE(platform::render_gallery({folder.path() / "out", "sign.pad_empty", false}));
    const std::string page = read(folder.path() / "out/index.html");
    for (const ui::Look& look : ui::covering_looks()) {
        const std::string file = "sign.pad_empty/" + ui::name(look);
        CHECK(read(folder.path() / "out" / (file + ".png")).substr(1, 3) == "PNG");
        const auto tree =
            nlohmann::json::parse(read(folder.path() / "out" / (file + ".json")), nullptr, false);
        CHECK(tree["screen"] == "sign");
        CHECK(page.find('"' + file + '"') != std::string::npos);
    }
}

TEST_CASE("a name that no preview has is an error and leaves nothing behind") {
    const TempFolder folder;
    const auto rendered = platform::render_gallery({folder.path() / "out", "nowhere", false});
    REQUIRE_FALSE(rendered);
    CHECK(rendered.error().what.find("nowhere") != std::string::npos);
    CHECK_FALSE(fs::exists(folder.path() / "out"));
}

TEST_CASE("a folder that cannot be written is an error that names it") {
    const TempFolder folder;
    std::ofstream(folder.path() / "file") << "in the way";
    const auto rendered = platform::render_gallery({folder.path() / "file", "saving", false});
    REQUIRE_FALSE(rendered);
    CHECK(rendered.error().what.find("file") != std::string::npos);
}

TEST_CASE("the page loads nothing from elsewhere, and nothing in a name ends its script") {
    const std::string page =
        platform::gallery_page({{"</script><b>", "home", "normal", "light", "portrait", "vi", "x"}});
    for (const char* elsewhere : {"http:", "https:", "//cdn", "<link", "@import", "url("})
        CHECK(page.find(elsewhere) == std::string::npos);
    CHECK(page.find("</script><b>") == std::string::npos);
    CHECK(page.find("\\u003c/script>") != std::string::npos);
}

}  // namespace
}  // namespace motcua::tests
