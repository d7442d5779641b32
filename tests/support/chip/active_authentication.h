// The chip's signature over the reader's challenge: ICAO Doc 9303 part 11, 6.1.
#pragma once

#include "tests/support/chip/ciphers.h"
#include "tests/support/chip/contents.h"

namespace motcua::tests::chip {

// RSA: ISO/IEC 9796-2 scheme 1, the challenge being the part that is not recovered; ECDSA: r and s, each as
// long as the curve's order.
Bytes active_signature(const ActiveOffer& offer, EVP_PKEY* key, View challenge, const Dice& dice);

}  // namespace motcua::tests::chip
