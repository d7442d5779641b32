// The sealed photos that kiosks send ahead of their dossiers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/sealer.h"
#include "sync/envelope/keys.h"
#include "sync/portal/database.h"
#include "sync/portal/portal.h"

namespace motcua::portal {

// Version 2 of the register. An attachment is known by kiosk and id, so that no kiosk can take another's id.
extern const char* const kUploadsSchema;

class Uploads {
  public:
    explicit Uploads(Database& database) : database_(database) {}

    // The whole of POST /v1/uploads once its headers are read: 201, or a problem that names the dossier.
    Answer take(const std::string& kiosk, const UploadClaim& claim, const std::string& bytes, WallTime now);

    // Of the attachments that `dossier` names: those that are not here, and where all are, the reason to
    // refuse them ("attachment_other_dossier", "attachment_unreadable") or none.
    struct Check {
        std::vector<AttachmentId> missing;
        std::string fault;
    };
    Result<Check> check(const SealedDossier& dossier, const sync::SealingKey& key);

    Result<std::int64_t> size(const std::string& kiosk, const AttachmentId& id);
    Result<std::string> envelope(const std::string& kiosk, const AttachmentId& id);

  private:
    struct Held {
        std::string digest;
        std::string dossier;
    };
    Result<std::optional<Held>> find(const std::string& kiosk, const AttachmentId& id);
    Result<std::int64_t> count(const std::string& kiosk, const DossierId& dossier);
    Result<std::string> fault_of_one(const SealedDossier& dossier, const AttachmentRef& named,
                                     const Held& held, const sync::SealingKey& key);

    Database& database_;
};

}  // namespace motcua::portal
