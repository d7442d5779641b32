#include "tests/support/chip/active_authentication.h"

#include <openssl/bn.h>
#include <openssl/ecdsa.h>
#include <openssl/rsa.h>

namespace motcua::tests::chip {
namespace {

constexpr std::uint8_t kPartlyRecovered = 0x6A;

struct SigningContextFree {
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
};

Bytes trailer_of(const std::string& digest_name) {
    const std::map<std::string, Bytes> trailers{{"SHA1", {0xBC}},
                                                {"SHA224", {0x38, 0xCC}},
                                                {"SHA256", {0x34, 0xCC}},
                                                {"SHA384", {0x36, 0xCC}},
                                                {"SHA512", {0x35, 0xCC}}};
    return trailers.at(digest_name);
}

Bytes signed_by(EVP_PKEY* key, View message, int padding) {
    const std::unique_ptr<EVP_PKEY_CTX, SigningContextFree> context(EVP_PKEY_CTX_new(key, nullptr));
    must(EVP_PKEY_sign_init(context.get()) == 1, "a signature");
    if (padding != 0) must(EVP_PKEY_CTX_set_rsa_padding(context.get(), padding) == 1, "padding");
    std::size_t size = 0;
    must(EVP_PKEY_sign(context.get(), nullptr, &size, message.data(), message.size()) == 1, "its size");
    Bytes signature(size);
    must(EVP_PKEY_sign(context.get(), signature.data(), &size, message.data(), message.size()) == 1,
         "a signature");
    signature.resize(size);
    return signature;
}

Bytes plain_of(View der, std::size_t width) {
    const unsigned char* at = der.data();
    const std::unique_ptr<ECDSA_SIG, void (*)(ECDSA_SIG*)> both(
        d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())), ECDSA_SIG_free);
    must(both != nullptr, "an ECDSA signature");
    Bytes plain(2 * width);
    BN_bn2binpad(ECDSA_SIG_get0_r(both.get()), plain.data(), static_cast<int>(width));
    BN_bn2binpad(ECDSA_SIG_get0_s(both.get()), plain.data() + width, static_cast<int>(width));
    return plain;
}

}  // namespace

Bytes active_signature(const ActiveOffer& offer, EVP_PKEY* key, View challenge, const Dice& dice) {
    if (!offer.is_rsa) {
        const auto width = (static_cast<std::size_t>(EVP_PKEY_get_bits(key)) + 7) / 8;
        return plain_of(signed_by(key, digest(offer.digest.c_str(), challenge), 0), width);
    }
    const Bytes trailer = trailer_of(offer.digest);
    const std::size_t hash = digest(offer.digest.c_str(), {}).size();
    const auto whole = static_cast<std::size_t>(EVP_PKEY_get_size(key));
    const Bytes recovered = dice(whole - 1 - hash - trailer.size());
    const Bytes hashed = digest(offer.digest.c_str(), joined({recovered, challenge}));
    const Bytes block = joined({Bytes{kPartlyRecovered}, recovered, hashed, trailer});
    return signed_by(key, block, RSA_NO_PADDING);
}

}  // namespace motcua::tests::chip
