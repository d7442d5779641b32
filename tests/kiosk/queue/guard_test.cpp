// Epochs: how a folder that was put back from a copy is told from one that merely lost its power.
#include "kiosk/queue/guard.h"

#include <fstream>

#include "kiosk_folder.h"
#include <doctest/doctest.h>

namespace motcua::tests {
namespace {

using queue::State;

void copy_folder(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::filesystem::remove_all(to);
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
}

TEST_CASE("each start files under an epoch of its own, and its numbers begin at one") {
    const KioskFolder kiosk;
    SeededRandom random(1);
    for (std::int64_t epoch = 1; epoch <= 3; ++epoch) {
        const auto store = kiosk.open();
        CHECK(store->epoch() == epoch);
        CHECK_FALSE(store->behind_guard());
        const auto added = add_one(*store, random);
        CHECK(added->header.epoch == epoch);
        CHECK(added->header.n == 1);
        CHECK(add_one(*store, random)->header.n == 2);
        CHECK(bytes_of(kiosk.guard_file()) == std::to_string(epoch) + "\n");
    }
    CHECK(kiosk.integer("SELECT count(*) FROM epoch WHERE confirmed = 1") == 3);
}

TEST_CASE("a folder put back from a copy sends what it has and files nothing new") {
    const KioskFolder kiosk;
    SeededRandom random(2);
    DossierId carried;
    carried = add_one(*kiosk.open(), random)->header.id;
    const auto backup = kiosk.root() / "backup";
    copy_folder(kiosk.folder(), backup);
    REQUIRE(add_one(*kiosk.open(), random));
    copy_folder(backup, kiosk.folder());

    for (int start = 0; start < 2; ++start) {  // a restart does not heal it
        const auto store = kiosk.open();
        CHECK(store->behind_guard());
        const auto added = add_one(*store, random);
        REQUIRE_FALSE(added);
        CHECK(added.error().fault == queue::SaveFault::folder_older_than_guard);
        CHECK(store->counts().created() == 1);
        CHECK(bytes_of(kiosk.guard_file()) == "2\n");
    }
    const auto store = kiosk.open();
    const auto begun = store->begin_attempt();
    REQUIRE(begun);
    REQUIRE(*begun);
    CHECK((*begun)->dossier.header.id == carried);
    REQUIRE(store->accept((*begun)->seq, kReceiver, WallTime{}, "{}"));
    CHECK(store->find(carried)->state == State::delivered);
}

TEST_CASE("an empty folder in the place of a full one is an old folder too") {
    const KioskFolder kiosk;
    SeededRandom random(3);
    REQUIRE(add_one(*kiosk.open(), random));
    std::filesystem::remove_all(kiosk.folder());  // the disk was not mounted, or was replaced
    const auto store = kiosk.open();
    CHECK(store->behind_guard());
    CHECK(store->epoch() == 0);
    CHECK(add_one(*store, random).error().fault == queue::SaveFault::folder_older_than_guard);
}

TEST_CASE("a guard that is gone is made again from the folder") {
    const KioskFolder kiosk;
    SeededRandom random(4);
    REQUIRE(add_one(*kiosk.open(), random));
    std::filesystem::remove_all(kiosk.guard());
    const auto store = kiosk.open();
    CHECK_FALSE(store->behind_guard());
    CHECK(store->epoch() == 2);
    CHECK(bytes_of(kiosk.guard_file()) == "2\n");
    CHECK(add_one(*store, random));
}

TEST_CASE("a guard that holds no number proves nothing: nothing is filed, and it is left as it is") {
    const KioskFolder kiosk;
    SeededRandom random(5);
    REQUIRE(add_one(*kiosk.open(), random));
    std::string content;
    SUBCASE("empty") {}
    SUBCASE("words") { content = "không rõ\n"; }
    SUBCASE("cut off") { content = "1"; }
    SUBCASE("more than a number") { content = "1\n2\n"; }
    SUBCASE("negative") { content = "-1\n"; }
    SUBCASE("zero") { content = "0\n"; }
    SUBCASE("too large") { content = "99999999999999999999\n"; }
    SUBCASE("endless") { content = std::string(100'000, '1'); }
    std::ofstream(kiosk.guard_file(), std::ios::binary) << content;
    const auto store = kiosk.open();
    CHECK(store->behind_guard());
    CHECK_FALSE(add_one(*store, random));
    CHECK(store->begin_attempt().value());
    CHECK(bytes_of(kiosk.guard_file()) == content);
}

// The power cut at each change to the disk, between the two writes too, is walked by faulty_disk_test.cpp.
// These are the three states that a cut can leave.

TEST_CASE("a power cut while an epoch is taken is not taken for a restored copy") {
    const KioskFolder kiosk;
    SeededRandom random(6);
    REQUIRE(add_one(*kiosk.open(), random));
    SUBCASE("the intent was written, the guard not") { kiosk.script("INSERT INTO epoch(epoch) VALUES(2)"); }
    SUBCASE("both were, the confirmation not") {
        kiosk.script("INSERT INTO epoch(epoch) VALUES(2)");
        std::ofstream(kiosk.guard_file()) << "2\n";
    }
    SUBCASE("the guard's new file was written, not yet renamed") {
        kiosk.script("INSERT INTO epoch(epoch) VALUES(2)");
        std::ofstream(kiosk.guard_file().string() + ".new") << "2\n";
    }
    const auto store = kiosk.open();
    CHECK_FALSE(store->behind_guard());
    CHECK(store->epoch() == 3);
    CHECK(add_one(*store, random)->header.epoch == 3);
    CHECK(bytes_of(kiosk.guard_file()) == "3\n");
}

TEST_CASE("two kiosks may share a guard folder") {
    const KioskFolder kiosk;
    queue::Store::Options other = kiosk.options();
    other.folder = kiosk.root() / "other";
    other.kiosk = "BT02";
    kiosk.open();
    kiosk.open();
    const auto store = queue::Store::open(other);
    REQUIRE(store);
    CHECK((*store)->epoch() == 1);
    CHECK_FALSE((*store)->behind_guard());
}

TEST_CASE("a copy that starts beside its original is noticed by whichever starts later") {
    const KioskFolder kiosk;
    kiosk.open();
    queue::Store::Options copy = kiosk.options();
    copy.folder = kiosk.root() / "copy";
    copy_folder(kiosk.folder(), copy.folder);
    const auto original = kiosk.open();
    const auto second = queue::Store::open(copy);
    REQUIRE(second);
    CHECK_FALSE(original->behind_guard());
    CHECK((*second)->behind_guard());
}

TEST_CASE("while one start takes its epoch another waits its turn") {
    const KioskFolder kiosk;
    kiosk.open();
    const queue::Guard taken(kiosk.guard(), "BT01");
    const auto store = kiosk.try_open();
    REQUIRE_FALSE(store);
    CHECK(store.error().fault == queue::OpenFault::held_by_another);
}

}  // namespace
}  // namespace motcua::tests
