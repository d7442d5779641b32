// A sealed photo: an envelope of its own, bound to its dossier. Byte by byte in docs/envelope.md.
#pragma once

#include <string>

#include "kiosk/base/sealer.h"
#include "sync/envelope/keys.h"

namespace motcua::sync {

// Fails on what is no JPEG by its first bytes, or is longer than kPhotoBytesMax. `list` holds a sealing key.
// Only for EnvelopeSealer, which names the result in the dossier's header.
Result<SealedAttachment> seal_photo(const Photo& photo, const DossierId& dossier, const SlipSecret& slip,
                                    const KeyList& list);

struct AttachmentHeader {
    AttachmentId id;
    DossierId dossier;
};

// What stands in clear. Bounded; refuses anything not exactly of the format. Proven only once it opens.
Result<AttachmentHeader> read_attachment_header(const std::string& envelope);

// The JPEG. Fails where it is not sealed to this key, was changed (its header too), or holds no JPEG.
Result<Secret> open_attachment(const std::string& envelope, const SealingKey& key);
// The resident's side.
Result<Secret> open_attachment(const std::string& envelope, const SlipSecret& slip);

}  // namespace motcua::sync
