// What the counter needs from cryptography, as seen from outside: sync/envelope does it with libsodium.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/ids.h"
#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"
#include "kiosk/base/time.h"

namespace motcua {

// Travels in clear beside the sealed document and is authenticated with it. Holds nothing of a person.
struct DossierHeader {
    DossierId id;
    std::string kiosk;  // "BT01"
    std::int64_t epoch = 0;
    std::int64_t n = 0;  // gapless within the epoch, from 1
    std::string procedure;
    std::string pack_version;
    WallTime created;
};

using SlipSecret = std::array<std::uint8_t, 16>;  // exists only in the code of the resident's slip

struct SealedDossier {
    DossierHeader header;
    std::string envelope;   // the bytes that travel; docs/envelope.md
    Digest digest{};        // BLAKE2b-256 of `envelope`
    std::string signature;  // the kiosk's Ed25519 over header and digest, 64 bytes
    std::string signing_key_id;
};

struct Sealed {
    SealedDossier dossier;
    SlipSecret slip_secret{};
};

class Sealer {
  public:
    virtual ~Sealer() = default;
    // `document` is UTF-8 JSON, at most 1 MB. Fails only where no receiver key is known or memory ends.
    virtual Result<Sealed> seal(const DossierHeader& header, const Secret& document) = 0;
};

}  // namespace motcua
