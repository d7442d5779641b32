#include "platform/chip/ciphers.h"

#include <algorithm>
#include <memory>

#include <openssl/cmac.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

namespace motcua::platform {
namespace {

constexpr std::size_t kDesBlock = 8;
constexpr std::size_t kAesBlock = 16;
constexpr std::size_t kMacBytes = 8;
constexpr std::size_t kDesKey = 8;  // one of the two

struct FreeOf {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
    void operator()(EVP_MAC* mac) const { EVP_MAC_free(mac); }
    void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};

ChipBytes digest(const EVP_MD* method, ChipView bytes) {
    ChipBytes out(static_cast<std::size_t>(EVP_MD_get_size(method)));
    if (EVP_Digest(bytes.data(), bytes.size(), out.data(), nullptr, method, nullptr) != 1) out.clear();
    return out;
}

std::size_t key_size(ChipCipher cipher) {
    switch (cipher) {
        case ChipCipher::des3:
        case ChipCipher::aes128: return 16;
        case ChipCipher::aes192: return 24;
        case ChipCipher::aes256: return 32;
    }
    return 0;
}

const EVP_CIPHER* method_of(ChipCipher cipher) {
    switch (cipher) {
        case ChipCipher::des3: return EVP_des_ede3_cbc();
        case ChipCipher::aes128: return EVP_aes_128_cbc();
        case ChipCipher::aes192: return EVP_aes_192_cbc();
        case ChipCipher::aes256: return EVP_aes_256_cbc();
    }
    return nullptr;
}

// What OpenSSL takes: of the two keys of 3DES the first stands again for a third.
ChipBytes whole_key(ChipCipher cipher, ChipView key) {
    ChipBytes whole(key.begin(), key.end());
    if (cipher == ChipCipher::des3) whole.insert(whole.end(), key.begin(), key.begin() + kDesKey);
    return whole;
}

enum class Direction : std::uint8_t { decrypt = 0, encrypt = 1 };

std::optional<ChipBytes> run_cbc(const EVP_CIPHER* method, ChipView key, ChipView iv, ChipView bytes,
                                 Direction direction) {
    const auto block = static_cast<std::size_t>(EVP_CIPHER_get_block_size(method));
    if (iv.size() != block || bytes.size() % block != 0) return std::nullopt;
    const std::unique_ptr<EVP_CIPHER_CTX, FreeOf> context(EVP_CIPHER_CTX_new());
    ChipBytes out(bytes.size());
    int written = 0;
    if (!context ||
        EVP_CipherInit_ex2(context.get(), method, key.data(), iv.data(), static_cast<int>(direction),
                           nullptr) != 1 ||
        EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1 ||
        EVP_CipherUpdate(context.get(), out.data(), &written, bytes.data(), static_cast<int>(bytes.size())) !=
            1)
        return std::nullopt;
    return out;
}

// All blocks but the last with the first key alone, the last with both.
std::optional<ChipBytes> retail_mac(ChipView key, ChipView bytes) {
    if (key.size() != 2 * kDesKey || bytes.empty() || bytes.size() % kDesBlock != 0) return std::nullopt;
    ChipBytes once;
    for (int i = 0; i < 3; ++i) once.insert(once.end(), key.begin(), key.begin() + kDesKey);
    const ChipBytes zeros(kDesBlock);
    const auto chained =
        run_cbc(EVP_des_ede3_cbc(), once, zeros, bytes.first(bytes.size() - kDesBlock), Direction::encrypt);
    if (!chained) return std::nullopt;
    const ChipView iv = chained->empty() ? ChipView(zeros) : ChipView(*chained).last(kDesBlock);
    return run_cbc(EVP_des_ede3_cbc(), whole_key(ChipCipher::des3, key), iv, bytes.last(kDesBlock),
                   Direction::encrypt);
}

std::optional<ChipBytes> cmac(ChipCipher cipher, ChipView key, ChipView bytes) {
    const std::unique_ptr<EVP_MAC, FreeOf> mac(EVP_MAC_fetch(nullptr, "CMAC", nullptr));
    const std::unique_ptr<EVP_MAC_CTX, FreeOf> context(mac ? EVP_MAC_CTX_new(mac.get()) : nullptr);
    if (!context) return std::nullopt;
    std::string method = EVP_CIPHER_get0_name(method_of(cipher));
    const std::array<OSSL_PARAM, 2> with{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_CIPHER, method.data(), 0),
        OSSL_PARAM_construct_end()};
    ChipBytes out(kAesBlock);
    std::size_t written = 0;
    if (EVP_MAC_init(context.get(), key.data(), key.size(), with.data()) != 1 ||
        EVP_MAC_update(context.get(), bytes.data(), bytes.size()) != 1 ||
        EVP_MAC_final(context.get(), out.data(), &written, out.size()) != 1)
        return std::nullopt;
    out.resize(kMacBytes);
    return out;
}

}  // namespace

std::size_t block_size(ChipCipher cipher) { return cipher == ChipCipher::des3 ? kDesBlock : kAesBlock; }

ChipBytes sha1(ChipView bytes) { return digest(EVP_sha1(), bytes); }
ChipBytes sha256(ChipView bytes) { return digest(EVP_sha256(), bytes); }

ChipBytes derived_key(ChipView seed, KeyUse use, ChipCipher cipher) {
    ChipBytes from(seed.begin(), seed.end());
    from.insert(from.end(), {0, 0, 0, static_cast<std::uint8_t>(use)});
    const bool is_long = cipher == ChipCipher::aes192 || cipher == ChipCipher::aes256;
    ChipBytes key = is_long ? sha256(from) : sha1(from);
    key.resize(key_size(cipher));
    return key;
}

std::optional<ChipBytes> encrypt(ChipCipher cipher, ChipView key, ChipView iv, ChipView bytes) {
    if (key.size() != key_size(cipher)) return std::nullopt;
    return run_cbc(method_of(cipher), whole_key(cipher, key), iv, bytes, Direction::encrypt);
}

std::optional<ChipBytes> decrypt(ChipCipher cipher, ChipView key, ChipView iv, ChipView bytes) {
    if (key.size() != key_size(cipher)) return std::nullopt;
    return run_cbc(method_of(cipher), whole_key(cipher, key), iv, bytes, Direction::decrypt);
}

std::optional<ChipBytes> authentication_code(ChipCipher cipher, ChipView key, ChipView bytes) {
    if (key.size() != key_size(cipher)) return std::nullopt;
    return cipher == ChipCipher::des3 ? retail_mac(key, bytes) : cmac(cipher, key, bytes);
}

ChipBytes padded(ChipView bytes, std::size_t block) {
    ChipBytes out(bytes.begin(), bytes.end());
    out.push_back(0x80);
    out.resize((out.size() + block - 1) / block * block);
    return out;
}

std::optional<ChipBytes> unpadded(ChipView bytes) {
    std::size_t end = bytes.size();
    while (end > 0 && bytes[end - 1] == 0) --end;
    if (end == 0 || bytes[end - 1] != 0x80) return std::nullopt;
    return ChipBytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(end - 1));
}

bool is_equal(ChipView a, ChipView b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace motcua::platform
