#include "platform/chip/original.h"

#include <algorithm>
#include <array>

#include <openssl/bn.h>
#include <openssl/ecdsa.h>
#include <openssl/rsa.h>

#include "kiosk/identity/chip/lds.h"
#include "kiosk/identity/chip/tlv.h"
#include "platform/chip/bytes.h"
#include "platform/chip/owned.h"
#include "platform/chip/security_infos.h"

namespace motcua::platform {
namespace {

namespace chip = identity::chip;
using chip::Original;
using chip::Stop;

constexpr std::size_t kRandomBytes = 8;  // that the chip signs
constexpr int kKeyBitsMax = 4096;        // more would keep the processor busy, and no card has it

using OwnedNumber = std::unique_ptr<BIGNUM, FreeWith<BN_clear_free>>;
using OwnedCurveSignature = std::unique_ptr<ECDSA_SIG, FreeWith<ECDSA_SIG_free>>;

OwnedKey public_key_of(ChipView subject_public_key_info) {
    const std::uint8_t* at = subject_public_key_info.data();
    OwnedKey key(d2i_PUBKEY(nullptr, &at, static_cast<long>(subject_public_key_info.size())));
    return key && EVP_PKEY_get_bits(key.get()) <= kKeyBitsMax ? std::move(key) : nullptr;
}

OwnedNumber number_of(ChipView bytes) {
    return OwnedNumber(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}

// ISO/IEC 9796-2, scheme 1, as far as it is read backwards: 6A, what the chip drew, the digest, which digest.
bool is_message_representative(ChipView f, ChipView drawn) {
    constexpr std::uint8_t kBegin = 0x6A;
    constexpr std::uint8_t kSha1End = 0xBC;
    constexpr std::uint8_t kNamedEnd = 0xCC;  // the byte before it says which
    struct Digest {
        std::uint8_t named;
        const EVP_MD* (*method)();
    };
    constexpr std::array<Digest, 5> kNamed{
        {{0x33, EVP_sha1}, {0x34, EVP_sha256}, {0x35, EVP_sha512}, {0x36, EVP_sha384}, {0x38, EVP_sha224}}};
    if (f.size() < 3 || f.front() != kBegin) return false;
    const EVP_MD* method = f.back() == kSha1End ? EVP_sha1() : nullptr;
    std::size_t trailer = 1;
    for (const Digest& each : kNamed) {
        if (f.back() != kNamedEnd || f[f.size() - 2] != each.named) continue;
        method = each.method();
        trailer = 2;
    }
    if (method == nullptr) return false;
    const auto digest_size = static_cast<std::size_t>(EVP_MD_get_size(method));
    if (f.size() < 1 + digest_size + trailer) return false;
    const ChipView chips_part = f.subspan(1, f.size() - 1 - digest_size - trailer);
    ChipBytes message(chips_part.begin(), chips_part.end());
    append(message, drawn);
    std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
    return EVP_Digest(message.data(), message.size(), digest.data(), nullptr, method, nullptr) == 1 &&
           is_equal({digest.data(), digest_size}, f.subspan(1 + chips_part.size(), digest_size));
}

bool is_signed_with_rsa(EVP_PKEY* key, ChipView signature, ChipView drawn) {
    const OwnedKeyContext context(EVP_PKEY_CTX_new(key, nullptr));
    ChipBytes f(static_cast<std::size_t>(EVP_PKEY_get_size(key)));
    std::size_t size = f.size();
    if (signature.size() != size || !context || EVP_PKEY_verify_recover_init(context.get()) != 1 ||
        EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) != 1 ||
        EVP_PKEY_verify_recover(context.get(), f.data(), &size, signature.data(), signature.size()) != 1)
        return false;
    if (is_message_representative(f, drawn)) return true;
    // The signature may stand for the modulus less itself (ISO/IEC 9796-2, 8.2.1).
    BIGNUM* modulus = nullptr;
    if (EVP_PKEY_get_bn_param(key, "n", &modulus) != 1) return false;
    const OwnedNumber n(modulus);
    const OwnedNumber other = number_of(f);
    if (!other || BN_sub(other.get(), n.get(), other.get()) != 1 || BN_is_negative(other.get()) != 0)
        return false;
    return BN_bn2binpad(other.get(), f.data(), static_cast<int>(f.size())) > 0 &&
           is_message_representative(f, drawn);
}

// r and s one after the other (BSI TR-03111, 5.2.1), which OpenSSL takes as a sequence.
bool is_signed_on_curve(EVP_PKEY* key, ChipView signature, ChipView drawn, const std::string& digest) {
    if (signature.empty() || signature.size() % 2 != 0) return false;
    const OwnedCurveSignature pair(ECDSA_SIG_new());
    OwnedNumber r = number_of(signature.first(signature.size() / 2));
    OwnedNumber s = number_of(signature.last(signature.size() / 2));
    if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) return false;
    (void)r.release();
    (void)s.release();
    std::uint8_t* der = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &der);
    if (size <= 0) return false;
    const std::unique_ptr<std::uint8_t, FreeWith<[](std::uint8_t* bytes) { OPENSSL_free(bytes); }>> owned(
        der);
    const std::unique_ptr<EVP_MD_CTX, FreeWith<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_get_digestbyname(digest.c_str()), nullptr, key) ==
               1 &&
           EVP_DigestVerify(context.get(), der, static_cast<std::size_t>(size), drawn.data(), drawn.size()) ==
               1;
}

// Where group 14 does not say it: the digest as long as the curve (Doc 9303-11, 6.1.2.3).
std::string digest_for(const EVP_PKEY* key) {
    const int bits = EVP_PKEY_get_bits(key);
    return bits > 384 ? "SHA512" : bits > 256 ? "SHA384" : bits > 224 ? "SHA256" : "SHA224";
}

// A key of our own on the same curve, or in the same group.
OwnedKey key_beside(EVP_PKEY* theirs) {
    const OwnedKeyContext context(EVP_PKEY_CTX_new(theirs, nullptr));
    EVP_PKEY* made = nullptr;
    if (!context || EVP_PKEY_keygen_init(context.get()) != 1 || EVP_PKEY_keygen(context.get(), &made) != 1)
        return nullptr;
    return OwnedKey(made);
}

// As the chip takes it: the uncompressed point, or the number.
ChipBytes encoded_key(EVP_PKEY* key) {
    std::uint8_t* bytes = nullptr;
    const std::size_t size = EVP_PKEY_get1_encoded_public_key(key, &bytes);
    ChipBytes encoded(bytes, bytes + size);
    OPENSSL_free(bytes);
    return encoded;
}

ChipBytes agreed_secret(EVP_PKEY* ours, EVP_PKEY* theirs) {
    const OwnedKeyContext context(EVP_PKEY_CTX_new(ours, nullptr));
    std::size_t size = 0;
    if (!context || EVP_PKEY_derive_init(context.get()) != 1 ||
        EVP_PKEY_derive_set_peer(context.get(), theirs) != 1 ||
        EVP_PKEY_derive(context.get(), nullptr, &size) != 1)
        return {};
    ChipBytes secret(size);
    if (EVP_PKEY_derive(context.get(), secret.data(), &size) != 1) return {};
    secret.resize(size);
    return secret;
}

// MSE:Set KAT with 3DES and no OID, MSE:Set AT and GENERAL AUTHENTICATE else (6.2.4).
Result<bool, Stop> send_key(ChipLink& link, const ChipAgreement& way, ChipView ours) {
    constexpr std::uint8_t kManage = 0x22;
    constexpr std::uint8_t kSet = 0x41;
    const bool in_one = way.cipher == ChipCipher::des3;
    Command manage{0, kManage, kSet, static_cast<std::uint8_t>(in_one ? 0xA6 : 0xA4), {}, 0};
    manage.data = in_one ? data_object(0x91, ours) : data_object(0x80, way.oid);
    if (!way.key_id.empty()) append(manage.data, data_object(0x84, way.key_id));
    const auto set = link.ask(manage);
    if (!set) return tl::unexpected<Stop>(set.error());
    if (in_one || set->status != kOk) return set->status == kOk;
    const auto answer = link.ask({0, 0x86, 0, 0, data_object(0x7C, data_object(0x80, ours)), 256});
    if (!answer) return tl::unexpected<Stop>(answer.error());
    return answer->status == kOk;
}

}  // namespace

Result<Original, Stop> check_by_signature(ChipLink& link, ChipView dg15, ChipView dg14, Random& random) {
    constexpr std::uint8_t kInternalAuthenticate = 0x88;
    constexpr std::size_t kInOneShortAnswer = 223;
    constexpr std::size_t kLongAnswer = 65'536;
    const auto content = chip::find_object(dg15, chip::outer_tag(chip::File::dg15));
    const OwnedKey key = content ? public_key_of(*content) : nullptr;
    if (!key) return Original::copied;
    ChipBytes drawn(kRandomBytes);
    random.fill(drawn.data(), drawn.size());
    const bool fits = static_cast<std::size_t>(EVP_PKEY_get_size(key.get())) <= kInOneShortAnswer;
    const auto answer =
        link.ask({0, kInternalAuthenticate, 0, 0, drawn, fits ? std::size_t{256} : kLongAnswer});
    if (!answer) return tl::unexpected<Stop>(answer.error());
    if (answer->status != kOk) return Original::copied;
    const bool on_curve = EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_EC;
    std::string digest = active_digest(dg14);
    if (digest.empty()) digest = digest_for(key.get());
    const bool holds = on_curve ? is_signed_on_curve(key.get(), answer->data, drawn, digest)
                                : is_signed_with_rsa(key.get(), answer->data, drawn);
    return holds ? Original::proved : Original::copied;
}

bool offers_chip_authentication(ChipView dg14) { return chip_agreement(dg14).has_value(); }

Result<Original, Stop> check_by_agreement(ChipLink& link, ChipView dg14) {
    const auto way = chip_agreement(dg14);
    const OwnedKey theirs = way ? public_key_of(way->public_key) : nullptr;
    const OwnedKey ours = theirs ? key_beside(theirs.get()) : nullptr;
    if (!ours) return Original::copied;
    const auto sent = send_key(link, *way, encoded_key(ours.get()));
    if (!sent) return tl::unexpected<Stop>(sent.error());
    const ChipBytes secret = agreed_secret(ours.get(), theirs.get());
    if (!*sent || secret.empty()) return Original::copied;
    link.seal(SecureMessaging(session_keys(secret, way->cipher)));
    // It understands the first command under the new keys, or it has other ones.
    const auto fid = static_cast<std::uint16_t>(chip::File::dg14);
    const auto heard = link.ask(
        {0, 0xA4, 0x02, 0x0C, {static_cast<std::uint8_t>(fid >> 8U), static_cast<std::uint8_t>(fid)}, 0});
    if (heard) return heard->status == kOk ? Original::proved : Original::copied;
    if (heard.error() == Stop::garbled) return Original::copied;
    return tl::unexpected<Stop>(heard.error());
}

}  // namespace motcua::platform
