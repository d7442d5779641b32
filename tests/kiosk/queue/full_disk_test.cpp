// Disks that are full or may not be written, as the system itself reports them.
#include <cerrno>
#include <cstring>

#include "kiosk_folder.h"
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

namespace motcua::tests {
namespace {

using queue::OpenFault;
using queue::SaveFault;

constexpr const char* kNotAllowed = "not allowed";

bool write_whole(const char* file, const std::string& text) {
    const int fd = open(file, O_WRONLY | O_CLOEXEC);
    if (fd < 0) return false;
    const bool done = write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    close(fd);
    return done;
}

// Gives this (child) process mounts of its own and a small file system in memory on `folder`. False where the
// system does not let an ordinary user do that.
bool mount_small_disk(const std::filesystem::path& folder, const char* options) {
    const uid_t user = geteuid();
    const gid_t group = getegid();
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
    if (!write_whole("/proc/self/setgroups", "deny") ||
        !write_whole("/proc/self/uid_map", fmt::format("0 {} 1", user)) ||
        !write_whole("/proc/self/gid_map", fmt::format("0 {} 1", group)))
        return false;
    return mount("small-disk", folder.c_str(), "tmpfs", 0, options) == 0;
}

void check_or_skip(const std::string& said, const std::string& expected) {
    if (said == kNotAllowed)
        MESSAGE("skipped: this system does not let the test mount a file system of its own");
    else
        CHECK(said == expected);
}

TEST_CASE("a disk that is really full says so, and what was stored before stays and is sent") {
    const KioskFolder kiosk;
    const std::string said = in_child([&kiosk]() -> std::string {
        std::filesystem::create_directory(kiosk.folder());
        if (!mount_small_disk(kiosk.folder(), "size=1m")) return kNotAllowed;
        SeededRandom random(1);
        std::int64_t stored = 0;
        {
            auto store = kiosk.try_open();
            if (!store) return "does not open: " + store.error().what;
            auto added = add_one(**store, random, 20'000);
            for (; added && stored < 1'000; ++stored) added = add_one(**store, random, 20'000);
            if (added) return "never full";
            if (added.error().fault != SaveFault::disk_full) return "another fault: " + added.error().what;
            if ((*store)->counts().queued != stored) return "not what was acknowledged";
            const auto begun = (*store)->begin_attempt();  // small enough for what is left of the disk
            if (!begun || !*begun) return "nothing goes out of a full disk";
        }
        const auto store = kiosk.try_open();
        if (!store) return "does not open again: " + store.error().what;
        if ((*store)->counts().created() != stored) return "not what was acknowledged, after a restart";
        return "full";
    });
    check_or_skip(said, "full");
}

TEST_CASE("a data folder on a disk that is full from the start does not open") {
    const KioskFolder kiosk;
    const std::string said = in_child([&kiosk]() -> std::string {
        std::filesystem::create_directory(kiosk.folder());
        if (!mount_small_disk(kiosk.folder(), "size=16k")) return kNotAllowed;
        const auto store = kiosk.try_open();
        if (store) return "opens";
        return store.error().fault == OpenFault::full ? "full" : "another fault: " + store.error().what;
    });
    check_or_skip(said, "full");
}

TEST_CASE("a disk that turns read-only lets nothing be stored, and does not open again") {
    const KioskFolder kiosk;
    const std::string said = in_child([&kiosk]() -> std::string {
        std::filesystem::create_directory(kiosk.folder());
        if (!mount_small_disk(kiosk.folder(), "size=4m")) return kNotAllowed;
        SeededRandom random(2);
        if (!add_one(*kiosk.open(), random)) return "does not store";
        if (mount(nullptr, kiosk.folder().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0)
            return kNotAllowed;
        const auto store = kiosk.try_open();
        if (store) return "opens";
        return store.error().fault == OpenFault::read_only ? "read-only"
                                                           : "another fault: " + store.error().what;
    });
    check_or_skip(said, "read-only");
}

TEST_CASE("a folder that the kiosk's user may not write does not open, and is not touched") {
    const KioskFolder kiosk;
    SeededRandom random(3);
    REQUIRE(add_one(*kiosk.open(), random));
    const std::string before = bytes_of(kiosk.database());
    const std::string said = in_child([&kiosk]() -> std::string {
        become_ordinary_owner_of(kiosk.root());
        chmod(kiosk.database().c_str(), 0400);
        chmod((kiosk.folder() / "lock").c_str(), 0400);
        chmod(kiosk.folder().c_str(), 0500);
        const auto store = kiosk.try_open();
        if (store) return "opens";
        return store.error().fault == OpenFault::read_only ? "read-only"
                                                           : "another fault: " + store.error().what;
    });
    chmod(kiosk.folder().c_str(), 0700);  // or an ordinary user could not clear it away
    CHECK(said == "read-only");
    CHECK(bytes_of(kiosk.database()) == before);
}

TEST_CASE("a guard that the kiosk's user may not write does not open the folder") {
    const KioskFolder kiosk;
    kiosk.open();
    const std::string said = in_child([&kiosk]() -> std::string {
        become_ordinary_owner_of(kiosk.root());
        chmod(kiosk.guard().c_str(), 0500);
        const auto store = kiosk.try_open();
        if (store) return "opens";
        return store.error().fault == OpenFault::read_only ? "read-only"
                                                           : "another fault: " + store.error().what;
    });
    chmod(kiosk.guard().c_str(), 0700);
    CHECK(said == "read-only");
    CHECK(bytes_of(kiosk.guard_file()) == "1\n");
}

TEST_CASE("a folder that may no longer be written stores nothing and says why") {
    const KioskFolder kiosk;
    std::filesystem::create_directory(kiosk.folder());
    const std::string said = in_child([&kiosk]() -> std::string {
        become_ordinary_owner_of(kiosk.root());
        SeededRandom random(4);
        const auto store = kiosk.try_open();
        if (!store) return "does not open: " + store.error().what;
        if (!add_one(**store, random)) return "does not store";
        chmod(kiosk.folder().c_str(), 0500);  // no journal can be made
        const auto refused = add_one(**store, random);
        if (refused) return "stores";
        if (refused.error().fault != SaveFault::read_only) return "another fault: " + refused.error().what;
        if ((*store)->counts().created() != 1) return "lost one";
        chmod(kiosk.folder().c_str(), 0700);
        const auto added = add_one(**store, random);
        return added && added->header.n == 2 ? "read-only" : "does not recover";
    });
    CHECK(said == "read-only");
}

// ---- SQLite's own limit, where no file system can be mounted ----------------------------------------------

int allow_few_pages(sqlite3* connection, char**, const sqlite3_api_routines*) {
    return sqlite3_exec(connection, "PRAGMA max_page_count = 40", nullptr, nullptr, nullptr);
}

TEST_CASE("a database that may not grow says that the disk is full, and loses nothing") {
    using Entry = void (*)();
    const auto hook = reinterpret_cast<Entry>(&allow_few_pages);
    const KioskFolder kiosk;
    sqlite3_auto_extension(hook);
    const auto store = kiosk.open();
    sqlite3_cancel_auto_extension(hook);
    SeededRandom random(5);
    std::int64_t stored = 0;
    auto added = add_one(*store, random, 20'000);
    for (; added && stored < 100; ++stored) added = add_one(*store, random, 20'000);
    REQUIRE_FALSE(added);
    CHECK(added.error().fault == SaveFault::disk_full);
    CHECK(stored >= 2);
    CHECK(store->counts() == queue::Counts{.queued = stored});
    CHECK(store->begin_attempt().value());
}

}  // namespace
}  // namespace motcua::tests
