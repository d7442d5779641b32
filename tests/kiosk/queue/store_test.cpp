// What a store does while everything around it works.
#include "kiosk/queue/store.h"

#include <fstream>
#include <set>
#include <thread>

#include "kiosk_folder.h"
#include <doctest/doctest.h>

namespace motcua::tests {
namespace {

using queue::Counts;
using queue::Legal;
using queue::State;
using queue::Store;

constexpr WallTime kDecided{Millis{1795400700000}};

// The state of the only delivery of `id`.
State state_of(Store& store, const DossierId& id) {
    const auto entry = store.find(id);
    REQUIRE(entry);
    return entry->state;
}

queue::Outgoing begin(Store& store) {
    const auto begun = store.begin_attempt();
    if (!begun) FAIL(begun.error().what);
    REQUIRE(*begun);
    return **begun;
}

TEST_CASE("a dossier that was stored is there after a restart, whole") {
    const KioskFolder kiosk;
    SeededRandom random(1);
    queue::Added added;
    {
        const auto store = kiosk.open();
        const auto answer = add_one(*store, random);
        REQUIRE(answer);
        added = *answer;
        CHECK(added.slip_secret == added.header.id.bytes());
    }
    const auto store = kiosk.open();
    const auto entry = store->find(added.header.id);
    REQUIRE(entry);
    CHECK(entry->seq == added.seq);
    CHECK(entry->header.kiosk == "BT01");
    CHECK(entry->header.epoch == added.header.epoch);
    CHECK(entry->header.n == added.header.n);
    CHECK(entry->header.procedure == "1.004873");
    CHECK(entry->header.pack_version == "2026.11.1");
    CHECK(entry->header.created == added.header.created);
    CHECK(entry->receiver == kReceiver);
    CHECK(entry->state == State::queued);
    CHECK(entry->attempts == 0);
    CHECK_FALSE(entry->decided);
    CHECK_FALSE(entry->legal);

    const queue::Outgoing outgoing = begin(*store);
    const auto expected = sealed_for_tests(added.header, 3'000);
    CHECK(outgoing.dossier.envelope == expected->dossier.envelope);
    CHECK(outgoing.dossier.digest == expected->dossier.digest);
    CHECK(outgoing.dossier.signature == expected->dossier.signature);
    CHECK(outgoing.dossier.signing_key_id == expected->dossier.signing_key_id);
    CHECK(outgoing.dossier.header.id == added.header.id);
    CHECK(outgoing.dossier.header.n == added.header.n);
}

TEST_CASE("numbers have no gap within an epoch, also where a dossier could not be sealed") {
    const KioskFolder kiosk;
    SeededRandom random(2);
    const auto store = kiosk.open();
    CHECK(add_one(*store, random)->header.n == 1);
    const auto unsealed = store->add(
        draft(random), kReceiver, [](const DossierHeader&) -> Result<Sealed> { return failure("no key"); });
    REQUIRE_FALSE(unsealed);
    CHECK(unsealed.error().fault == queue::SaveFault::cannot_seal);
    CHECK(unsealed.error().what == "no key");
    CHECK(add_one(*store, random)->header.n == 2);
    CHECK(store->counts().created() == 2);
}

TEST_CASE("the sealer sees the number that the dossier gets") {
    const KioskFolder kiosk;
    SeededRandom random(3);
    const auto store = kiosk.open();
    DossierHeader seen;
    const auto added = store->add(draft(random), kReceiver, [&seen](const DossierHeader& header) {
        seen = header;
        return sealed_for_tests(header, 100);
    });
    REQUIRE(added);
    CHECK(seen.kiosk == "BT01");
    CHECK(seen.epoch == store->epoch());
    CHECK(seen.n == 1);
    CHECK(added->header.n == seen.n);
}

TEST_CASE("the same id is not stored twice, and the first stays as it is") {
    const KioskFolder kiosk;
    SeededRandom random(4);
    const auto store = kiosk.open();
    const DossierHeader header = draft(random);
    const auto seal = [](const DossierHeader& numbered) { return sealed_for_tests(numbered, 100); };
    REQUIRE(store->add(header, kReceiver, seal));
    const auto again = store->add(header, kReceiver, seal);
    REQUIRE_FALSE(again);
    CHECK(again.error().fault == queue::SaveFault::io);
    CHECK(store->counts() == Counts{.queued = 1});
}

TEST_CASE("a digest that is not that of the envelope is not stored") {
    const KioskFolder kiosk;
    SeededRandom random(5);
    const auto store = kiosk.open();
    const auto added = store->add(draft(random), kReceiver, [](const DossierHeader& header) {
        auto sealed = sealed_for_tests(header, 100);
        sealed->dossier.envelope += '!';
        return sealed;
    });
    REQUIRE_FALSE(added);
    CHECK(added.error().fault == queue::SaveFault::cannot_seal);
    CHECK(store->list().empty());
}

TEST_CASE("two threads that store and send at once number without a gap and send nothing twice") {
    const KioskFolder kiosk;
    const auto store = kiosk.open();
    const auto adder = [&store](std::uint64_t seed) {
        SeededRandom random(seed);
        for (int i = 0; i < 15; ++i) CHECK(add_one(*store, random, 200));
    };
    std::thread first(adder, 10);
    std::thread second(adder, 11);
    std::set<std::int64_t> sent;
    while (sent.size() < 10) {
        const auto begun = store->begin_attempt();
        if (!begun || !*begun) continue;
        CHECK(sent.insert((*begun)->seq).second);
        CHECK(store->accept((*begun)->seq, kReceiver, kDecided, "{}"));
    }
    first.join();
    second.join();
    const auto entries = store->list();
    REQUIRE(entries.size() == 30);
    for (std::size_t i = 0; i < entries.size(); ++i)
        CHECK(entries[i].header.n == static_cast<std::int64_t>(i + 1));
    CHECK(store->counts() == Counts{.queued = 20, .delivered = 10});
}

// ---- sending --------------------------------------------------------------------------------------------

TEST_CASE("an attempt is counted before it is made, and a restart knows of it") {
    const KioskFolder kiosk;
    SeededRandom random(6);
    DossierId id;
    {
        const auto store = kiosk.open();
        id = add_one(*store, random)->header.id;
        begin(*store);
    }
    const auto store = kiosk.open();
    CHECK(state_of(*store, id) == State::sending);
    CHECK(store->find(id)->attempts == 1);
}

TEST_CASE("what a crash left in sending goes first, then the fewest attempts, then the oldest") {
    const KioskFolder kiosk;
    SeededRandom random(7);
    const auto store = kiosk.open();
    const auto first = add_one(*store, random)->seq;
    const auto second = add_one(*store, random)->seq;
    const auto third = add_one(*store, random)->seq;

    CHECK(begin(*store).seq == first);
    REQUIRE(store->unknown(first, kReceiver));
    CHECK(begin(*store).seq == second);  // the first has been tried once
    REQUIRE(store->unknown(second, kReceiver));
    CHECK(begin(*store).seq == third);
    CHECK(begin(*store).seq == third);  // nobody said what became of it
    CHECK(store->list()[2].attempts == 2);
    REQUIRE(store->unknown(third, kReceiver));
    CHECK(begin(*store).seq == first);
}

TEST_CASE("with nothing to send there is no attempt") {
    const KioskFolder kiosk;
    SeededRandom random(8);
    const auto store = kiosk.open();
    const auto nothing = store->begin_attempt();
    REQUIRE(nothing);
    CHECK_FALSE(*nothing);

    const auto seq = add_one(*store, random)->seq;
    begin(*store);
    REQUIRE(store->hold(seq, kReceiver, "too_large"));
    CHECK_FALSE(*store->begin_attempt());
}

TEST_CASE("a held dossier keeps its reason until staff put it back") {
    const KioskFolder kiosk;
    SeededRandom random(9);
    const auto store = kiosk.open();
    const auto added = add_one(*store, random);
    begin(*store);
    REQUIRE(store->hold(added->seq, kReceiver, "digest_conflict"));
    CHECK(store->find(added->header.id)->reason == "digest_conflict");
    REQUIRE(store->hold(added->seq, kReceiver, "another reason"));  // the first stays
    CHECK(store->find(added->header.id)->reason == "digest_conflict");
    REQUIRE(store->put_back(added->seq, kReceiver));
    CHECK(store->find(added->header.id)->reason.empty());
    CHECK(begin(*store).seq == added->seq);
}

TEST_CASE("a reason is never empty and never long") {
    const KioskFolder kiosk;
    SeededRandom random(10);
    const auto store = kiosk.open();
    const auto one = add_one(*store, random);
    const auto other = add_one(*store, random);
    REQUIRE(store->hold(one->seq, kReceiver, ""));
    CHECK(store->find(one->header.id)->reason == "no_reason_given");
    std::string words;
    while (words.size() < 4'000) words += "ư";
    REQUIRE(store->refuse(other->seq, kReceiver, kDecided, "x" + words, "{}"));
    const std::string kept = store->find(other->header.id)->reason;
    CHECK(kept == "x" + words.substr(0, 198));  // 199 bytes: the next letter would end at byte 201
}

TEST_CASE("bytes that changed on the disk are held and never sent, and the next goes on") {
    const KioskFolder kiosk;
    SeededRandom random(11);
    DossierId bad;
    DossierId good;
    {
        const auto store = kiosk.open();
        bad = add_one(*store, random, 20'000)->header.id;
        good = add_one(*store, random)->header.id;
    }
    std::string bytes = bytes_of(kiosk.database());
    SUBCASE("one bit") {
        const auto at = bytes.find(bad.text() + ' ' + bad.text());
        REQUIRE(at != std::string::npos);
        bytes[at + 5] = static_cast<char>(bytes[at + 5] ^ 1);
    }
    SUBCASE("the way from one page to the next") {
        const auto at = bytes.find(bad.text() + ' ' + bad.text());
        REQUIRE(at != std::string::npos);
        const auto page = at / 4096 * 4096;  // an overflow page begins with the number of the next
        for (std::size_t i = 0; i < 4; ++i) bytes[page + i] = '\x7f';
    }
    std::ofstream(kiosk.database(), std::ios::binary) << bytes;

    const auto store = kiosk.open();
    CHECK(begin(*store).dossier.header.id == good);
    CHECK(state_of(*store, bad) == State::held);
    CHECK(store->find(bad)->reason == queue::kAlteredAtRest);
    CHECK(store->find(bad)->attempts == 0);
}

// ---- answers --------------------------------------------------------------------------------------------

TEST_CASE("a signed decision ends the machine's part, and a second answer changes nothing") {
    const KioskFolder kiosk;
    SeededRandom random(12);
    const auto store = kiosk.open();
    const auto yes = add_one(*store, random);
    const auto no = add_one(*store, random);
    begin(*store);
    REQUIRE(store->accept(yes->seq, kReceiver, kDecided, R"({"outcome":"accepted"})"));
    begin(*store);
    REQUIRE(store->refuse(no->seq, kReceiver, kDecided, "unknown_procedure", R"({"outcome":"refused"})"));

    const auto check = [&] {
        CHECK(store->find(yes->header.id)->decided == kDecided);
        CHECK(state_of(*store, yes->header.id) == State::delivered);
        CHECK(state_of(*store, no->header.id) == State::refused);
        CHECK(store->find(no->header.id)->reason == "unknown_procedure");
    };
    check();
    for (const auto& seq : {yes->seq, no->seq}) {
        CHECK(store->accept(seq, kReceiver, kDecided + Millis{1}, "{}"));
        CHECK(store->refuse(seq, kReceiver, kDecided + Millis{1}, "other", "{}"));
        CHECK(store->unknown(seq, kReceiver));
        CHECK(store->hold(seq, kReceiver, "other"));
        CHECK(store->put_back(seq, kReceiver));
    }
    check();
    CHECK_FALSE(*store->begin_attempt());
}

TEST_CASE("a decision that arrives after the attempt was given up still counts") {
    const KioskFolder kiosk;
    SeededRandom random(13);
    const auto store = kiosk.open();
    const auto added = add_one(*store, random);
    begin(*store);
    REQUIRE(store->unknown(added->seq, kReceiver));
    REQUIRE(store->accept(added->seq, kReceiver, kDecided, "{}"));
    CHECK(state_of(*store, added->header.id) == State::delivered);
}

TEST_CASE("an answer about a delivery that does not exist is an error") {
    const KioskFolder kiosk;
    SeededRandom random(14);
    const auto store = kiosk.open();
    const auto seq = add_one(*store, random)->seq;
    CHECK_FALSE(store->accept(seq + 1, kReceiver, kDecided, "{}"));
    CHECK_FALSE(store->unknown(seq, "another portal"));
}

// ---- looking --------------------------------------------------------------------------------------------

TEST_CASE("the day's ledger balances in every mixture of states") {
    const KioskFolder kiosk;
    SeededRandom random(15);
    const auto store = kiosk.open();
    for (int i = 0; i < 5; ++i) REQUIRE(add_one(*store, random));
    const auto entries = store->list();
    REQUIRE(store->accept(entries[0].seq, kReceiver, kDecided, "{}"));
    REQUIRE(store->refuse(entries[1].seq, kReceiver, kDecided, "no", "{}"));
    REQUIRE(store->hold(entries[2].seq, kReceiver, "set"));
    begin(*store);
    CHECK(store->counts() == Counts{.queued = 1, .sending = 1, .delivered = 1, .refused = 1, .held = 1});
    CHECK(store->counts().waiting() == 2);
    CHECK(store->counts().created() == 5);
}

TEST_CASE("the list shows every dossier in the order of storing, whatever its clock said") {
    const KioskFolder kiosk;
    SeededRandom random(16);
    const auto store = kiosk.open();
    std::vector<DossierId> stored;
    for (const std::int64_t millis : {1795400640000LL, 0LL, -1LL, 4102444800000LL}) {
        DossierHeader header = draft(random);
        header.created = WallTime{Millis{millis}};
        stored.push_back(header.id);
        REQUIRE(
            store->add(header, kReceiver, [](const DossierHeader& h) { return sealed_for_tests(h, 100); }));
    }
    const auto entries = store->list();
    REQUIRE(entries.size() == stored.size());
    for (std::size_t i = 0; i < stored.size(); ++i) CHECK(entries[i].header.id == stored[i]);
    CHECK(entries[2].header.created == WallTime{Millis{-1}});
}

TEST_CASE("an id that was never stored here is not found") {
    const KioskFolder kiosk;
    SeededRandom random(17);
    const auto store = kiosk.open();
    REQUIRE(add_one(*store, random));
    CHECK_FALSE(store->find(draft(random).id));
}

// ---- the receiver's own ladder --------------------------------------------------------------------------

Legal received() { return {2, "H17.46.12-261123-0001", "2026-11-26", "Được tiếp nhận", kDecided}; }

TEST_CASE("the receiver's last word is shown, and each of its words is kept") {
    const KioskFolder kiosk;
    SeededRandom random(18);
    DossierId id;
    {
        const auto store = kiosk.open();
        id = add_one(*store, random)->header.id;
        REQUIRE(store->apply_changes({{id, received()}}, "c1"));
        // Heard later, dated earlier: the receiver's order counts, not its clock.
        REQUIRE(store->apply_changes({{id, {5, received().code, "", "Bổ sung giấy tờ", WallTime{Millis{5}}}}},
                                     "c2"));
        const auto entry = store->find(id);
        REQUIRE(entry->legal);
        CHECK(entry->legal->state == 5);
        CHECK(entry->legal->message == "Bổ sung giấy tờ");
        CHECK(entry->state == State::queued);  // the two ladders do not mix
    }
    CHECK(kiosk.integer("SELECT count(*) FROM legal") == 2);
    CHECK(kiosk.open()->changes_cursor() == "c2");
}

TEST_CASE("the same page twice changes nothing") {
    const KioskFolder kiosk;
    SeededRandom random(19);
    {
        const auto store = kiosk.open();
        CHECK(store->changes_cursor().empty());
        const auto id = add_one(*store, random)->header.id;
        const std::vector<Store::LegalChange> page{{id, {1, "", "", "Mới đăng ký", kDecided}},
                                                   {id, received()}};
        REQUIRE(store->apply_changes(page, "c1"));
        REQUIRE(store->apply_changes(page, "c1"));
        CHECK(store->find(id)->legal->state == 2);
        CHECK(store->find(id)->legal->code == received().code);
        CHECK(store->find(id)->legal->day == "2026-11-26");
        CHECK(store->find(id)->legal->time == kDecided);
    }
    CHECK(kiosk.integer("SELECT count(*) FROM legal") == 2);
}

TEST_CASE("news of a dossier that this folder does not know is kept for when it does") {
    const KioskFolder kiosk;
    SeededRandom random(20);
    const auto store = kiosk.open();
    const DossierHeader later = draft(random);
    REQUIRE(store->apply_changes({{later.id, received()}}, "c1"));
    CHECK_FALSE(store->find(later.id));
    REQUIRE(store->add(later, kReceiver,
                       [](const DossierHeader& header) { return sealed_for_tests(header, 100); }));
    CHECK(store->find(later.id)->legal->state == 2);
}

TEST_CASE("a page with one impossible line is not taken at all, nor is its cursor") {
    const KioskFolder kiosk;
    SeededRandom random(21);
    const auto store = kiosk.open();
    const auto id = add_one(*store, random)->header.id;
    REQUIRE(store->apply_changes({}, "c1"));
    Legal impossible = received();
    SUBCASE("a state that the nation does not have") { impossible.state = 11; }
    SUBCASE("no state") { impossible.state = 0; }
    SUBCASE("a day that is none") { impossible.day = "26/11/2026"; }
    SUBCASE("a code without end") { impossible.code = std::string(65, '1'); }
    CHECK_FALSE(store->apply_changes({{id, received()}, {id, impossible}}, "c2"));
    CHECK(store->changes_cursor() == "c1");
    CHECK_FALSE(store->find(id)->legal);
}

TEST_CASE("the receiver's words are cut, not refused, where they are too many") {
    const KioskFolder kiosk;
    SeededRandom random(22);
    const auto store = kiosk.open();
    const auto id = add_one(*store, random)->header.id;
    Legal wordy = received();
    wordy.message = std::string(100'000, 'a');
    REQUIRE(store->apply_changes({{id, wordy}}, "c1"));
    REQUIRE(store->apply_changes({{id, wordy}}, "c1"));
    CHECK(store->find(id)->legal->message.size() == 2'000);
}

TEST_CASE("ratings are counted per procedure, day and score, and a score is one to five") {
    const KioskFolder kiosk;
    {
        const auto store = kiosk.open();
        const std::chrono::year_month_day day{std::chrono::year{2026}, std::chrono::month{11},
                                              std::chrono::day{23}};
        for (const int score : {5, 5, 4}) REQUIRE(store->add_rating("1.004873", day, score));
        CHECK_FALSE(store->add_rating("1.004873", day, 0));
        CHECK_FALSE(store->add_rating("1.004873", day, 6));
    }
    CHECK(kiosk.integer("SELECT count FROM rating WHERE score = 5 AND day = '2026-11-23'") == 2);
    CHECK(kiosk.integer("SELECT sum(count) FROM rating") == 3);
}

}  // namespace
}  // namespace motcua::tests
