// That the chip is the one that was issued: active and chip authentication, checked with OpenSSL.
#include <memory>

#include <doctest/doctest.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "tests/chip/terminal.h"
#include "tests/support/chip/security_infos.h"

namespace motcua::tests::chip {
namespace {

KeyOwner public_key_in(View file) {
    const View info = find_tlv(file, 0x6F).value();
    const unsigned char* at = info.data();
    return KeyOwner(d2i_PUBKEY(nullptr, &at, static_cast<long>(info.size())));
}

Bytes opened_with(EVP_PKEY* key, View signature) {
    const std::unique_ptr<EVP_PKEY_CTX, void (*)(EVP_PKEY_CTX*)> context(EVP_PKEY_CTX_new(key, nullptr),
                                                                         EVP_PKEY_CTX_free);
    EVP_PKEY_verify_recover_init(context.get());
    EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING);
    Bytes plain(signature.size());
    std::size_t size = plain.size();
    // A number above the modulus is no signature of this key.
    if (EVP_PKEY_verify_recover(context.get(), plain.data(), &size, signature.data(), signature.size()) != 1)
        return Bytes(signature.size());
    plain.resize(size);
    return plain;
}

// ISO/IEC 9796-2, 8 and 9: header, what is recovered, digest, trailer.
bool is_signature_of(EVP_PKEY* key, View signature, View challenge, const char* name, const Bytes& trailer) {
    const Bytes plain = opened_with(key, signature);
    const std::size_t hash = digest(name, {}).size();
    const std::size_t end = plain.size() - trailer.size();
    if (plain[0] != 0x6A || !same(View(plain).subspan(end), trailer)) return false;
    const View recovered = View(plain).subspan(1, end - hash - 1);
    return same(View(plain).subspan(end - hash, hash), digest(name, joined({recovered, challenge})));
}

bool is_plain_signature_of(EVP_PKEY* key, View signature, View challenge, const char* name) {
    const std::size_t half = signature.size() / 2;
    ECDSA_SIG* both = ECDSA_SIG_new();
    ECDSA_SIG_set0(both, BN_bin2bn(signature.data(), static_cast<int>(half), nullptr),
                   BN_bin2bn(signature.data() + half, static_cast<int>(half), nullptr));
    unsigned char* der = nullptr;
    const int length = i2d_ECDSA_SIG(both, &der);
    const std::unique_ptr<EVP_PKEY_CTX, void (*)(EVP_PKEY_CTX*)> context(EVP_PKEY_CTX_new(key, nullptr),
                                                                         EVP_PKEY_CTX_free);
    EVP_PKEY_verify_init(context.get());
    const Bytes hashed = digest(name, challenge);
    const int result =
        EVP_PKEY_verify(context.get(), der, static_cast<std::size_t>(length), hashed.data(), hashed.size());
    OPENSSL_free(der);
    ECDSA_SIG_free(both);
    return result == 1;
}

struct Opened {
    explicit Opened(ChipContents contents, ChipOptions options = {})
        : card(std::move(contents), std::move(options)), terminal(card) {
        terminal.select_application();
        REQUIRE(terminal.open_with_zone(card.contents().zone) == 0x9000);
    }
    ChipCard card;
    Terminal terminal;
};

ChipContents with_active(ActiveOffer offer) {
    ChipFeatures features;
    features.active = std::move(offer);
    return contents_of(ChipPerson{}, features);
}

ChipContents with_chip_authentication(ChipAuthenticationOffer offer) {
    ChipFeatures features;
    features.chip_authentication = offer;
    return contents_of(ChipPerson{}, features);
}

const Bytes kChallenge = from_hex("F173589974BF40C6");

// The terminal's part with `agreement`, the chip's public key taken out of `public_key`.
void authenticate(Terminal& terminal, const ChipAuthenticationOffer& offer, View chip_key) {
    const auto agreement = agreement_of(offer.parameters);
    const Bytes own = agreement->new_private(real_dice);
    const Bytes own_public = agreement->public_of(own);
    const Bytes key_id = offer.key_id ? tlv(0x84, Bytes{static_cast<std::uint8_t>(*offer.key_id)}) : Bytes{};
    if (offer.suite == Suite::des3) {
        REQUIRE(terminal.send(0x002241A6, joined({tlv(0x91, own_public), key_id}), std::nullopt).status ==
                0x9000);
    } else {
        const Bytes protocol = tlv(0x80, oid_content(chip_authentication_oid(offer)));
        REQUIRE(terminal.send(0x002241A4, joined({protocol, key_id}), std::nullopt).status == 0x9000);
        const bool is_long = own_public.size() > 200;
        const Reply reply = terminal.send(0x00860000, tlv(0x7C, tlv(0x80, own_public)), 0, is_long);
        REQUIRE(reply.status == 0x9000);
        CHECK(to_hex(reply.data) == "7C00");
    }
    terminal.begin(offer.suite, agreement->shared(own, chip_key).value());
}

Bytes point_of(EVP_PKEY* key) {
    Bytes point(200);
    std::size_t size = 0;
    REQUIRE(EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_ENCODED_PUBLIC_KEY, point.data(),
                                            point.size(), &size) == 1);
    point.resize(size);
    return point;
}

Bytes dh_public_of(EVP_PKEY* key, std::size_t width) {
    BIGNUM* number = nullptr;
    REQUIRE(EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_PUB_KEY, &number) == 1);
    Bytes bytes(width);
    BN_bn2binpad(number, bytes.data(), static_cast<int>(width));
    BN_free(number);
    return bytes;
}

}  // namespace

TEST_CASE("the chip signs the reader's challenge with RSA, and its copy signs with another key") {
    for (const auto& [name, trailer] :
         {std::pair{"SHA1", from_hex("BC")}, std::pair{"SHA256", from_hex("34CC")},
          std::pair{"SHA512", from_hex("35CC")}}) {
        const ChipContents contents = with_active({true, 1024, "", name});
        const KeyOwner key = public_key_in(contents.files.at(group_file(15)));
        Opened original(contents);
        const Reply reply = original.terminal.send(0x00880000, kChallenge, 0);
        REQUIRE(reply.status == 0x9000);
        CHECK(is_signature_of(key.get(), reply.data, kChallenge, name, trailer));
        Opened copy(copied(contents));
        const Reply other = copy.terminal.send(0x00880000, kChallenge, 0);
        CHECK_FALSE(is_signature_of(key.get(), other.data, kChallenge, name, trailer));
    }
}

TEST_CASE("or with ECDSA, r and s in their full length, and says the digest in DG14") {
    for (const auto& [curve, name] : {std::pair{"prime256v1", "SHA256"}, std::pair{"secp521r1", "SHA512"},
                                      std::pair{"brainpoolP256r1", "SHA384"}}) {
        const ChipContents contents = with_active({false, 0, curve, name});
        const KeyOwner key = public_key_in(contents.files.at(group_file(15)));
        CHECK(to_hex(contents.files.at(group_file(14))).find("0606678108010105020101") != std::string::npos);
        Opened original(contents);
        for (int i = 0; i < 20; ++i) {
            const Reply reply = original.terminal.send(0x00880000, kChallenge, 0);
            REQUIRE(reply.status == 0x9000);
            CHECK(reply.data.size() == (std::string(curve) == "secp521r1" ? 132 : 64));
            CHECK(is_plain_signature_of(key.get(), reply.data, kChallenge, name));
        }
        Opened copy(copied(contents));
        const Reply other = copy.terminal.send(0x00880000, kChallenge, 0);
        CHECK_FALSE(is_plain_signature_of(key.get(), other.data, kChallenge, name));
    }
}

TEST_CASE("a signature comes to who has opened the chip, in an answer that has room for it") {
    ChipCard closed(with_active({}));
    Terminal terminal(closed);
    terminal.select_application();
    CHECK(terminal.plain("0088000008F173589974BF40C600").status == 0x6982);
    ChipOptions options;
    options.has_extended_length = true;
    Opened large(with_active({true, 2048, "", "SHA256"}), options);
    CHECK(large.terminal.send(0x00880000, kChallenge, 0).status == 0x6700);
    CHECK(large.terminal.send(0x00880000, kChallenge, 0, true).data.size() == 256);
    Opened none(contents_of(ChipPerson{}));
    CHECK(none.terminal.send(0x00880000, kChallenge, 0).status == 0x6D00);
}

TEST_CASE("chip authentication changes the keys, on a curve and in a prime field, and a copy fails at it") {
    for (const ChipAuthenticationOffer offer : {ChipAuthenticationOffer{Suite::des3, 13, 1, true},
                                                ChipAuthenticationOffer{Suite::aes128, 13, {}, true},
                                                ChipAuthenticationOffer{Suite::aes192, 12, {}, false},
                                                ChipAuthenticationOffer{Suite::aes256, 17, 7, true},
                                                ChipAuthenticationOffer{Suite::aes128, 2, {}, true},
                                                ChipAuthenticationOffer{Suite::des3, 0, {}, true}}) {
        CAPTURE(offer.parameters);
        CAPTURE(suite_number(offer.suite));
        const ChipContents contents = with_chip_authentication(offer);
        EVP_PKEY* chip_key = contents.chip_key.get();
        const Bytes public_key =
            offer.parameters >= 8
                ? point_of(chip_key)
                : dh_public_of(chip_key, static_cast<std::size_t>(EVP_PKEY_get_size(chip_key)));
        ChipOptions options;
        options.has_extended_length = true;
        Opened original(contents, options);
        authenticate(original.terminal, offer, public_key);
        CHECK(original.terminal.read_file(group_file(1), 0x40).data == contents.files.at(group_file(1)));
        CHECK(original.card.is_open());

        Opened copy(copied(contents), options);
        authenticate(copy.terminal, offer, public_key);
        CHECK(copy.terminal.send(0x00B08100, {}, 4).status == 0x6988);
        CHECK_FALSE(copy.card.is_open());
    }
}

TEST_CASE("chip authentication refuses what it cannot do, and the session stands") {
    Opened opened(with_chip_authentication({Suite::aes128, 13, {}, true}));
    Terminal& terminal = opened.terminal;
    const Bytes junk(65, 0x04);
    CHECK(terminal.send(0x00860000, tlv(0x7C, tlv(0x80, junk)), 0).status == 0x6985);
    CHECK(terminal.send(0x002241A6, tlv(0x91, junk), std::nullopt).status == 0x6A80);
    const Bytes protocol = tlv(0x80, oid_content(chip_authentication_oid({Suite::aes256, 13, {}, true})));
    CHECK(terminal.send(0x002241A4, protocol, std::nullopt).status == 0x6A80);
    const Bytes right = tlv(0x80, oid_content(chip_authentication_oid({})));
    CHECK(terminal.send(0x002241A4, right, std::nullopt).status == 0x9000);
    CHECK(terminal.send(0x00860000, tlv(0x7C, tlv(0x80, junk)), 0).status == 0x6A80);
    CHECK(terminal.send(0x00B08100, {}, 4).status == 0x9000);
}

}  // namespace motcua::tests::chip
