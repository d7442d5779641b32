// Sealing a dossier to its receiver and to the resident's slip. Byte by byte in docs/envelope.md.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kiosk/base/sealer.h"
#include "sync/envelope/keys.h"

namespace motcua::sync {

inline constexpr std::size_t kDocumentBytesMax = 1 << 20;
inline constexpr std::size_t kEnvelopeHeaderBytesMax = 16 * 1024;
inline constexpr std::size_t kEnvelopeBytesMax = 2 << 20;
inline constexpr std::size_t kWireBytesMax = 3 << 20;  // base64 takes a third more

class EnvelopeSealer final : public Sealer {
  public:
    EnvelopeSealer(SigningKey kiosk, KeyList list) : kiosk_(std::move(kiosk)), list_(std::move(list)) {}
    // Also fails on a header outside the bounds of docs/envelope.md, on a document beyond kDocumentBytesMax,
    // and on a photo that is no JPEG.
    Result<Sealed> seal(const DossierHeader& header, const Secret& document,
                        const std::vector<Photo>& photos = {}) override;

  private:
    SigningKey kiosk_;
    KeyList list_;
};

Digest digest_of(const std::string& envelope);

// The header as it stands in clear in the envelope: `created` in whole seconds. Bounded; refuses anything not
// exactly of the format. Nothing in it is proven before the envelope opens or verify_dossier() holds.
Result<DossierHeader> read_header(const std::string& envelope);

// The sealed photos that the header names, in its order. As read_header.
Result<std::vector<AttachmentRef>> attachments_named(const std::string& envelope);

// The key ids that the envelope says it is sealed to; to tell a missing key from a changed envelope.
Result<std::vector<std::string>> receiver_key_ids(const std::string& envelope);

// The receiver's side. Fails where the envelope is not sealed to this key, was changed, or claims more than 1
// MB.
Result<Secret> open_envelope(const std::string& envelope, const SealingKey& key);
// The resident's side.
Result<Secret> open_envelope(const std::string& envelope, const SlipSecret& slip);

// The kiosk's signature over header and digest; the header given, the header in the envelope and the digest
// of the envelope's own bytes must be the same.
bool verify_dossier(const SealedDossier& dossier, const PublicKey& kiosk);

// The body of PUT /v1/submissions/{id}: JSON with id, digest, envelope, signature, key_id (base64 where
// bytes).
std::string to_wire(const SealedDossier& dossier);
// The digest is checked against the envelope and the id against its header; the signature is not, see above.
Result<SealedDossier> from_wire(const std::string& body);

}  // namespace motcua::sync
