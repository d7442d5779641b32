// What an identity card's chip computes with: ICAO Doc 9303 part 11, sections 4.3.3, 9.7 and 9.8. All of it
// is OpenSSL's; the order of the steps is the standard's, written down apart from the reader's.
#pragma once

#include <functional>

#include "tests/support/chip/bytes.h"

namespace motcua::tests::chip {

// `count` bytes that nobody foresees; a test may hand out those of a published example instead.
using Dice = std::function<Bytes(std::size_t count)>;
Bytes real_dice(std::size_t count);

enum class Suite : std::uint8_t { des3, aes128, aes192, aes256 };
std::size_t block_of(Suite suite);  // bytes
// The last number of the OIDs of PACE and of chip authentication: 1 to 4.
unsigned suite_number(Suite suite);
Suite suite_of(unsigned number);

Bytes digest(const char* name, View data);  // "SHA1", "SHA256", ...

// KDF(K, c) of 9.7.1: the key for encryption (1), for the MAC (2), of a password (3).
Bytes derive_key(Suite suite, View secret, std::uint8_t counter);

Bytes pad(View data, std::size_t block);                   // ISO/IEC 9797-1 method 2: 80, then zeros
std::optional<Bytes> unpad(View data);                     // nothing where there is no such padding
Bytes encrypt(Suite suite, View key, View iv, View data);  // CBC over whole blocks
Bytes decrypt(Suite suite, View key, View iv, View data);
Bytes zero_iv(Suite suite);
Bytes encrypt_block(Suite suite, View key, View block);  // ECB, one block

// Eight bytes. 3DES: ISO/IEC 9797-1 MAC algorithm 3 over data padded here; AES: CMAC over data as it is.
Bytes mac_of_padded(Suite suite, View key, View padded);  // 3DES without padding again
Bytes mac(Suite suite, View key, View data);

}  // namespace motcua::tests::chip
