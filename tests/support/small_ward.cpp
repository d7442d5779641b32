#include "tests/support/small_ward.h"

#include <array>
#include <fstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/content/pack.h"
#include "tests/support/temp_folder.h"

namespace motcua::tests {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

bool is_kept(const std::string& code) {
    // 3.000722 is linked with two of the others; the ward has a word of its own about most.
    constexpr std::array kKept{"1.000656", "1.001193", "1.004222", "1.004873", "3.000228", "3.000722"};
    for (const char* kept : kKept)
        if (code == kept) return true;
    return false;
}

// Every file but those of the other procedures.
void copy_layer(const fs::path& from, const fs::path& to) {
    fs::create_directories(to.parent_path());
    fs::copy(from, to, fs::copy_options::recursive);
    for (const char* folder : {"procedures", "examples"}) {
        if (!fs::exists(to / folder)) continue;
        std::vector<fs::path> others;
        for (const auto& entry : fs::directory_iterator(to / folder))
            if (!is_kept(entry.path().stem().string())) others.push_back(entry.path());
        for (const fs::path& other : others) fs::remove_all(other);
    }
}

// No word means a procedure that is not there.
void forget_meanings(const fs::path& file) {
    json catalogue = json::parse(std::ifstream(file));
    catalogue["ambiguities"] = json::array();
    std::ofstream(file, std::ios::trunc) << catalogue.dump(2);
}

}  // namespace

SmallWard::SmallWard(const fs::path& folder) : base(folder / "base"), ward(folder / "wards/ban-thach") {
    const fs::path packs = fs::path(MOTCUA_SOURCE_DIR) / "assets/packs";
    copy_layer(packs / "base", base);
    copy_layer(packs / "wards/ban-thach", ward);
    forget_meanings(base / "catalogue.json");
}

const SmallWard& small_ward() {
    static const TempFolder folder;
    static const SmallWard ward(folder.path());
    return ward;
}

fs::path small_ward_pack() {
    static const TempFolder folder;
    static const fs::path pack = [] {
        fs::path made = folder.path() / "ward.pack";
        const auto built = content::build_pack(small_ward().layers(), made);
        REQUIRE_MESSAGE(built.has_value(), (built ? "" : built.error().what));
        return made;
    }();
    return pack;
}

}  // namespace motcua::tests
