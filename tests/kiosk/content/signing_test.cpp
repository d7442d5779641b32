#include <cstdlib>
#include <string>

#include "assets.h"
#include <doctest/doctest.h>
#include <sys/stat.h>

#include "kiosk/content/pack.h"
#include "tests/support/signers.h"
#include "tests/support/small_ward.h"
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

TEST_CASE("minisign itself verifies what both of us sign, and shows who said what") {
    if (!minisign_is_here()) return;
    const tests::TempFolder folder = tests::TempFolder::in_memory();
    const fs::path pack = folder.path() / "a.pack";
    REQUIRE(build_pack(tests::small_ward().layers(), pack));
    const tests::Signers signers;
    REQUIRE(signers.sign(pack));
    tests::write_file(folder.path() / "soan.pub", public_key_text(public_part(signers.drafter)));
    tests::write_file(folder.path() / "duyet.pub", public_key_text(public_part(signers.approver)));
    CHECK(minisign(folder.path(), "-H -V -p soan.pub -m a.pack") == 0);
    CHECK(minisign(folder.path(), "-H -V -p duyet.pub -m a.pack -x a.pack.2.minisig") == 0);
    const std::string shown = tests::read_file(folder.path() / "a.pack.2.minisig");
    CHECK(
        shown.find("trusted comment: vai trò: duyệt; người ký: Trần Thị Mẫu; số quyết định: 12/QĐ-TEST; hiệu "
                   "lực: 2026-11-01; gói: ban-thach; phiên bản: ") != std::string::npos);

    CHECK(minisign(folder.path(), "-V -p duyet.pub -m a.pack") != 0);
    tests::write_file(pack, tests::read_file(pack) + "x");
    CHECK(minisign(folder.path(), "-V -p soan.pub -m a.pack") != 0);
}

TEST_CASE("we verify what two people sign with minisign, and not its old kind of signature") {
    if (!minisign_is_here()) return;
    const tests::TempFolder folder = tests::TempFolder::in_memory();
    const fs::path pack = folder.path() / "a.pack";
    REQUIRE(build_pack(tests::small_ward().layers(), pack));
    const tests::Signers signers;
    std::vector<PackKey> trusted = signers.trusted();
    const auto sign = [&](PackRole role, const std::string& how) {
        const std::string comment = *comment_of(signers.note(pack, role));
        const std::string key = role == PackRole::drafts ? "soan" : "duyet";
        const std::string signature = signature_path("a.pack", role).string();
        return minisign(folder.path(), "-S " + how + " -W -s " + key + ".sec -m a.pack -x " + signature +
                                           " -t '" + comment + "'") == 0;
    };
    for (const char* key : {"soan", "duyet"})
        REQUIRE(minisign(folder.path(), "-G -W -p " + std::string(key) + ".pub -s " + key + ".sec") == 0);
    for (const auto& [at, file] :
         {std::pair{std::size_t{0}, "soan.pub"}, std::pair{std::size_t{1}, "duyet.pub"}}) {
        const auto key = parse_public_key(tests::read_file(folder.path() / file));
        REQUIRE(key);
        trusted.at(at).id = key->id;
        trusted.at(at).key = key->key;
    }
    REQUIRE(sign(PackRole::drafts, ""));
    REQUIRE(sign(PackRole::approves, ""));
    const auto opened = open_pack(pack, trusted);
    REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().what));
    CHECK((*opened)->release->approved.name == "Trần Thị Mẫu");
    REQUIRE(sign(PackRole::approves, "-l"));
    CHECK(open_pack(pack, trusted).error().fault == PackFault::wrong_signature);
}

TEST_CASE("a signing key comes back from its file, which only its owner can read") {
    const tests::TempFolder folder = tests::TempFolder::in_memory();
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
    const tests::TempFolder folder = tests::TempFolder::in_memory();
    const fs::path path = folder.path() / "pack.key";
    REQUIRE(save_signing_key(new_signing_key(), path));
    const std::string first = tests::read_file(path);
    const auto again = save_signing_key(new_signing_key(), path);
    REQUIRE_FALSE(again);
    CHECK(again.error().what.find(path.string()) != std::string::npos);
    CHECK(tests::read_file(path) == first);
}

TEST_CASE("a signing key that others can read, or that is damaged, is not used") {
    const tests::TempFolder folder = tests::TempFolder::in_memory();
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

namespace {

// A release that is right but for what a test makes wrong.
struct Drafted {
    Drafted() { REQUIRE(build_pack(tests::small_ward().layers(), pack)); }
    // What a kiosk says to it.
    [[nodiscard]] PackFault fault() const {
        const auto opened = open_pack(pack, trusted);
        REQUIRE_FALSE(opened);
        return opened.error().fault;
    }
    [[nodiscard]] PackNote approval() const { return signers.note(pack, PackRole::approves); }

    tests::TempFolder folder = tests::TempFolder::in_memory();
    fs::path pack = folder.path() / "a.pack";
    tests::Signers signers;
    std::vector<PackKey> trusted = signers.trusted();
};

}  // namespace

TEST_CASE("what only one person signed is not let out") {
    const Drafted release;
    CHECK(release.fault() == PackFault::unsigned_pack);
    REQUIRE(release.signers.sign(release.pack));
    CHECK(open_pack(release.pack, release.trusted));
    fs::remove(signature_path(release.pack, PackRole::approves));
    CHECK(release.fault() == PackFault::half_signed);
    fs::copy(signature_path(release.pack, PackRole::drafts),
             signature_path(release.pack, PackRole::approves));
    CHECK(release.fault() == PackFault::same_person);
}

TEST_CASE("one person cannot be both, not even with two keys") {
    Drafted release;
    REQUIRE(release.signers.sign(release.pack));
    PackNote note = release.approval();
    SUBCASE("with the key that drafts") { REQUIRE(sign_pack(release.pack, release.signers.drafter, note)); }
    SUBCASE("with a second key, under the same name") {
        note.name = "Nguyễn Văn Thử";
        release.trusted[1].holder = "Nguyễn Văn Thử";
        REQUIRE(sign_pack(release.pack, release.signers.approver, note));
    }
    CHECK(release.fault() == PackFault::same_person);
}

TEST_CASE("a signature says the whole of what it is for, and it is so") {
    Drafted release;
    REQUIRE(release.signers.sign(release.pack));
    PackNote note = release.approval();
    SUBCASE("another decision than who drafted it") { note.decision = "13/QĐ-TEST"; }
    SUBCASE("another day than the pack's own") { note.effective = std::chrono::year{2027} / 1 / 1; }
    SUBCASE("another version") { note.version = "2099.1.1"; }
    SUBCASE("another pack") { note.pack = "another-ward"; }
    SUBCASE("another name than the key's holder") { note.name = "Lê Thị Khác"; }
    REQUIRE(sign_pack(release.pack, release.signers.approver, note));
    CHECK(release.fault() == PackFault::wrong_note);
}

TEST_CASE("a key signs from its first day to its last, and nothing once it is revoked") {
    using namespace std::chrono;
    Drafted release;
    REQUIRE(release.signers.sign(release.pack));
    const year_month_day effective = release.approval().effective;
    release.trusted[1].from = effective;
    release.trusted[1].until = effective;
    CHECK(open_pack(release.pack, release.trusted));
    SUBCASE("not yet its own") { release.trusted[1].from = sys_days(effective) + days(1); }
    SUBCASE("handed on") { release.trusted[1].until = sys_days(effective) - days(1); }
    SUBCASE("lost, and said so") { release.trusted[1].revoked = true; }
    CHECK(release.fault() == PackFault::key_out_of_date);
}

TEST_CASE("nobody signs without a name, a decision and a day, or for a pack that is not there") {
    const Drafted release;
    PackNote note = release.approval();
    SUBCASE("no name") { note.name.clear(); }
    SUBCASE("no decision") { note.decision.clear(); }
    SUBCASE("no day") { note.effective = {}; }
    SUBCASE("two lines") { note.decision = "1\n2"; }
    SUBCASE("a part that would be read as the next") { note.name = "A; vai trò: duyệt"; }
    SUBCASE("longer than a line of a file") { note.name = std::string(2000, 'x'); }
    CHECK_FALSE(sign_pack(release.pack, release.signers.approver, note));
    CHECK_FALSE(sign_pack(release.folder.path() / "none.pack", release.signers.approver, release.approval()));
}

TEST_CASE("a staged release begins with some kiosks and ends with all, from its day on") {
    using namespace std::chrono;
    Content content;
    content.id = "ban-thach";
    content.version = "2026.11.2";
    content.valid_from = year{2026} / 11 / 20;
    content.stages = {{year{2026} / 11 / 24, 10}, {year{2026} / 11 / 27, 100}};
    const auto taken_on = [&](unsigned day) {
        int kiosks = 0;
        for (int i = 0; i < 1000; ++i)
            kiosks += is_for(content, "BT" + std::to_string(i),
                             year{2026} / std::chrono::November / std::chrono::day{day})
                          ? 1
                          : 0;
        return kiosks;
    };
    CHECK(taken_on(19) == 0);
    CHECK(taken_on(23) == 0);
    CHECK(taken_on(24) > 60);
    CHECK(taken_on(24) < 140);
    CHECK(taken_on(27) == 1000);
    content.stages.clear();
    CHECK(taken_on(19) == 0);
    CHECK(taken_on(20) == 1000);
}
