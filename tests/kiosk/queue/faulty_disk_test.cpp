// What a store does while the disk under it fails. Every change that a scenario makes to the disk is made to
// fail in turn: the 1st, the 2nd, ... until a run is clean.
#include "faulty_disk.h"

#include <map>

#include "kiosk_folder.h"
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/sample.h"

namespace motcua::tests {
namespace {

using queue::State;

constexpr WallTime kJudged{Millis{1795400700000}};
constexpr const char* kGone = "a stored dossier is gone";

// What callers were told, which is what has to be true afterwards.
struct Told {
    std::vector<queue::Added> stored;
    std::vector<DossierId> not_stored;
    std::vector<DossierId> attempted;
    std::vector<DossierId> delivered;
    int uploaded = 0;  // attachments of the third
};

// Photos are small here: each page more is a change more to walk through, and none of another kind.
void tell(Told& told, queue::Store& store, const DossierHeader& header, int attachments = 0) {
    const std::size_t bytes = attachments > 0 ? 500 : 6'000;
    const auto added = store.add(header, kReceiver, [&](const DossierHeader& numbered) {
        return sealed_for_tests(numbered, bytes, attachments);
    });
    if (added)
        told.stored.push_back(*added);
    else
        told.not_stored.push_back(header.id);
}

constexpr int kPhotos = 2;

// A short day: two people come, the first dossier is sent, a third person comes and brings two papers, of
// which one goes up.
Told work(const KioskFolder& kiosk) {
    Told told;
    const auto store = kiosk.try_open();
    if (!store) return told;
    SeededRandom random(1);
    tell(told, **store, draft(random));
    tell(told, **store, draft(random));
    const auto begun = (*store)->begin_attempt();
    if (begun && *begun) {
        const queue::Outgoing& outgoing = **begun;
        told.attempted.push_back(outgoing.dossier.header.id);
        if ((*store)->accept(outgoing.seq, kReceiver, kJudged, "{}"))
            told.delivered.push_back(outgoing.dossier.header.id);
    }
    tell(told, **store, draft(random), kPhotos);
    for (auto next = (*store)->begin_attempt(); next && *next; next = (*store)->begin_attempt()) {
        const queue::Outgoing& outgoing = **next;
        if (outgoing.attachment) {
            if ((*store)->uploaded(outgoing.seq, outgoing.attachment->ref.id)) ++told.uploaded;
            break;
        }
        if (!(*store)->hold(outgoing.seq, kReceiver, "aside")) break;
    }
    return told;
}

std::string trouble_in_tables(const KioskFolder& kiosk) {
    queue::Database database(kiosk.database());
    queue::Statement verdict = database.query("PRAGMA integrity_check");
    verdict.next();
    if (verdict.bytes(0) != "ok") return "integrity_check: " + verdict.bytes(0);
    if (database.query("PRAGMA foreign_key_check").next()) return "a row whose other half is missing";
    const auto dossiers = database.integer("SELECT count(*) FROM dossier");
    if (database.integer("SELECT count(*) FROM payload") != dossiers) return "a dossier without its envelope";
    if (database.integer("SELECT count(*) FROM delivery") != dossiers)
        return "a dossier without its delivery";
    const auto attachments = database.integer("SELECT count(*) FROM attachment");
    if (database.integer("SELECT count(*) FROM attachment_payload") != attachments)
        return "an attachment without its bytes";
    if (attachments % kPhotos != 0) return "a part of a dossier's attachments";
    if (database.query("SELECT epoch FROM dossier GROUP BY epoch HAVING max(n) <> count(*)").next())
        return "a gap";
    return {};
}

// What is untrue of what was told; empty: nothing. `was_cut`: the program ended before it could take anything
// back.
std::string lie(const KioskFolder& kiosk, const Told& told, bool was_cut) {
    auto store = kiosk.try_open();
    if (!store) return "does not open: " + store.error().what;
    for (const queue::Added& added : told.stored) {
        const auto found = (*store)->find(added.header.id);
        if (!found) return kGone;
        if (found->header.n != added.header.n || found->header.epoch != added.header.epoch)
            return "renumbered";
    }
    int uploaded = 0;
    for (const queue::Entry& entry : (*store)->list()) uploaded += entry.attachments.uploaded;
    if (uploaded < told.uploaded) return "an upload was forgotten";
    for (const DossierId& id : told.attempted)
        if ((*store)->find(id)->attempts < 1) return "an attempt was forgotten";
    for (const DossierId& id : told.delivered)
        if ((*store)->find(id)->state != State::delivered) return "a decision was forgotten";
    for (const DossierId& id : told.not_stored)
        if (const auto found = (*store)->find(id); found && found->state != State::voided && !was_cut)
            return "a dossier that was said not to be stored is on its way";
    if ((*store)->behind_guard()) return "taken for a restored copy";
    store->reset();
    return trouble_in_tables(kiosk);
}

// Walks through every change; gives what went wrong at which of them, and how many changes there were.
struct Walk {
    std::map<int, std::string> lies;
    int changes = 0;
};

Walk walk(FaultyDisk& disk, Fault fault, bool for_ever, std::optional<std::uint64_t> seed = std::nullopt,
          int every = static_cast<int>(kEvery)) {
    Walk walked;
    for (int nth = 1;; nth += every) {
        const KioskFolder kiosk;
        disk.arm(fault, nth, for_ever);
        const Told told = work(kiosk);
        if (!disk.struck()) break;
        disk.disarm();
        if (fault == Fault::power_cut)
            disk.restore(seed ? std::optional(*seed + static_cast<std::uint64_t>(nth)) : seed);
        const std::string said = lie(kiosk, told, for_ever || fault == Fault::power_cut);
        if (!said.empty()) walked.lies[nth] = said;
        walked.changes = nth;
    }
    disk.disarm();
    return walked;
}

void check_honest(const Walk& walked) {
    CHECK(walked.changes > 100);  // otherwise this test looks at nothing
    for (const auto& [nth, said] : walked.lies) FAIL_CHECK("change " << nth << ": " << said);
}

TEST_CASE("whichever change the disk refuses, what was told is true") {
    FaultyDisk disk;
    SUBCASE("once") { check_honest(walk(disk, Fault::refused, false)); }
    SUBCASE("from then on") { check_honest(walk(disk, Fault::refused, true)); }
}

TEST_CASE("whichever change the disk makes and reports as failed, what was told is true") {
    FaultyDisk disk;
    SUBCASE("once") { check_honest(walk(disk, Fault::unsure, false)); }
    SUBCASE("from then on") { check_honest(walk(disk, Fault::unsure, true)); }
}

TEST_CASE("at whichever change the disk is full, what was told is true") {
    FaultyDisk disk;
    check_honest(walk(disk, Fault::full, false));
}

TEST_CASE("at whichever change the power is cut, what was told is true") {
    FaultyDisk disk;
    SUBCASE("and all that was not synced is lost") { check_honest(walk(disk, Fault::power_cut, true)); }
    SUBCASE("and of what was not synced any piece may be there, in any order") {
        check_honest(walk(disk, Fault::power_cut, true, 20261123));
    }
}

TEST_CASE("at whichever change the power is cut while an older folder is brought forward, nothing is lost") {
    FaultyDisk disk;
    int changes = 0;
    for (bool struck = true; struck; ++changes) {
        const KioskFolder kiosk;
        SeededRandom random(3);
        REQUIRE(add_one(*kiosk.open(), random, 6'000));
        kiosk.make_version_1();
        disk.arm(Fault::power_cut, changes + 1, true);
        (void)kiosk.try_open();
        struck = disk.struck();
        disk.disarm();
        if (struck) disk.restore(std::nullopt);
        CAPTURE(changes);
        const auto store = kiosk.try_open();
        REQUIRE(store);
        CHECK((*store)->counts() == queue::Counts{.queued = 1});
        CHECK(add_one(**store, random, 6'000, kPhotos));
    }
    CHECK(changes > 10);
}

// The proof of the proof: did the store sync less than synchronous=EXTRA does, the walk above would see it.

int dossiers_gone(const Walk& walked) {
    int gone = 0;
    for (const auto& [nth, said] : walked.lies) gone += said == kGone ? 1 : 0;
    return gone;
}

TEST_CASE("with synchronous=OFF the same power cuts would lose dossiers that were called stored") {
    FaultyDisk disk;
    disk.ignores_syncs = true;
    CHECK(dossiers_gone(walk(disk, Fault::power_cut, true, std::nullopt, 1)) > 0);
}

TEST_CASE("with synchronous=FULL, which does not sync the folder, so would they") {
    FaultyDisk disk;
    disk.ignores_folder_syncs = true;
    CHECK(dossiers_gone(walk(disk, Fault::power_cut, true, std::nullopt, 1)) > 0);
}

TEST_CASE("a database that another process holds is waited for five seconds, then nothing is stored") {
    const KioskFolder kiosk;
    SeededRandom random(2);
    FaultyDisk disk;
    const auto store = kiosk.open();
    disk.locked_by_another = true;
    const auto added = add_one(*store, random);
    disk.locked_by_another = false;
    REQUIRE_FALSE(added);
    CHECK(added.error().fault == queue::SaveFault::busy);
    CHECK(disk.waited_us > 4'900'000);
    CHECK(disk.waited_us < 5'100'000);
    CHECK(store->counts().created() == 0);
    CHECK(add_one(*store, random)->header.n == 1);
}

TEST_CASE("a database that another process holds does not open") {
    const KioskFolder kiosk;
    FaultyDisk disk;
    kiosk.open();
    disk.locked_by_another = true;
    const auto store = kiosk.try_open();
    REQUIRE_FALSE(store);
    CHECK(store.error().fault == queue::OpenFault::held_by_another);
}

}  // namespace
}  // namespace motcua::tests
