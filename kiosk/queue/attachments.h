// The sealed photos that lie beside their dossiers. Every call is inside a transaction of the caller and
// throws StorageFailure.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/sealer.h"
#include "kiosk/queue/sqlite.h"

namespace motcua::queue {

// Why what was sealed cannot be stored as one dossier with its attachments; nothing where it can. `digest_of`
// may be empty.
std::optional<std::string> flaw_of(const Sealed& sealed,
                                   const std::function<Digest(const std::string&)>& digest_of);

void insert_attachments(Database& database, std::int64_t seq,
                        const std::vector<SealedAttachment>& attachments);

std::vector<AttachmentRef> attachments_of(Database& database, std::int64_t seq);

// The first in the dossier's order that the receiver does not have; its envelope is empty where the bytes
// that lie there are not as many as were stored.
std::optional<SealedAttachment> first_to_upload(Database& database, std::int64_t seq);

void count_upload(Database& database, const AttachmentId& id);

// Fails (Trouble::io) where the dossier has no such attachment.
void set_uploaded(Database& database, std::int64_t seq, const AttachmentId& id, bool uploaded);

}  // namespace motcua::queue
