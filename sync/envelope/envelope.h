// Sealing a dossier to its receiver and to the resident's slip. Byte by byte in docs/envelope.md.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/sealer.h"
#include "sync/envelope/keys.h"

namespace motcua::sync {

class EnvelopeSealer final : public Sealer {
  public:
    EnvelopeSealer(SigningKey kiosk, KeyList list) : kiosk_(std::move(kiosk)), list_(std::move(list)) {}
    Result<Sealed> seal(const DossierHeader& header, const Secret& document) override;

  private:
    SigningKey kiosk_;
    KeyList list_;
};

Digest digest_of(const std::string& envelope);

// The header as it stands in clear in the envelope. Bounded; refuses anything not exactly of the format.
Result<DossierHeader> read_header(const std::string& envelope);

// The receiver's side. Fails where the envelope is not sealed to this key, was changed, or claims more than 1 MB.
Result<Secret> open_envelope(const std::string& envelope, const SealingKey& key);
// The resident's side.
Result<Secret> open_envelope(const std::string& envelope, const SlipSecret& slip);

// The kiosk's signature over header and digest.
bool verify_dossier(const SealedDossier& dossier, const PublicKey& kiosk);

// The body of PUT /v1/submissions/{id}: JSON with id, digest, envelope, signature, key_id (base64 where bytes).
std::string to_wire(const SealedDossier& dossier);
Result<SealedDossier> from_wire(const std::string& body);

}  // namespace motcua::sync
