#include "tests/support/chip/keys.h"

#include <array>
#include <string>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/params.h>
#include <openssl/x509.h>

namespace motcua::tests::chip {
namespace {

struct KeyContextFree {
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
};
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, KeyContextFree>;

EVP_PKEY* generated(EVP_PKEY_CTX* context, const OSSL_PARAM* parameters) {
    EVP_PKEY* key = nullptr;
    must(EVP_PKEY_keygen_init(context) == 1 && EVP_PKEY_CTX_set_params(context, parameters) == 1 &&
             EVP_PKEY_generate(context, &key) == 1,
         "a new key");
    return key;
}

Key shared_key(EVP_PKEY* key) { return {key, KeyFree{}}; }

}  // namespace

Key new_rsa_key(unsigned bits) { return shared_key(EVP_RSA_gen(bits)); }

Key new_curve_key(const char* curve, bool explicit_parameters) {
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    std::string group = curve;
    std::string encoding = explicit_parameters ? OSSL_PKEY_EC_ENCODING_EXPLICIT : OSSL_PKEY_EC_ENCODING_GROUP;
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), 0),
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_EC_ENCODING, encoding.data(), 0),
        OSSL_PARAM_construct_end()};
    return shared_key(generated(context.get(), parameters.data()));
}

KeyOwner dh_parameters(const char* group) {
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "DHX", nullptr));
    std::string name = group;
    std::array parameters{OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, name.data(), 0),
                          OSSL_PARAM_construct_end()};
    EVP_PKEY* key = nullptr;
    must(EVP_PKEY_fromdata_init(context.get()) == 1 &&
             EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEY_PARAMETERS, parameters.data()) == 1,
         "DH parameters");
    return KeyOwner(key);
}

Key new_dh_key(const char* group) {
    const KeyOwner parameters = dh_parameters(group);
    const KeyContext context(EVP_PKEY_CTX_new(parameters.get(), nullptr));
    const OSSL_PARAM none = OSSL_PARAM_construct_end();
    return shared_key(generated(context.get(), &none));
}

Bytes public_key_info(EVP_PKEY* key) {
    unsigned char* der = nullptr;
    const int length = i2d_PUBKEY(key, &der);
    must(length > 0, "a public key");
    Bytes bytes(der, der + length);
    OPENSSL_free(der);
    return bytes;
}

Bytes private_number(EVP_PKEY* key) {
    BIGNUM* number = nullptr;
    must(EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_PRIV_KEY, &number) == 1, "a private number");
    Bytes bytes(static_cast<std::size_t>(BN_num_bytes(number)));
    BN_bn2bin(number, bytes.data());
    BN_clear_free(number);
    return bytes;
}

}  // namespace motcua::tests::chip
