// Key pairs made for one test run, and what OpenSSL gives of them.
#pragma once

#include <memory>

#include <openssl/evp.h>

#include "tests/support/chip/bytes.h"

namespace motcua::tests::chip {

struct KeyFree {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using KeyOwner = std::unique_ptr<EVP_PKEY, KeyFree>;
using Key = std::shared_ptr<EVP_PKEY>;  // a card and its copies hold the same

Key new_rsa_key(unsigned bits);
// `explicit_parameters`: the curve is written out in the public key, as ICAO Doc 9303 part 12 wants it.
Key new_curve_key(const char* curve, bool explicit_parameters);
Key new_dh_key(const char* group);
KeyOwner dh_parameters(const char* group);

Bytes public_key_info(EVP_PKEY* key);  // SubjectPublicKeyInfo, DER
Bytes private_number(EVP_PKEY* key);   // of a curve's or a DH key

}  // namespace motcua::tests::chip
