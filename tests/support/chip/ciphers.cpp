#include "tests/support/chip/ciphers.h"

#include <algorithm>
#include <memory>

#include <openssl/evp.h>
#include <openssl/provider.h>
#include <openssl/rand.h>

namespace motcua::tests::chip {
namespace {

constexpr std::size_t kDesKey = 8;
constexpr std::size_t kMacBytes = 8;

struct CipherContextFree {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

const EVP_CIPHER* cbc_of(Suite suite) {
    switch (suite) {
        case Suite::des3: return EVP_des_ede_cbc();
        case Suite::aes128: return EVP_aes_128_cbc();
        case Suite::aes192: return EVP_aes_192_cbc();
        case Suite::aes256: return EVP_aes_256_cbc();
    }
    return nullptr;
}

const EVP_CIPHER* ecb_of(Suite suite) {
    switch (suite) {
        case Suite::des3: return EVP_des_ede_ecb();
        case Suite::aes128: return EVP_aes_128_ecb();
        case Suite::aes192: return EVP_aes_192_ecb();
        case Suite::aes256: return EVP_aes_256_ecb();
    }
    return nullptr;
}

Bytes crypt(const EVP_CIPHER* cipher, View key, View iv, View data, bool encrypting) {
    const std::unique_ptr<EVP_CIPHER_CTX, CipherContextFree> context(EVP_CIPHER_CTX_new());
    const std::size_t key_bytes = static_cast<std::size_t>(EVP_CIPHER_get_key_length(cipher));
    must(key.size() == key_bytes, "a key of another length");
    must(EVP_CipherInit_ex2(context.get(), cipher, key.data(), iv.empty() ? nullptr : iv.data(),
                            encrypting ? 1 : 0, nullptr) == 1,
         "cipher");
    EVP_CIPHER_CTX_set_padding(context.get(), 0);
    Bytes out(data.size() + 32);
    int first = 0;
    int last = 0;
    must(EVP_CipherUpdate(context.get(), out.data(), &first, data.data(), static_cast<int>(data.size())) == 1,
         "cipher");
    must(EVP_CipherFinal_ex(context.get(), out.data() + first, &last) == 1, "cipher: whole blocks");
    out.resize(static_cast<std::size_t>(first + last));
    return out;
}

// Single DES is triple DES with three equal keys, so the legacy provider is not needed for it.
Bytes des(View key, View block, bool encrypting) {
    return crypt(EVP_des_ede_ecb(), joined({key, key}), {}, block, encrypting);
}

Bytes retail_mac(View key, View padded) {
    Bytes state(kDesKey, 0);
    const View first = key.first(kDesKey);
    for (std::size_t at = 0; at < padded.size(); at += kDesKey) {
        for (std::size_t i = 0; i < kDesKey; ++i) state[i] ^= padded[at + i];
        state = des(first, state, true);
    }
    state = des(key.subspan(kDesKey), state, false);
    return des(first, state, true);
}

Bytes cmac(Suite suite, View key, View data) {
    const char* cipher = EVP_CIPHER_get0_name(cbc_of(suite));
    std::array<std::uint8_t, 16> out{};
    std::size_t written = 0;
    must(EVP_Q_mac(nullptr, "CMAC", nullptr, cipher, nullptr, key.data(), key.size(), data.data(),
                   data.size(), out.data(), out.size(), &written) != nullptr,
         "CMAC");
    return {out.begin(), out.begin() + kMacBytes};
}

std::size_t key_of(Suite suite) { return static_cast<std::size_t>(EVP_CIPHER_get_key_length(cbc_of(suite))); }

void set_parity(Bytes& key) {
    for (std::uint8_t& byte : key) {
        const unsigned upper = byte & 0xFEU;
        unsigned ones = 0;
        for (unsigned rest = upper; rest > 0; rest >>= 1U) ones += rest & 1U;
        byte = static_cast<std::uint8_t>(upper | (ones % 2 == 0 ? 1U : 0U));
    }
}

}  // namespace

Bytes real_dice(std::size_t count) {
    Bytes bytes(count);
    must(RAND_bytes(bytes.data(), static_cast<int>(count)) == 1, "random bytes");
    return bytes;
}

std::size_t block_of(Suite suite) { return suite == Suite::des3 ? 8 : 16; }

unsigned suite_number(Suite suite) { return static_cast<unsigned>(suite) + 1; }

Suite suite_of(unsigned number) { return static_cast<Suite>(number - 1); }

Bytes digest(const char* name, View data) {
    std::array<std::uint8_t, EVP_MAX_MD_SIZE> out{};
    std::size_t written = 0;
    must(EVP_Q_digest(nullptr, name, nullptr, data.data(), data.size(), out.data(), &written) == 1, name);
    return {out.begin(), out.begin() + static_cast<std::ptrdiff_t>(written)};
}

Bytes derive_key(Suite suite, View secret, std::uint8_t counter) {
    const Bytes input = joined({secret, Bytes{0, 0, 0, counter}});
    const bool is_short = suite == Suite::des3 || suite == Suite::aes128;
    Bytes key = digest(is_short ? "SHA1" : "SHA256", input);
    key.resize(key_of(suite));
    if (suite == Suite::des3) set_parity(key);
    return key;
}

Bytes pad(View data, std::size_t block) {
    Bytes padded = copy_of(data);
    padded.push_back(0x80);
    padded.resize((padded.size() + block - 1) / block * block, 0);
    return padded;
}

std::optional<Bytes> unpad(View data) {
    std::size_t end = data.size();
    while (end > 0 && data[end - 1] == 0) --end;
    if (end == 0 || data[end - 1] != 0x80) return std::nullopt;
    return copy_of(data.first(end - 1));
}

Bytes encrypt(Suite suite, View key, View iv, View data) { return crypt(cbc_of(suite), key, iv, data, true); }

Bytes decrypt(Suite suite, View key, View iv, View data) {
    return crypt(cbc_of(suite), key, iv, data, false);
}

Bytes zero_iv(Suite suite) { return Bytes(block_of(suite), 0); }

Bytes encrypt_block(Suite suite, View key, View block) { return crypt(ecb_of(suite), key, {}, block, true); }

Bytes mac_of_padded(Suite suite, View key, View padded) {
    return suite == Suite::des3 ? retail_mac(key, padded) : cmac(suite, key, padded);
}

Bytes mac(Suite suite, View key, View data) {
    return suite == Suite::des3 ? retail_mac(key, pad(data, kDesKey)) : cmac(suite, key, data);
}

}  // namespace motcua::tests::chip
