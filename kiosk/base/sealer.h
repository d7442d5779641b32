// What the counter needs from cryptography, as seen from outside: sync/envelope does it with libsodium.
#pragma once

#include <array>
#include <cstddef>
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

// A photo of a paper, in clear: in memory only, until it is sealed.
struct Photo {
    AttachmentId id;
    Secret jpeg;  // at most kPhotoBytesMax bytes, begins as every JPEG does (FF D8 FF)
};

inline constexpr std::size_t kAttachmentsMax = 10;           // of one dossier
inline constexpr std::size_t kAttachmentBytesMax = 4 << 20;  // sealed
// The largest that is still within kAttachmentBytesMax when it is padded and sealed (docs/envelope.md).
inline constexpr std::size_t kPhotoBytesMax = 3840 * 1024 - 1;

// How a dossier's envelope names a sealed photo.
struct AttachmentRef {
    AttachmentId id;
    Digest digest{};  // BLAKE2b-256 of the sealed photo's bytes
    bool operator==(const AttachmentRef&) const = default;
};

struct SealedAttachment {
    AttachmentRef ref;
    std::string envelope;  // the bytes that travel; docs/envelope.md
};

using SlipSecret = std::array<std::uint8_t, 16>;  // exists only in the code of the resident's slip

struct SealedDossier {
    DossierHeader header;
    std::string envelope;   // the bytes that travel; docs/envelope.md
    Digest digest{};        // BLAKE2b-256 of `envelope`
    std::string signature;  // the kiosk's Ed25519 over header and digest, 64 bytes
    std::string signing_key_id;
    std::vector<AttachmentRef> attachments;  // as the envelope names them, in the order they were given in
};

struct Sealed {
    SealedDossier dossier;
    SlipSecret slip_secret{};
    std::vector<SealedAttachment> attachments;  // those that the dossier names, in its order
};

class Sealer {
  public:
    virtual ~Sealer() = default;
    // `document` is UTF-8 JSON, at most 1 MB; at most kAttachmentsMax photos, no id twice. All of it opens
    // with the one slip secret. Fails only where these bounds are broken, no receiver key is known or memory
    // ends.
    virtual Result<Sealed> seal(const DossierHeader& header, const Secret& document,
                                const std::vector<Photo>& photos = {}) = 0;
};

}  // namespace motcua
