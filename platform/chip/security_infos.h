// Group 14: how a chip proves itself, as the list SecurityInfos (ICAO Doc 9303-11, 9.2).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/card_channel.h"
#include "platform/chip/ciphers.h"

namespace motcua::platform {

// Chip authentication: with which key, and how.
struct ChipAgreement {
    ChipView public_key;  // SubjectPublicKeyInfo, borrowed from group 14
    ChipBytes key_id;     // empty: it has one key only
    ChipBytes oid;        // of the way, its content bytes
    ChipCipher cipher = ChipCipher::des3;
};
// The strongest way that it offers; nothing where it offers none that is known here.
std::optional<ChipAgreement> chip_agreement(ChipView dg14);

// Active authentication with a key on a curve: the digest that it signs, "SHA256"; empty: it does not say.
std::string active_digest(ChipView dg14);

}  // namespace motcua::platform
