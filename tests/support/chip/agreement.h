// The key agreements of PACE and chip authentication over OpenSSL's points and numbers, with the generic
// mapping of ICAO Doc 9303 part 11, 4.4.3.3.1. Made apart from libeac on purpose: a reader that uses that
// library meets another one here.
#pragma once

#include <memory>

#include "tests/support/chip/ciphers.h"

namespace motcua::tests::chip {

class Agreement {
  public:
    virtual ~Agreement() = default;
    [[nodiscard]] virtual Bytes new_private(const Dice& dice) const = 0;
    // As it is sent: 04, x and y of the point; or the number in the length of the prime.
    [[nodiscard]] virtual Bytes public_of(View private_key) const = 0;
    // The x-coordinate, or the number; nothing where `other` is no public key of this group.
    [[nodiscard]] virtual std::optional<Bytes> shared(View private_key, View other) const = 0;
    // Takes the generator that nonce and mapping data lead to. False: `other` is no public key.
    virtual bool map(View nonce, View private_key, View other) = 0;
    [[nodiscard]] virtual unsigned public_tag() const = 0;  // in 7F49: 86 a point, 84 a number
    [[nodiscard]] virtual bool is_elliptic() const = 0;
};

// By the number of standardized domain parameters (9.5.1): 0 to 2 DH, 8 to 18 ECDH.
std::unique_ptr<Agreement> agreement_of(unsigned parameters);
// OpenSSL's name of them: "prime256v1", "dh_2048_256".
const char* name_of_parameters(unsigned parameters);

}  // namespace motcua::tests::chip
