#include <cstdlib>
#include <string>

#include "assets.h"
#include <doctest/doctest.h>
#include <sys/stat.h>

#include "kiosk/content/pack.h"
#include "tests/support/temp_folder.h"

using namespace motcua;
using namespace motcua::content;
namespace fs = std::filesystem;

namespace {

// Runs Debian's minisign in `folder` (a name made by mkdtemp: nothing to quote); the exit status.
int minisign(const fs::path& folder, const std::string& arguments) {
    return std::system(
        ("cd " + folder.string() + " && minisign " + arguments + " >/dev/null 2>&1 </dev/null").c_str());
}

bool minisign_is_here() {
    if (std::system("command -v minisign >/dev/null 2>&1") == 0) return true;
    MESSAGE("skipped: no minisign here");
    return false;
}

}  // namespace

TEST_CASE("minisign itself verifies what we sign") {
    if (!minisign_is_here()) return;
    const tests::TempFolder folder;
    const fs::path pack = folder.path() / "a.pack";
    REQUIRE(build_pack(tests::ban_thach_layers(), pack));
    const PackSigningKey key = new_signing_key();
    REQUIRE(sign_pack(pack, key, "phường Bàn Thạch 2026.11.1"));
    tests::write_file(folder.path() / "key.pub", public_key_text(public_part(key)));
    CHECK(minisign(folder.path(), "-H -V -p key.pub -m a.pack") == 0);

    tests::write_file(folder.path() / "other.pub", public_key_text(public_part(new_signing_key())));
    CHECK(minisign(folder.path(), "-V -p other.pub -m a.pack") != 0);
    tests::write_file(pack, tests::read_file(pack) + "x");
    CHECK(minisign(folder.path(), "-V -p key.pub -m a.pack") != 0);
}

TEST_CASE("we verify what minisign signs, and not its old kind of signature") {
    if (!minisign_is_here()) return;
    const tests::TempFolder folder;
    const fs::path pack = folder.path() / "a.pack";
    REQUIRE(build_pack(tests::ban_thach_layers(), pack));
    REQUIRE(minisign(folder.path(), "-G -W -p key.pub -s key.sec") == 0);
    const auto key = parse_public_key(tests::read_file(folder.path() / "key.pub"));
    REQUIRE(key);

    REQUIRE(minisign(folder.path(), "-S -W -s key.sec -m a.pack -t released") == 0);
    CHECK(open_pack(pack, {*key}));
    REQUIRE(minisign(folder.path(), "-S -l -W -s key.sec -m a.pack") == 0);
    REQUIRE_FALSE(open_pack(pack, {*key}));
    CHECK(open_pack(pack, {*key}).error().fault == PackFault::wrong_signature);
}

TEST_CASE("a signing key comes back from its file, which only its owner can read") {
    const tests::TempFolder folder;
    const fs::path path = folder.path() / "pack.key";
    const PackSigningKey key = new_signing_key();
    REQUIRE(save_signing_key(key, path));
    struct stat status {};
    REQUIRE(stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    const auto loaded = load_signing_key(path);
    REQUIRE(loaded);
    CHECK(loaded->id == key.id);
    CHECK(loaded->secret == key.secret);
    CHECK(public_part(*loaded).key == public_part(key).key);
}

TEST_CASE("a signing key is never written over another file") {
    const tests::TempFolder folder;
    const fs::path path = folder.path() / "pack.key";
    REQUIRE(save_signing_key(new_signing_key(), path));
    const std::string first = tests::read_file(path);
    const auto again = save_signing_key(new_signing_key(), path);
    REQUIRE_FALSE(again);
    CHECK(again.error().what.find(path.string()) != std::string::npos);
    CHECK(tests::read_file(path) == first);
}

TEST_CASE("a signing key that others can read, or that is damaged, is not used") {
    const tests::TempFolder folder;
    const fs::path path = folder.path() / "pack.key";
    CHECK_FALSE(load_signing_key(path));
    REQUIRE(save_signing_key(new_signing_key(), path));
    REQUIRE(chmod(path.c_str(), 0640) == 0);
    CHECK_FALSE(load_signing_key(path));
    REQUIRE(chmod(path.c_str(), 0600) == 0);

    const std::string good = tests::read_file(path);
    std::string other_half = good;
    char& digit = other_half[other_half.size() - 12];  // in the public half
    digit = digit == 'A' ? 'B' : 'A';
    for (const std::string& bad :
         {std::string(), std::string("key"), good.substr(0, good.size() - 9), other_half}) {
        tests::write_file(path, bad);
        CHECK_FALSE(load_signing_key(path));
    }
}

TEST_CASE("a public key comes back from its text, and nothing else does") {
    const PackKey key = public_part(new_signing_key());
    const auto parsed = parse_public_key(public_key_text(key));
    REQUIRE(parsed);
    CHECK(parsed->id == key.id);
    CHECK(parsed->key == key.key);
    for (const std::string& text : {std::string(), std::string("x\ny\n"), std::string(10'000, 'x'),
                                    public_key_text(key) + "more\n", std::string("comment\nRWQ=\n")}) {
        CHECK_FALSE(parse_public_key(text));
    }
}

TEST_CASE("a comment of more than one line is not signed") {
    const tests::TempFolder folder;
    const fs::path pack = folder.path() / "a.pack";
    REQUIRE(build_pack(tests::ban_thach_layers(), pack));
    CHECK_FALSE(sign_pack(pack, new_signing_key(), "one\ntwo"));
    CHECK_FALSE(sign_pack(pack, new_signing_key(), std::string(2000, 'x')));
    CHECK_FALSE(sign_pack(folder.path() / "none.pack", new_signing_key(), "one"));
}
