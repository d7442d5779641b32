#include "sync/envelope/attachment.h"

#include <fstream>

#include "counting_random.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "sync/envelope/envelope.h"
#include "tests/support/random.h"

namespace motcua::tests {
namespace {

const DossierId kDossier = *DossierId::parse("019aadc3-4800-7000-8000-000000999001");
const AttachmentId kPhoto = *AttachmentId::parse("019aadc3-4800-7000-8000-00000099a001");

// As random as what a camera's JPEG holds, behind the bytes that every JPEG begins with.
Secret jpeg(std::size_t bytes, std::uint64_t seed = 7) {
    Secret picture(bytes, '\0');
    SeededRandom(seed).fill(picture.data(), picture.size());
    picture.replace(0, 3, "\xff\xd8\xff");
    return picture;
}

struct Counter {
    sync::SigningKey kiosk = sync::make_signing_key("BT01-1");
    sync::SealingKey portal = sync::make_sealing_key("sealing-1");

    Result<Sealed> seal(const std::vector<Photo>& photos, const DossierId& id = kDossier) const {
        sync::KeyList list;
        list.receiver = "portal";
        list.sealing = {sync::public_part(portal)};
        DossierHeader header;
        header.id = id;
        header.kiosk = "BT01";
        header.n = 1;
        header.procedure = "1.004873";
        header.pack_version = "2026.11.1";
        header.created = WallTime{Millis{1795400640000}};
        return sync::EnvelopeSealer(kiosk, list).seal(header, secret(R"({"id":"x"})"), photos);
    }
    std::string photo(std::size_t bytes) const {
        auto sealed = seal({{kPhoto, jpeg(bytes)}});
        REQUIRE(sealed);
        return sealed->attachments.front().envelope;
    }
};

// `part` of the clear header exchanged for `other` of the same length.
std::string with_header_changed(std::string envelope, const std::string& part, const std::string& other) {
    const auto at = envelope.find(part);
    REQUIRE(at != std::string::npos);
    return envelope.replace(at, part.size(), other);
}

}  // namespace

TEST_CASE("the receiver and the resident's slip open each photo of a dossier, and nobody else does") {
    const Counter counter;
    std::vector<Photo> photos;
    SeededRandom random(1);
    for (std::uint64_t i = 0; i < 3; ++i)
        photos.push_back({AttachmentId::make(random, WallTime{}), jpeg(70'000 * (i + 1), i)});
    const auto sealed = counter.seal(photos);
    REQUIRE(sealed);
    REQUIRE(sealed->attachments.size() == 3);
    for (std::size_t i = 0; i < photos.size(); ++i) {
        const std::string& envelope = sealed->attachments[i].envelope;
        CHECK(sync::open_attachment(envelope, counter.portal).value() == photos[i].jpeg);
        CHECK(sync::open_attachment(envelope, sealed->slip_secret).value() == photos[i].jpeg);
        CHECK_FALSE(sync::open_attachment(envelope, sync::make_sealing_key("sealing-1")));
        SlipSecret other = sealed->slip_secret;
        other[0] ^= 1;
        CHECK_FALSE(sync::open_attachment(envelope, other));
        CHECK(sync::read_attachment_header(envelope)->dossier == kDossier);
        CHECK(sync::read_attachment_header(envelope)->id == photos[i].id);
        // Nothing of the picture stands in clear.
        for (std::size_t at = 0; at + 12 <= photos[i].jpeg.size(); at += 5'000)
            CHECK(envelope.find(std::string(view(photos[i].jpeg).substr(at, 12))) == std::string::npos);
    }
    CHECK(sync::open_envelope(sealed->dossier.envelope, sealed->slip_secret));
}

TEST_CASE("the dossier's envelope names each photo by id and digest, and the kiosk's signature covers that") {
    const Counter counter;
    const auto sealed = counter.seal({{kPhoto, jpeg(5'000)}});
    REQUIRE(sealed);
    const SealedDossier& dossier = sealed->dossier;
    const std::vector<AttachmentRef> named{{kPhoto, sync::digest_of(sealed->attachments[0].envelope)}};
    CHECK(dossier.attachments == named);
    CHECK(sync::attachments_named(dossier.envelope).value() == named);
    CHECK(sync::from_wire(sync::to_wire(dossier))->attachments == named);
    const auto kiosk = sync::public_part(counter.kiosk);
    CHECK(sync::verify_dossier(dossier, kiosk));
    auto changed = dossier;
    changed.attachments.clear();
    CHECK_FALSE(sync::verify_dossier(changed, kiosk));
    changed = dossier;
    changed.envelope = with_header_changed(changed.envelope, kPhoto.text(), kDossier.text());
    CHECK_FALSE(sync::open_envelope(changed.envelope, counter.portal));
}

TEST_CASE(
    "a dossier that names photos is of version 2, so that who knows version 1 refuses it at its first byte") {
    const Counter counter;
    CHECK(counter.seal({})->dossier.envelope.substr(0, 8) == "MOTCUA1\n");
    const std::string with = counter.seal({{kPhoto, jpeg(5'000)}})->dossier.envelope;
    CHECK(with.substr(0, 8) == "MOTCUA2\n");
    // Each version has its own form of header and no other.
    std::string disguised = with;
    disguised[6] = '1';
    CHECK_FALSE(sync::read_header(disguised));
    disguised = counter.seal({})->dossier.envelope;
    disguised[6] = '2';
    CHECK_FALSE(sync::read_header(disguised));
    disguised[6] = '3';
    CHECK(sync::read_header(disguised).error().what == "envelope: not of this format");
}

TEST_CASE("a photo's length tells a size class and no more, and the largest is within 4 MB") {
    const Counter counter;
    CHECK(counter.photo(5'000).size() == counter.photo(65'535).size());
    CHECK(counter.photo(65'535).size() < counter.photo(65'536).size());
    const std::string largest = counter.photo(kPhotoBytesMax);
    CHECK(largest.size() <= kAttachmentBytesMax);
    CHECK(sync::open_attachment(largest, counter.portal)->size() == kPhotoBytesMax);
}

TEST_CASE("what is too many, too large, twice or no JPEG is not sealed, and the sentence says which") {
    const Counter counter;
    const auto why = [&](const std::vector<Photo>& photos) {
        const auto sealed = counter.seal(photos);
        return sealed ? std::string("sealed") : sealed.error().what;
    };
    std::vector<Photo> many;
    SeededRandom random(2);
    for (int i = 0; i < 10; ++i) many.push_back({AttachmentId::make(random, WallTime{}), jpeg(100)});
    CHECK(why(many) == "sealed");
    many.push_back({kPhoto, jpeg(100)});
    CHECK(why(many) == "envelope: 11 photos, and at most 10 go with one dossier");
    CHECK(why({{kPhoto, jpeg(kPhotoBytesMax + 1)}}) == "attachment: a photo is longer than 3840 KiB");
    CHECK(why({{kPhoto, secret("GIF89a")}}) == "attachment: a photo is no JPEG");
    CHECK(why({{kPhoto, Secret()}}) == "attachment: a photo is no JPEG");
    CHECK(why({{kPhoto, jpeg(100)}, {kPhoto, jpeg(100)}}) != "sealed");
}

TEST_CASE("a photo opens for its own dossier and under its own id only") {
    const Counter counter;
    const auto sealed = counter.seal({{kPhoto, jpeg(5'000)}});
    REQUIRE(sealed);
    const std::string& envelope = sealed->attachments[0].envelope;
    const std::string other = "019aadc3-4800-7000-8000-000000999002";
    for (const std::string& part : {kDossier.text(), kPhoto.text()}) {
        const std::string moved = with_header_changed(envelope, part, other);
        REQUIRE(sync::read_attachment_header(moved));
        CHECK_FALSE(sync::open_attachment(moved, counter.portal));
        CHECK_FALSE(sync::open_attachment(moved, sealed->slip_secret));
    }
    CHECK_FALSE(sync::open_envelope(envelope, counter.portal));
    CHECK_FALSE(sync::open_attachment(sealed->dossier.envelope, counter.portal));
}

TEST_CASE("a photo that was cut short, made longer or changed anywhere does not open") {
    const Counter counter;
    const std::string envelope = counter.photo(150'000);
    const std::size_t size = envelope.size();
    for (const std::size_t keep : {std::size_t{0}, std::size_t{7}, std::size_t{11}, std::size_t{100},
                                   size / 2, size - 65'553, size - 1}) {
        CAPTURE(keep);
        CHECK_FALSE(sync::open_attachment(envelope.substr(0, keep), counter.portal));
    }
    CHECK_FALSE(sync::open_attachment(envelope + envelope.substr(size - 65'553), counter.portal));
    CHECK_FALSE(sync::open_attachment(std::string((4U << 20) + 1, 'M'), counter.portal));
    SeededRandom random(3);
    for (int round = 0; round < 200; ++round) {
        std::uint32_t dice = 0;
        random.fill(&dice, sizeof dice);
        const std::size_t at = round < 100 ? dice % 900 : dice % size;
        CAPTURE(at);
        std::string flipped = envelope;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << (dice >> 29U)));
        CHECK_FALSE(sync::open_attachment(flipped, counter.portal));
    }
}

TEST_CASE("the vector of a photo in docs/ is what sealing with its numbers gives, to the last bit") {
    std::ifstream file(std::string(MOTCUA_SOURCE_DIR) + "/docs/attachment-vector.json");
    const auto vector = nlohmann::json::parse(file, nullptr, false);
    REQUIRE_FALSE(vector.is_discarded());
    const CountingRandom random;
    Counter counter;
    const std::string photo = from_hex(vector["jpeg"].get<std::string>()).value_or("");
    const auto sealed = counter.seal({{*AttachmentId::parse(vector["id"].get<std::string>()), secret(photo)}},
                                     *DossierId::parse(vector["dossier"].get<std::string>()));
    REQUIRE(sealed);
    const SealedAttachment& attachment = sealed->attachments.front();
    const std::string header = vector["header"];
    CHECK(attachment.envelope.substr(12, header.size()) == header);
    CHECK(to_hex(attachment.ref.digest) == vector["digest"]);
    CHECK(attachment.envelope.size() == vector["bytes"]);
    CHECK(to_hex(counter.portal.secret_key) == vector["receiver_secret_key"]);
    CHECK(to_hex(sealed->slip_secret.data(), sealed->slip_secret.size()) == vector["slip_secret"]);
    CHECK(sync::open_attachment(attachment.envelope, sealed->slip_secret).value() == secret(photo));
}

}  // namespace motcua::tests
