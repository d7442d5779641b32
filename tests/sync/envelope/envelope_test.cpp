#include "sync/envelope/envelope.h"

#include <array>
#include <fstream>

#include "counting_random.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <sodium.h>
#include <zstd.h>

#include "tests/support/random.h"

namespace motcua::tests {
namespace {

using sync::EnvelopeSealer;

const char* const kDocument =
    R"({"id":"019aadc3-4800-7000-8000-000000999001","name":"Nguyễn Thị Mẫu","procedure":"1.004873"})";

struct Parties {
    sync::SigningKey kiosk = sync::make_signing_key("BT01-1");
    sync::SealingKey portal = sync::make_sealing_key("sealing-1");
    [[nodiscard]] sync::KeyList list() const {
        sync::KeyList list;
        list.receiver = "portal";
        list.sealing = {sync::public_part(portal)};
        return list;
    }
    [[nodiscard]] EnvelopeSealer sealer() const { return {kiosk, list()}; }
};

DossierHeader header() {
    DossierHeader header;
    header.id = *DossierId::parse("019aadc3-4800-7000-8000-000000999001");
    header.kiosk = "BT01";
    header.epoch = 3;
    header.n = 17;
    header.procedure = "1.004873";
    header.pack_version = "2026.11.1";
    header.created = WallTime{Millis{1795400640123}};  // 2026-11-23T02:24:00.123Z
    return header;
}

Secret noise(std::size_t bytes) {
    Secret text(bytes, '\0');
    SeededRandom(7).fill(text.data(), text.size());
    return text;
}

bool opens(const std::string& envelope, const Parties& parties, const SlipSecret& slip) {
    return sync::open_envelope(envelope, parties.portal).has_value() ||
           sync::open_envelope(envelope, slip).has_value();
}

}  // namespace

TEST_CASE("the receiver and the resident's slip both open what was sealed, and nobody else does") {
    const Parties parties;
    auto sealer = parties.sealer();
    const auto sealed = sealer.seal(header(), secret(kDocument));
    REQUIRE(sealed);
    const std::string& envelope = sealed->dossier.envelope;

    CHECK(sync::open_envelope(envelope, parties.portal).value() == secret(kDocument));
    CHECK(sync::open_envelope(envelope, sealed->slip_secret).value() == secret(kDocument));

    CHECK_FALSE(sync::open_envelope(envelope, sync::make_sealing_key("sealing-1")));
    auto renamed = parties.portal;
    renamed.id = "sealing-2";
    CHECK(sync::open_envelope(envelope, renamed).error().what == "envelope: not sealed to this key");
    SlipSecret other_slip = sealed->slip_secret;
    other_slip[15] ^= 1;
    CHECK_FALSE(sync::open_envelope(envelope, other_slip));
}

TEST_CASE("nothing of the document stands in clear in the envelope, and no two envelopes share a key") {
    const Parties parties;
    auto sealer = parties.sealer();
    const auto one = sealer.seal(header(), secret(kDocument));
    const auto two = sealer.seal(header(), secret(kDocument));
    CHECK(one->dossier.envelope.find("Nguy") == std::string::npos);
    CHECK(one->dossier.digest != two->dossier.digest);
    CHECK(one->slip_secret != two->slip_secret);
    CHECK_FALSE(sync::open_envelope(one->dossier.envelope, two->slip_secret));
}

TEST_CASE("the header can be read without any key, and says what was sealed in whole seconds") {
    const Parties parties;
    auto sealer = parties.sealer();
    const auto sealed = sealer.seal(header(), secret(kDocument));
    const auto read = sync::read_header(sealed->dossier.envelope);
    REQUIRE(read);
    CHECK(read->id == header().id);
    CHECK(read->kiosk == "BT01");
    CHECK(read->epoch == 3);
    CHECK(read->n == 17);
    CHECK(read->procedure == "1.004873");
    CHECK(read->pack_version == "2026.11.1");
    CHECK(read->created == WallTime{Millis{1795400640000}});
    CHECK(sync::receiver_key_ids(sealed->dossier.envelope).value() == std::vector<std::string>{"sealing-1"});
}

TEST_CASE("documents of every size come back, from one byte to 1 MiB that does not compress") {
    const Parties parties;
    auto sealer = parties.sealer();
    for (const std::size_t bytes : {1U, 4095U, 4096U, 65535U, 65536U, 65537U, 300000U, 1U << 20}) {
        CAPTURE(bytes);
        const Secret document = noise(bytes);
        const auto sealed = sealer.seal(header(), document);
        REQUIRE(sealed);
        CHECK(sealed->dossier.envelope.size() <= sync::kEnvelopeBytesMax);
        CHECK(sync::open_envelope(sealed->dossier.envelope, parties.portal).value() == document);
        CHECK(sync::to_wire(sealed->dossier).size() <= sync::kWireBytesMax);
    }
}

TEST_CASE("the length of an envelope does not tell a short dossier from a long one") {
    const Parties parties;
    auto sealer = parties.sealer();
    const auto length = [&](std::size_t bytes) {
        return sealer.seal(header(), noise(bytes))->dossier.envelope.size();
    };
    CHECK(length(1) == length(4000));
    CHECK(length(70000) == length(130000));
}

TEST_CASE("what is out of bounds is not sealed") {
    const Parties parties;
    auto sealer = parties.sealer();
    CHECK_FALSE(sealer.seal(header(), noise((1U << 20) + 1)));
    CHECK_FALSE(sealer.seal(header(), Secret()));
    auto bad = header();
    bad.procedure = "a \"quoted\" name";
    CHECK_FALSE(sealer.seal(bad, secret(kDocument)));
    bad = header();
    bad.n = 0;
    CHECK_FALSE(sealer.seal(bad, secret(kDocument)));
    bad = header();
    bad.kiosk = std::string(65, 'K');
    CHECK_FALSE(sealer.seal(bad, secret(kDocument)));
    EnvelopeSealer to_nobody(parties.kiosk, sync::KeyList{});
    CHECK(to_nobody.seal(header(), secret(kDocument)).error().what == "envelope: no receiver key is known");
}

TEST_CASE("an envelope with any one byte changed never opens") {
    const Parties parties;
    auto sealer = parties.sealer();
    const auto sealed = sealer.seal(header(), secret(kDocument));
    std::string envelope = sealed->dossier.envelope;
    for (std::size_t at = 0; at < envelope.size(); ++at) {
        const auto mask = static_cast<char>(1U << at % 8);
        envelope[at] = static_cast<char>(envelope[at] ^ mask);
        if (opens(envelope, parties, sealed->slip_secret)) FAIL("opened with a change at byte ", at);
        envelope[at] = static_cast<char>(envelope[at] ^ mask);
    }
    CHECK(opens(envelope, parties, sealed->slip_secret));
}

TEST_CASE("a long envelope with a byte changed in any part of it never opens") {
    const Parties parties;
    auto sealer = parties.sealer();
    const auto sealed = sealer.seal(header(), noise(100000));
    std::string envelope = sealed->dossier.envelope;
    for (std::size_t at = 0; at < envelope.size();
         at += 997) {  // a prime: every place within a block of anything
        envelope[at] = static_cast<char>(envelope[at] ^ 4);
        if (sync::open_envelope(envelope, parties.portal)) FAIL("opened with a change at byte ", at);
        envelope[at] = static_cast<char>(envelope[at] ^ 4);
    }
    CHECK(sync::open_envelope(envelope, parties.portal));
}

TEST_CASE("an envelope cut at any length, or with anything after it, never opens") {
    const Parties parties;
    auto sealer = parties.sealer();
    const auto sealed = sealer.seal(header(), secret(kDocument));
    const std::string& envelope = sealed->dossier.envelope;
    for (std::size_t length = 0; length < envelope.size(); ++length) {
        if (opens(envelope.substr(0, length), parties, sealed->slip_secret))
            FAIL("opened when cut at ", length);
    }
    CHECK_FALSE(opens(envelope + '\0', parties, sealed->slip_secret));
    CHECK_FALSE(opens(envelope + envelope, parties, sealed->slip_secret));
    CHECK_FALSE(opens(std::string(3U << 20, 'x'), parties, sealed->slip_secret));
}

TEST_CASE("the parts of two envelopes cannot be put together") {
    const Parties parties;
    auto sealer = parties.sealer();
    const auto one = sealer.seal(header(), noise(100000));
    const auto two = sealer.seal(header(), noise(100000));
    const std::size_t stream = 24 + 131072 + 2 * 17;
    const std::string& a = one->dossier.envelope;
    const std::string& b = two->dossier.envelope;
    const std::string mixed = a.substr(0, a.size() - stream) + b.substr(b.size() - stream);
    CHECK_FALSE(opens(mixed, parties, one->slip_secret));
    CHECK_FALSE(opens(mixed, parties, two->slip_secret));
    // The two messages of one stream, in the other order.
    const std::size_t message = 65536 + 17;
    const std::string swapped = a.substr(0, a.size() - 2 * message) + a.substr(a.size() - message) +
                                a.substr(a.size() - 2 * message, message);
    CHECK_FALSE(opens(swapped, parties, one->slip_secret));
}

namespace {

// The envelope of a sender who has the keys and means harm: `inner` in the place of the padded document.
std::string with_inner(const Secret& inner, const Parties& parties, const SlipSecret*& slip) {
    static SlipSecret known;
    auto sealer = parties.sealer();
    const CountingRandom random;
    const auto sealed = sealer.seal(header(), secret(kDocument));
    known = sealed->slip_secret;
    slip = &known;
    std::array<unsigned char, 32> key{};
    for (std::size_t i = 0; i < key.size(); ++i)
        key[i] = static_cast<unsigned char>(i);  // the first that was asked for

    const std::size_t stream = 24 + 4096 + 17;
    std::string envelope = sealed->dossier.envelope;
    const std::string authenticated = envelope.substr(0, envelope.size() - stream);
    auto* out = reinterpret_cast<unsigned char*>(envelope.data() + authenticated.size());
    crypto_secretstream_xchacha20poly1305_state state;
    crypto_secretstream_xchacha20poly1305_init_push(&state, out, key.data());
    crypto_secretstream_xchacha20poly1305_push(
        &state, out + 24, nullptr, reinterpret_cast<const unsigned char*>(inner.data()), inner.size(),
        reinterpret_cast<const unsigned char*>(authenticated.data()), authenticated.size(),
        crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    return envelope;
}

Secret padded(std::string frame) {
    frame += '\x80';
    frame.resize(4096, '\0');
    return secret(frame);
}

std::string compressed(const std::string& text) {
    std::string frame(ZSTD_compressBound(text.size()), '\0');
    frame.resize(ZSTD_compress(frame.data(), frame.size(), text.data(), text.size(), 19));
    return frame;
}

}  // namespace

TEST_CASE("a well-sealed envelope whose inside is hostile is refused, not unpacked") {
    const Parties parties;
    const SlipSecret* slip = nullptr;
    const std::string frame = compressed(kDocument);
    REQUIRE(opens(with_inner(padded(frame), parties, slip), parties, *slip));

    CHECK_FALSE(opens(with_inner(padded(compressed(std::string((1U << 20) + 1, 'a'))), parties, slip),
                      parties, *slip));
    CHECK_FALSE(opens(with_inner(padded(frame + frame), parties, slip), parties, *slip));
    CHECK_FALSE(opens(with_inner(padded(frame.substr(0, frame.size() - 1)), parties, slip), parties, *slip));
    CHECK_FALSE(opens(with_inner(padded("no zstd at all"), parties, slip), parties, *slip));
    CHECK_FALSE(opens(with_inner(padded(""), parties, slip), parties, *slip));
    CHECK_FALSE(opens(with_inner(Secret(4096, '\0'), parties, slip), parties, *slip));
    CHECK_FALSE(opens(with_inner(Secret(4096, 'x'), parties, slip), parties, *slip));
}

TEST_CASE("the kiosk's signature holds for these bytes and this header alone") {
    const Parties parties;
    auto sealer = parties.sealer();
    const auto sealed = sealer.seal(header(), secret(kDocument));
    const auto kiosk = sync::public_part(parties.kiosk);
    CHECK(sync::verify_dossier(sealed->dossier, kiosk));

    CHECK_FALSE(sync::verify_dossier(sealed->dossier, sync::public_part(sync::make_signing_key("BT01-1"))));
    auto changed = sealed->dossier;
    changed.header.n = 18;
    CHECK_FALSE(sync::verify_dossier(changed, kiosk));
    changed = sealed->dossier;
    changed.signature[0] = static_cast<char>(changed.signature[0] ^ 1);
    CHECK_FALSE(sync::verify_dossier(changed, kiosk));
    changed = sealed->dossier;
    changed.envelope.back() = static_cast<char>(changed.envelope.back() ^ 1);
    CHECK_FALSE(sync::verify_dossier(changed, kiosk));
    changed.digest = sync::digest_of(changed.envelope);
    CHECK_FALSE(sync::verify_dossier(changed, kiosk));
    changed = sealed->dossier;
    changed.signing_key_id = "BT01-2";
    CHECK_FALSE(sync::verify_dossier(changed, kiosk));
}

TEST_CASE("a dossier crosses the wire whole, and a body that is not one is refused") {
    const Parties parties;
    auto sealer = parties.sealer();
    const auto sealed = sealer.seal(header(), secret(kDocument));
    const std::string body = sync::to_wire(sealed->dossier);
    const auto arrived = sync::from_wire(body);
    REQUIRE(arrived);
    CHECK(arrived->envelope == sealed->dossier.envelope);
    CHECK(arrived->digest == sealed->dossier.digest);
    CHECK(sync::verify_dossier(*arrived, sync::public_part(parties.kiosk)));

    for (const char* member : {"id", "digest", "envelope", "signature", "key_id"}) {
        CAPTURE(member);
        auto object = nlohmann::json::parse(body);
        object.erase(member);
        CHECK_FALSE(sync::from_wire(object.dump()));
        object[member] = 5;
        CHECK_FALSE(sync::from_wire(object.dump()));
        object[member] = "";
        CHECK_FALSE(sync::from_wire(object.dump()));
    }
    auto object = nlohmann::json::parse(body);
    object["id"] = "019aadc3-4800-7000-8000-000000999002";
    CHECK(sync::from_wire(object.dump()).error().what == "submission: the envelope holds another id");
    CHECK_FALSE(sync::from_wire(""));
    CHECK_FALSE(sync::from_wire("[]"));
    CHECK_FALSE(sync::from_wire(std::string((3U << 20) + 1, ' ')));
}

TEST_CASE("the vector of docs/envelope.md opens, and sealing with its numbers gives its header again") {
    std::ifstream file(std::string(MOTCUA_SOURCE_DIR) + "/docs/envelope-vector.json");
    const auto vector = nlohmann::json::parse(file, nullptr, false);
    REQUIRE_FALSE(vector.is_discarded());
    const auto raw = [&](const char* name) { return *from_hex(vector[name].get<std::string>()); };
    const std::string envelope = *sync::from_base64(vector["envelope"]);

    sync::SealingKey portal;
    portal.id = vector["receiver_key_id"];
    const std::string public_key = raw("receiver_public_key");
    const std::string secret_key = raw("receiver_secret_key");
    const std::string slip_bytes = raw("slip_secret");
    std::copy(public_key.begin(), public_key.end(), portal.public_key.begin());
    std::copy(secret_key.begin(), secret_key.end(), portal.secret_key.begin());
    SlipSecret slip{};
    std::copy(slip_bytes.begin(), slip_bytes.end(), slip.begin());
    const Secret document = secret(vector["document"].get<std::string>());
    CHECK(sync::open_envelope(envelope, portal).value() == document);
    CHECK(sync::open_envelope(envelope, slip).value() == document);
    CHECK(to_hex(sync::digest_of(envelope)) == vector["digest"]);

    const CountingRandom random;
    const auto kiosk = sync::make_signing_key("BT01-1");
    const auto receiver = sync::make_sealing_key("sealing-1");
    EnvelopeSealer sealer(kiosk, {1, true, "portal", {sync::public_part(receiver)}, {}, {}, "", ""});
    const auto sealed = sealer.seal(header(), document);
    const std::string header_text = vector["header"];
    CHECK(sealed->dossier.envelope.substr(12, header_text.size()) == header_text);
    CHECK(envelope.substr(12, header_text.size()) == header_text);
    CHECK(to_hex(kiosk.public_key.data(), 32) == vector["kiosk_public_key"]);

    auto dossier = sealed->dossier;
    dossier.envelope = envelope;
    dossier.digest = sync::digest_of(envelope);
    dossier.signature = *sync::from_base64(vector["signature"]);
    CHECK(sync::verify_dossier(dossier, sync::public_part(kiosk)));
}

}  // namespace motcua::tests
