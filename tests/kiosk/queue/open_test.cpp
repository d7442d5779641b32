// Whom a data folder opens for, and in what shape it is kept.
#include <csignal>
#include <fstream>
#include <map>
#include <vector>

#include "kiosk_folder.h"
#include <doctest/doctest.h>
#include <sys/stat.h>

#include "kiosk/queue/trouble.h"

namespace motcua::tests {
namespace {

using queue::OpenFault;
using queue::Store;

// Every file under the kiosk's root with its bytes.
std::map<std::string, std::string> everything_in(const KioskFolder& kiosk) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kiosk.root()))
        if (entry.is_regular_file()) files[entry.path()] = bytes_of(entry.path());
    return files;
}

OpenFault fault_of(const KioskFolder& kiosk) {
    const auto store = kiosk.try_open();
    REQUIRE_FALSE(store);
    CHECK_FALSE(store.error().what.empty());
    return store.error().fault;
}

unsigned mode_of(const std::filesystem::path& path) {
    struct stat found {};
    REQUIRE(stat(path.c_str(), &found) == 0);
    return found.st_mode & 0777U;
}

// A kiosk with a few dossiers, as after a day's work.
void work_a_day(const KioskFolder& kiosk) {
    SeededRandom random(1);
    const auto store = kiosk.open();
    for (int i = 0; i < 3; ++i) REQUIRE(add_one(*store, random, 9'000, i));
}

TEST_CASE("one data folder is one kiosk: a second one is told so, whoever starts it") {
    const KioskFolder kiosk;
    const auto first = kiosk.open();
    CHECK(fault_of(kiosk) == OpenFault::held_by_another);
    const std::string in_another_process = in_child([&kiosk] {
        const auto second = kiosk.try_open();
        return std::string(!second && second.error().fault == OpenFault::held_by_another ? "held" : "open");
    });
    CHECK(in_another_process == "held");
}

TEST_CASE("a folder is free again when its kiosk has ended, also by force") {
    const KioskFolder kiosk;
    kiosk.open();
    CHECK(kiosk.open()->epoch() == 2);
    const std::string ended = in_child([&kiosk]() -> std::string {
        const auto store = kiosk.try_open();
        if (!store) return "does not open";
        std::raise(SIGKILL);
        return {};
    });
    CHECK(ended == "signal 9");
    CHECK(kiosk.open()->epoch() == 4);
}

TEST_CASE("a folder written by a newer program is refused and not touched") {
    const KioskFolder kiosk;
    work_a_day(kiosk);
    kiosk.script("PRAGMA user_version = 3");
    const auto before = everything_in(kiosk);
    CHECK(fault_of(kiosk) == OpenFault::newer_version);
    CHECK(everything_in(kiosk) == before);
    kiosk.script("PRAGMA user_version = 2147483647");
    CHECK(fault_of(kiosk) == OpenFault::newer_version);
}

TEST_CASE("a folder of the version before opens with all that is in it, and takes attachments from now on") {
    const KioskFolder kiosk;
    SeededRandom random(6);
    for (int i = 0; i < 2; ++i) REQUIRE(add_one(*kiosk.open(), random, 9'000));
    kiosk.make_version_1();
    {
        const auto store = kiosk.open();
        CHECK(store->counts() == queue::Counts{.queued = 2});
        CHECK(store->list()[0].attachments.count == 0);
        REQUIRE(add_one(*store, random, 9'000, 2));
        CHECK(store->list()[2].attachments.count == 2);
        const auto begun = store->begin_attempt();
        REQUIRE((begun && *begun));
        CHECK_FALSE((*begun)->attachment);
    }
    CHECK(kiosk.integer("PRAGMA user_version") == 2);
    CHECK(kiosk.integer("SELECT count(*) FROM attachment_payload") == 2);
}

TEST_CASE("a database that is not this program's is refused and not touched") {
    const KioskFolder kiosk;
    std::filesystem::create_directory(kiosk.folder());
    SUBCASE("no database at all") {
        std::ofstream(kiosk.database())
            << "Kính gửi: Ủy ban nhân dân phường Bàn Thạch. " << std::string(5'000, '.');
    }
    SUBCASE("another program's") {
        std::ofstream(kiosk.database()).flush();
        kiosk.script("CREATE TABLE notes(text); PRAGMA application_id = 7; PRAGMA user_version = 1;");
    }
    SUBCASE("nobody's") {
        std::ofstream(kiosk.database()).flush();
        kiosk.script("CREATE TABLE notes(text);");
    }
    const auto before = bytes_of(kiosk.database());
    CHECK(fault_of(kiosk) == OpenFault::damaged);
    CHECK(bytes_of(kiosk.database()) == before);
    CHECK_FALSE(std::filesystem::exists(kiosk.guard()));
}

TEST_CASE("a damaged database is refused and not touched") {
    const KioskFolder kiosk;
    work_a_day(kiosk);
    std::string bytes = bytes_of(kiosk.database());
    SUBCASE("its beginning") { bytes.replace(0, 16, 16, '\0'); }
    SUBCASE("its end is missing") { bytes.resize(bytes.size() / 2); }
    SUBCASE("the page of its tables' names") { bytes.replace(100, 400, 400, '\xff'); }
    SUBCASE("a table's page") {
        const auto at = bytes.find("1.004873");
        REQUIRE(at != std::string::npos);
        bytes.replace(at / 4096 * 4096, 100, 100, '\xff');
    }
    std::ofstream(kiosk.database(), std::ios::binary) << bytes;
    CHECK(fault_of(kiosk) == OpenFault::damaged);
    CHECK(bytes_of(kiosk.database()) == bytes);
}

TEST_CASE("a database in which a table is missing is refused") {
    const KioskFolder kiosk;
    work_a_day(kiosk);
    kiosk.script("DROP TABLE rating");
    CHECK(fault_of(kiosk) == OpenFault::damaged);
}

TEST_CASE("bit flips anywhere never bring the program down, and what is still sent is what was stored") {
    SeededRandom random(20261123);
    for (int round = 0; round < 60; ++round) {
        CAPTURE(round);
        const KioskFolder kiosk;
        work_a_day(kiosk);
        std::string bytes = bytes_of(kiosk.database());
        for (int flip = 0; flip < 1 + round; ++flip) {
            std::uint32_t at = 0;
            random.fill(&at, sizeof at);
            bytes[at % bytes.size()] = static_cast<char>(bytes[at % bytes.size()] ^ (1 << (at >> 29U)));
        }
        std::ofstream(kiosk.database(), std::ios::binary) << bytes;
        const auto store = kiosk.try_open();
        if (!store) continue;
        (void)(*store)->list();
        for (int i = 0; i < 10; ++i) {
            const auto begun = (*store)->begin_attempt();
            if (!begun || !*begun) break;
            CHECK(digest_for_tests((*begun)->dossier.envelope) == (*begun)->dossier.digest);
            if (const auto& first = (*begun)->attachment) {
                CHECK(digest_for_tests(first->envelope) == first->ref.digest);
                (void)(*store)->uploaded((*begun)->seq, first->ref.id);
                continue;
            }
            (void)(*store)->accept((*begun)->seq, kReceiver, {}, "{}");
        }
    }
}

TEST_CASE("a folder or a guard that cannot be made is said to be out of reach") {
    const KioskFolder kiosk;
    Store::Options options = kiosk.options();
    SUBCASE("the folder's parent is missing") { options.folder = kiosk.root() / "disk" / "data"; }
    SUBCASE("the folder is a file") { std::ofstream(kiosk.folder()) << "x"; }
    SUBCASE("the guard's parent is missing") { options.guard = kiosk.root() / "disk" / "guard"; }
    SUBCASE("the guard lies in the folder, where a copy would take it along") {
        options.guard = kiosk.folder() / "guard" / ".";
    }
    SUBCASE("the guard is the folder") { options.guard = kiosk.folder() / ""; }
    SUBCASE("no path") { options.guard.clear(); }
    SUBCASE("a kiosk's name that leads elsewhere") { options.kiosk = "../BT01"; }
    SUBCASE("no name") { options.kiosk.clear(); }
    const auto store = Store::open(options);
    REQUIRE_FALSE(store);
    CHECK(store.error().fault == OpenFault::unreachable);
}

TEST_CASE("nobody else on the machine can read the queue, whatever the umask") {
    const mode_t before = umask(0);
    const KioskFolder kiosk;
    {
        SeededRandom random(2);
        const auto store = kiosk.open();
        REQUIRE(add_one(*store, random));
        // The journal exists while a dossier is being stored, and holds its neighbours' pages.
        queue::Database shell(kiosk.database());
        queue::Transaction transaction(shell);
        shell.script("UPDATE changes_cursor SET after = 'x'");
        CHECK(mode_of(kiosk.folder() / "queue.db-journal") == 0600);
    }
    umask(before);
    CHECK(mode_of(kiosk.folder()) == 0700);
    CHECK(mode_of(kiosk.guard()) == 0700);
    CHECK(mode_of(kiosk.database()) == 0600);
    CHECK(mode_of(kiosk.folder() / "lock") == 0600);
    CHECK(mode_of(kiosk.guard_file()) == 0600);
}

// ---- the connection, as SQLite itself sees it -----------------------------------------------------------

sqlite3* newest_connection = nullptr;

int remember_connection(sqlite3* connection, char**, const sqlite3_api_routines*) {
    newest_connection = connection;
    return SQLITE_OK;
}

std::string pragma(const char* name) {
    queue::Statement row(newest_connection, (std::string("PRAGMA ") + name).c_str());
    row.next();
    return row.bytes(0);
}

TEST_CASE("the connection is set as the design says") {
    using Entry = void (*)();
    const auto hook = reinterpret_cast<Entry>(&remember_connection);
    sqlite3_auto_extension(hook);
    const KioskFolder kiosk;
    const auto store = kiosk.open();
    sqlite3_cancel_auto_extension(hook);
    CHECK(pragma("journal_mode") == "delete");
    CHECK(pragma("synchronous") == "3");  // EXTRA
    CHECK(pragma("secure_delete") == "1");
    CHECK(pragma("foreign_keys") == "1");
    CHECK(pragma("trusted_schema") == "0");
    CHECK(pragma("cell_size_check") == "1");
    CHECK(pragma("busy_timeout") == "5000");
    CHECK(pragma("temp_store") == "2");  // memory
}

TEST_CASE("a shell that left the database in WAL mode has not changed how it is written") {
    const KioskFolder kiosk;
    work_a_day(kiosk);
    { CHECK(queue::Database(kiosk.database()).query("PRAGMA journal_mode = WAL").next()); }
    SeededRandom random(3);
    const auto store = kiosk.open();
    REQUIRE(add_one(*store, random));
    CHECK_FALSE(std::filesystem::exists(kiosk.folder() / "queue.db-wal"));
    CHECK(store->counts().queued == 4);
}

// ---- the rules, as the tables state them ----------------------------------------------------------------

TEST_CASE("what the rules forbid cannot be written, by whatever program") {
    const KioskFolder kiosk;
    work_a_day(kiosk);
    const std::vector<const char*> forbidden{
        "DELETE FROM dossier",
        "DELETE FROM payload",
        "DELETE FROM delivery",
        "DELETE FROM epoch",
        "DELETE FROM attachment",
        "DELETE FROM attachment_payload",
        "UPDATE attachment SET digest = zeroblob(32)",
        "UPDATE attachment SET seq = 1",
        "UPDATE attachment SET state = 'gone'",
        "UPDATE attachment SET state = 'uploaded', attempts = 0",
        "UPDATE attachment_payload SET envelope = x'00'",
        "INSERT INTO attachment_payload VALUES('x', x'00')",
        "INSERT INTO attachment(id, seq, place, digest, size) SELECT 'x' || substr(id, 2), seq, 11, digest, "
        "size"
        " FROM attachment LIMIT 1",
        "INSERT INTO attachment(id, seq, place, digest, size) SELECT 'x' || substr(id, 2), seq, 10, digest,"
        " 4194305 FROM attachment LIMIT 1",
        "UPDATE dossier SET digest = zeroblob(32)",
        "UPDATE payload SET envelope = x'00'",
        "UPDATE delivery SET state = 'lost'",
        "UPDATE delivery SET state = 'sending'",
        "UPDATE delivery SET state = 'delivered'",
        "UPDATE delivery SET state = 'delivered', decided_ms = 1",
        "UPDATE delivery SET state = 'refused', decided_ms = 1, decision = '{}'",
        "UPDATE delivery SET state = 'held'",
        "UPDATE delivery SET attempts = -1",
        "INSERT INTO delivery(seq, receiver, state) VALUES(99, 'portal', 'queued')",
        "INSERT INTO payload VALUES(99, x'00')",
        "INSERT INTO changes_cursor VALUES(2, '')",
        "INSERT INTO rating VALUES('1.004873', '2026-11-23', 6, 1)",
        "INSERT INTO legal(id, state, code, day, message, happened_ms) VALUES('x', 2, '', '', '', 0)",
        "UPDATE epoch SET confirmed = 2",
        "UPDATE epoch SET confirmed = 'yes'",
    };
    for (const char* sql : forbidden) {
        CAPTURE(sql);
        CHECK_THROWS_AS(kiosk.script(sql), queue::StorageFailure);
    }
    CHECK(kiosk.open()->counts() == queue::Counts{.queued = 3});
}

TEST_CASE("no dossier is numbered under an epoch that the guard has not seen") {
    const KioskFolder kiosk;
    work_a_day(kiosk);
    kiosk.script("INSERT INTO epoch(epoch) VALUES(2)");
    const char* const dossier = R"sql(
        INSERT INTO dossier SELECT 9, '01234567-89ab-7def-8000-000000000000', kiosk, 2, 1, procedure,
                                   pack_version, created_ms, digest, signature, signing_key_id
        FROM dossier WHERE n = 1)sql";
    CHECK_THROWS_AS(kiosk.script(dossier), queue::StorageFailure);
    kiosk.script("UPDATE epoch SET confirmed = 1 WHERE epoch = 2");
    CHECK_NOTHROW(kiosk.script(dossier));
}

}  // namespace
}  // namespace motcua::tests
