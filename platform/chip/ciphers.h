// The ciphers that ICAO Doc 9303-11 names, as OpenSSL has them.
#pragma once

#include <cstdint>
#include <optional>

#include "kiosk/base/card_channel.h"

namespace motcua::platform {

// With which a channel to a chip is kept secret (Doc 9303-11, 9.8).
enum class ChipCipher : std::uint8_t { des3, aes128, aes192, aes256 };
std::size_t block_size(ChipCipher cipher);

ChipBytes sha1(ChipView bytes);
ChipBytes sha256(ChipView bytes);

// The key derivation function (9.7.1). 1: for encryption, 2: for authentication, 3: from a password.
enum class KeyUse : std::uint8_t { encryption = 1, authentication = 2, password = 3 };
ChipBytes derived_key(ChipView seed, KeyUse use, ChipCipher cipher);

// CBC without padding over whole blocks. `iv` of one block. Nothing where the bytes are not whole blocks, or
// the key is none of this cipher.
std::optional<ChipBytes> encrypt(ChipCipher cipher, ChipView key, ChipView iv, ChipView bytes);
std::optional<ChipBytes> decrypt(ChipCipher cipher, ChipView key, ChipView iv, ChipView bytes);

// Eight bytes: the retail MAC (ISO/IEC 9797-1, algorithm 3) with DES over whole blocks, CMAC with AES.
// Nothing as above.
std::optional<ChipBytes> authentication_code(ChipCipher cipher, ChipView key, ChipView bytes);

// 80 00 … to the next whole block (ISO/IEC 9797-1, padding method 2).
ChipBytes padded(ChipView bytes, std::size_t block);
std::optional<ChipBytes> unpadded(ChipView bytes);  // nothing: they are not padded so

// Takes as long whatever they hold.
bool is_equal(ChipView a, ChipView b);

}  // namespace motcua::platform
