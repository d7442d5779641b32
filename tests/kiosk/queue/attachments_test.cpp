// Sealed photos in the queue: with their dossier or not at all, and before it on the way out.
#include "kiosk_folder.h"
#include <doctest/doctest.h>

namespace motcua::tests {
namespace {

using queue::State;

queue::Outgoing next_of(queue::Store& store) {
    const auto begun = store.begin_attempt();
    REQUIRE(begun);
    REQUIRE(*begun);
    return **begun;
}

queue::Attachments attachments_in(queue::Store& store) { return store.list().at(0).attachments; }

TEST_CASE(
    "what was stored with its attachments is there after a restart, each byte of them, in their order") {
    const KioskFolder kiosk;
    SeededRandom random(1);
    const auto added = add_one(*kiosk.open(), random, 5'000, 3);
    REQUIRE(added);
    const auto expected = sealed_for_tests(added->header, 5'000, 3);
    const auto store = kiosk.open();
    CHECK(attachments_in(*store).count == 3);
    CHECK(attachments_in(*store).uploaded == 0);
    CHECK(attachments_in(*store).bytes ==
          static_cast<std::int64_t>(3 * expected->attachments[0].envelope.size()));
    for (int i = 0; i < 3; ++i) {
        const queue::Outgoing outgoing = next_of(*store);
        CHECK(outgoing.dossier.attachments == expected->dossier.attachments);
        REQUIRE(outgoing.attachment);
        CHECK(outgoing.attachment->ref == expected->attachments[static_cast<std::size_t>(i)].ref);
        CHECK(outgoing.attachment->envelope == expected->attachments[static_cast<std::size_t>(i)].envelope);
        CHECK(store->uploaded(outgoing.seq, outgoing.attachment->ref.id));
        CHECK(attachments_in(*store).uploaded == i + 1);
        CHECK(store->list()[0].state == State::sending);
    }
    CHECK_FALSE(next_of(*store).attachment);
    CHECK(store->counts().created() == 1);
}

TEST_CASE("an attempt at an attachment is written down before it is made") {
    const KioskFolder kiosk;
    SeededRandom random(2);
    {
        const auto store = kiosk.open();
        REQUIRE(add_one(*store, random, 1'000, 1));
        REQUIRE(next_of(*store).attachment);
    }
    CHECK(kiosk.integer("SELECT attempts FROM attachment") == 1);
    CHECK(kiosk.integer("SELECT attempts FROM delivery") == 1);
    const auto store = kiosk.open();
    CHECK(store->list()[0].state == State::sending);
    REQUIRE(next_of(*store).attachment);  // cut off: the same again
}

TEST_CASE("while one dossier's attachments go up it is not overtaken; once it waits again, it is") {
    const KioskFolder kiosk;
    SeededRandom random(3);
    const auto store = kiosk.open();
    const auto with = add_one(*store, random, 1'000, 2);
    const auto without = add_one(*store, random, 1'000);
    REQUIRE((with && without));
    queue::Outgoing outgoing = next_of(*store);
    CHECK(outgoing.seq == with->seq);
    REQUIRE(store->uploaded(outgoing.seq, outgoing.attachment->ref.id));
    outgoing = next_of(*store);
    CHECK(outgoing.seq == with->seq);
    REQUIRE(store->unknown(outgoing.seq, kReceiver));
    CHECK(next_of(*store).seq == without->seq);
    CHECK(attachments_in(*store).uploaded == 1);
}

TEST_CASE("what the receiver lacks goes up again, and nothing else") {
    const KioskFolder kiosk;
    SeededRandom random(4);
    const auto store = kiosk.open();
    REQUIRE(add_one(*store, random, 1'000, 3));
    queue::Outgoing outgoing = next_of(*store);
    for (; outgoing.attachment; outgoing = next_of(*store))
        REQUIRE(store->uploaded(outgoing.seq, outgoing.attachment->ref.id));
    const AttachmentRef lost = outgoing.dossier.attachments[1];
    REQUIRE(store->upload_again(outgoing.seq, {lost.id}));
    outgoing = next_of(*store);
    REQUIRE(outgoing.attachment);
    CHECK(outgoing.attachment->ref == lost);
    REQUIRE(store->uploaded(outgoing.seq, lost.id));
    CHECK_FALSE(next_of(*store).attachment);

    const auto stranger = AttachmentId::make(random, WallTime{});
    CHECK_FALSE(store->uploaded(outgoing.seq, stranger));
    CHECK_FALSE(store->upload_again(outgoing.seq, {lost.id, stranger}));
    CHECK(attachments_in(*store).uploaded == 3);
}

TEST_CASE(
    "too many, too large, not those that are named: nothing of it is stored, and the sentence says why") {
    const KioskFolder kiosk;
    SeededRandom random(5);
    const auto store = kiosk.open();
    const auto why = [&](int attachments, const std::function<void(Sealed&)>& spoil) {
        const auto added = store->add(draft(random), kReceiver, [&](const DossierHeader& header) {
            auto sealed = sealed_for_tests(header, 500, attachments);
            spoil(*sealed);
            return sealed;
        });
        if (added) return std::string("stored");
        CHECK(added.error().fault == queue::SaveFault::cannot_seal);
        return added.error().what;
    };
    CHECK(why(10, [](Sealed&) {}) == "stored");
    CHECK(why(11, [](Sealed&) {}) == "11 attachments, and at most 10 go with one dossier");
    CHECK(why(300, [](Sealed&) {}) == "300 attachments, and at most 10 go with one dossier");
    CHECK(why(2, [](Sealed& sealed) {
              sealed.attachments[1].envelope.assign(kAttachmentBytesMax + 1, 'x');
          }) == "an attachment has 4194305 bytes, and at most 4194304 are taken");
    CHECK(why(2, [](Sealed& sealed) { sealed.attachments[1].envelope += 'x'; }) ==
          "the digest is not that of the attachment");
    CHECK(why(2, [](Sealed& sealed) { sealed.attachments.pop_back(); }) ==
          "the attachments are not those that the dossier names");
    CHECK(why(2, [](Sealed& sealed) { std::swap(sealed.attachments[0], sealed.attachments[1]); }) ==
          "the attachments are not those that the dossier names");
    CHECK(store->counts().created() == 1);
    CHECK(add_one(*store, random)->header.n == 2);
}

TEST_CASE("an attachment that was altered where it lies holds its dossier, and the next one goes") {
    const KioskFolder kiosk;
    SeededRandom random(6);
    REQUIRE(add_one(*kiosk.open(), random, 9'000, 1));
    const auto healthy = add_one(*kiosk.open(), random, 9'000, 1);
    kiosk.script(
        "DROP TRIGGER attachment_payload_is_final;"
        "UPDATE attachment_payload SET envelope = zeroblob(length(envelope))"
        " WHERE id = (SELECT id FROM attachment WHERE seq = 1)");
    const auto store = kiosk.open();
    CHECK(next_of(*store).seq == healthy->seq);
    CHECK(store->list()[0].state == State::held);
    CHECK(store->list()[0].reason == queue::kAlteredAtRest);
}

}  // namespace
}  // namespace motcua::tests
