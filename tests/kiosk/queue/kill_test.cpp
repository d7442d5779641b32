// Processes that are killed: at the named places, and anywhere.
#include <csignal>
#include <map>
#include <random>

#include "kiosk_folder.h"
#include <doctest/doctest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kiosk/base/failpoint.h"

namespace motcua::tests {
namespace {

using queue::State;

constexpr int kKills = 100;
constexpr std::uint64_t kSeed = 20261123;

TEST_CASE("killed before the commit, nothing is stored; killed after it, everything is") {
    const KioskFolder kiosk;
    std::int64_t expected = 0;
    SUBCASE("before") {
        const std::string ended = in_child([&kiosk]() -> std::string {
            const auto store = kiosk.open();
            SeededRandom random(1);
            arm(Failpoint::before_commit);
            return add_one(*store, random, 3'000, 3) ? "stored" : "not stored";
        });
        CHECK(ended == "signal 9");
    }
    SUBCASE("after") {
        expected = 1;
        const std::string ended = in_child([&kiosk]() -> std::string {
            const auto store = kiosk.open();
            SeededRandom random(1);
            arm(Failpoint::after_commit);
            return add_one(*store, random, 3'000, 3) ? "stored" : "not stored";
        });
        CHECK(ended == "signal 9");
    }
    const auto store = kiosk.open();
    CHECK(store->counts() == queue::Counts{.queued = expected});
    CHECK_FALSE(store->behind_guard());
    for (const queue::Entry& entry : store->list()) CHECK(entry.attachments.count == 3);
    CHECK(kiosk.integer("SELECT count(*) FROM attachment_payload") == 3 * expected);
}

TEST_CASE("killed right after an upload was written, that attachment is not asked for again") {
    const KioskFolder kiosk;
    const std::string ended = in_child([&kiosk]() -> std::string {
        const auto store = kiosk.open();
        SeededRandom random(3);
        if (!add_one(*store, random, 3'000, 2)) return "not stored";
        const auto first = store->begin_attempt();
        arm(Failpoint::upload_written);
        (void)store->uploaded((*first)->seq, (*first)->attachment->ref.id);
        return "alive";
    });
    CHECK(ended == "signal 9");
    const auto store = kiosk.open();
    CHECK(store->list()[0].attachments.uploaded == 1);
    const auto next = store->begin_attempt();
    REQUIRE((next && *next && (*next)->attachment));
    CHECK((*next)->attachment->ref == (*next)->dossier.attachments[1]);
}

TEST_CASE("killed right after a decision was written, the decision is there") {
    const KioskFolder kiosk;
    State expected = State::delivered;
    SUBCASE("yes") {}
    SUBCASE("no") { expected = State::refused; }
    const std::string ended = in_child([&kiosk, expected]() -> std::string {
        const auto store = kiosk.open();
        SeededRandom random(2);
        const auto seq = add_one(*store, random)->seq;
        (void)store->begin_attempt();
        arm(Failpoint::decision_written);
        if (expected == State::delivered)
            (void)store->accept(seq, kReceiver, WallTime{}, "{}");
        else
            (void)store->refuse(seq, kReceiver, WallTime{}, "no", "{}");
        return "alive";
    });
    CHECK(ended == "signal 9");
    const auto entries = kiosk.open()->list();
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].state == expected);
}

// What a child says over its pipe after each add() has returned.
struct Acknowledged {
    std::array<std::uint8_t, 16> id{};
    std::int64_t epoch = 0;
    std::int64_t n = 0;
};

[[noreturn]] void add_for_ever(const KioskFolder& kiosk, std::uint64_t seed, int out) {
    const auto store = kiosk.try_open();
    if (!store) _exit(3);
    SeededRandom random(seed);
    for (;;) {
        const auto added = add_one(**store, random, 5'000, static_cast<int>(seed % 3));
        if (!added) _exit(4);
        const Acknowledged said{added->header.id.bytes(), added->header.epoch, added->header.n};
        if (write(out, &said, sizeof said) != sizeof said) _exit(5);
    }
}

// Lets a child add until some dossiers are acknowledged and a moment more has passed, then kills it.
std::vector<Acknowledged> add_until_killed(const KioskFolder& kiosk, std::mt19937_64& random) {
    int ends[2] = {};
    REQUIRE(pipe(ends) == 0);
    const std::uint64_t seed = random();
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        close(ends[0]);
        add_for_ever(kiosk, seed, ends[1]);
    }
    close(ends[1]);
    std::vector<Acknowledged> heard;
    Acknowledged said;
    const std::size_t enough = random() % 6;
    while (heard.size() < enough && read(ends[0], &said, sizeof said) == sizeof said) heard.push_back(said);
    // The instant itself: a part of a millisecond in which the child is somewhere in its work.
    const timespec moment{0, static_cast<long>(random() % 2'000'000)};
    ppoll(nullptr, 0, &moment, nullptr);
    kill(child, SIGKILL);
    while (read(ends[0], &said, sizeof said) == sizeof said) heard.push_back(said);
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));  // otherwise it had given up by itself
    return heard;
}

TEST_CASE("whenever a kiosk is killed, what it acknowledged is there and numbered without a gap") {
    const KioskFolder kiosk;
    std::mt19937_64 random(kSeed);
    INFO("seed " << kSeed);
    std::vector<Acknowledged> acknowledged;
    for (int kills = 0; kills < kKills; ++kills)
        for (const Acknowledged& said : add_until_killed(kiosk, random)) acknowledged.push_back(said);
    CHECK(acknowledged.size() >= kKills);

    std::map<DossierId, queue::Entry> stored;
    std::map<std::int64_t, std::int64_t> last_n;
    {
        const auto store = kiosk.open();
        CHECK_FALSE(store->behind_guard());
        for (const queue::Entry& entry : store->list()) {
            CHECK(entry.header.n == ++last_n[entry.header.epoch]);
            CHECK(entry.state == State::queued);
            stored[entry.header.id] = entry;
        }
        CHECK(store->epoch() > kKills / 2);
    }
    for (const Acknowledged& said : acknowledged) {
        const auto found = stored.find(DossierId::from_bytes(said.id));
        REQUIRE(found != stored.end());
        CHECK(found->second.header.epoch == said.epoch);
        CHECK(found->second.header.n == said.n);
    }
    CHECK(stored.size() <=
          acknowledged.size() + kKills);  // at most one a kill was stored and not yet acknowledged
    queue::Database database(kiosk.database());
    queue::Statement verdict = database.query("PRAGMA integrity_check");
    verdict.next();
    CHECK(verdict.bytes(0) == "ok");
}

}  // namespace
}  // namespace motcua::tests
