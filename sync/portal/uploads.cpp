#include "sync/portal/uploads.h"

#include <string_view>

#include <nlohmann/json.hpp>

#include "sync/envelope/attachment.h"
#include "sync/envelope/envelope.h"
#include "sync/portal/problem.h"

namespace motcua::portal {

// No row is ever deleted or changed.
const char* const kUploadsSchema = R"sql(
CREATE TABLE attachments(
  kiosk     TEXT NOT NULL CHECK(length(kiosk) BETWEEN 1 AND 32),
  id        TEXT NOT NULL CHECK(length(id) = 36),
  dossier   TEXT NOT NULL CHECK(length(dossier) = 36),          -- mostly not here yet
  digest    BLOB NOT NULL CHECK(length(digest) = 32),
  envelope  BLOB NOT NULL CHECK(length(envelope) BETWEEN 1 AND 4194304),
  taken_ms  INTEGER NOT NULL,
  PRIMARY KEY(kiosk, id)
) STRICT;
CREATE INDEX attachments_of_dossier ON attachments(kiosk, dossier);
)sql";

namespace {

std::string digest_bytes(const Digest& digest) { return {digest.begin(), digest.end()}; }

Answer not_stored_now(const UploadClaim& claim) {
    return upload_problem(503, "not_stored", "The register cannot take it now; the same again later.",
                          &claim);
}

// Names what is here, so that a kiosk does not take a stranger's 201 for it.
Answer has_it(const UploadClaim& claim, std::size_t bytes) {
    const nlohmann::json object = {{"digest", sync::to_base64(claim.digest)}, {"id", claim.id.text()}};
    return {201,
            "application/json",
            object.dump(),
            {{"Location", "/v1/uploads/" + claim.id.text()}, {"Upload-Offset", std::to_string(bytes)}}};
}

std::optional<Answer> refusal_of_bytes(const UploadClaim& claim, const std::string& bytes) {
    if (sync::digest_of(bytes) != claim.digest) {
        return upload_problem(460, "checksum_mismatch", "The bytes that came have another digest.", &claim);
    }
    const auto header = sync::read_attachment_header(bytes);
    if (!header) return upload_problem(400, "malformed", header.error().what, &claim);
    if (header->id != claim.id || header->dossier != claim.dossier) {
        return upload_problem(400, "other_id", "The attachment holds another id or dossier.", &claim);
    }
    return std::nullopt;
}

}  // namespace

Answer Uploads::take(const std::string& kiosk, const UploadClaim& claim, const std::string& bytes,
                     WallTime now) {
    if (auto refusal = refusal_of_bytes(claim, bytes)) return std::move(*refusal);
    const std::string dossier = claim.dossier.text();
    const std::string digest = digest_bytes(claim.digest);
    auto transaction = Transaction::begin(database_);
    if (!transaction) return not_stored_now(claim);
    const auto held = find(kiosk, claim.id);
    if (!held) return not_stored_now(claim);
    if (*held) {
        if ((*held)->digest == digest && (*held)->dossier == dossier) return has_it(claim, bytes.size());
        return upload_problem(409, "digest_conflict", "This id was taken with another digest.", &claim);
    }
    const auto others = count(kiosk, claim.dossier);
    if (!others) return not_stored_now(claim);
    if (*others >= static_cast<std::int64_t>(kAttachmentsMax)) {
        return upload_problem(413, "too_many", "At most 10 attachments go with one dossier.", &claim);
    }
    const auto inserted = Statement(database_, "INSERT INTO attachments VALUES(?, ?, ?, ?, ?, ?)")
                              .text(kiosk)
                              .text(claim.id.text())
                              .text(dossier)
                              .blob(digest)
                              .blob(bytes)
                              .bind(now.time_since_epoch().count())
                              .finish();
    if (!inserted || !transaction->commit()) return not_stored_now(claim);
    return has_it(claim, bytes.size());
}

Result<Uploads::Check> Uploads::check(const SealedDossier& dossier, const sync::SealingKey& key) {
    Check check;
    for (const AttachmentRef& named : dossier.attachments) {
        const auto held = find(dossier.header.kiosk, named.id);
        if (!held) return tl::unexpected(held.error());
        if (!*held || (*held)->digest != digest_bytes(named.digest)) {
            check.missing.push_back(named.id);
        } else if (check.missing.empty() && check.fault.empty()) {
            auto fault = fault_of_one(dossier, named, **held, key);
            if (!fault) return tl::unexpected(fault.error());
            check.fault = std::move(*fault);
        }
    }
    return check;
}

Result<std::string> Uploads::fault_of_one(const SealedDossier& dossier, const AttachmentRef& named,
                                          const Held& held, const sync::SealingKey& key) {
    if (held.dossier != dossier.header.id.text()) return "attachment_other_dossier";
    const auto bytes = envelope(dossier.header.kiosk, named.id);
    if (!bytes) return tl::unexpected(bytes.error());
    // Our own disk's fault is no reason to refuse anybody for ever.
    if (sync::digest_of(*bytes) != named.digest) return failure("register: an attachment is damaged");
    return sync::open_attachment(*bytes, key) ? "" : "attachment_unreadable";
}

Result<std::optional<Uploads::Held>> Uploads::find(const std::string& kiosk, const AttachmentId& id) {
    Statement select(database_, "SELECT digest, dossier FROM attachments WHERE kiosk = ? AND id = ?");
    if (select.text(kiosk).text(id.text()).step()) return Held{select.bytes(0), select.bytes(1)};
    if (const auto status = select.status(); !status) return tl::unexpected(status.error());
    return std::nullopt;
}

Result<std::int64_t> Uploads::count(const std::string& kiosk, const DossierId& dossier) {
    Statement select(database_, "SELECT count(*) FROM attachments WHERE kiosk = ? AND dossier = ?");
    if (!select.text(kiosk).text(dossier.text()).step()) return database_.fault();
    return select.integer(0);
}

Result<std::int64_t> Uploads::size(const std::string& kiosk, const AttachmentId& id) {
    Statement select(database_, "SELECT length(envelope) FROM attachments WHERE kiosk = ? AND id = ?");
    if (select.text(kiosk).text(id.text()).step()) return select.integer(0);
    if (const auto status = select.status(); !status) return tl::unexpected(status.error());
    return failure("no attachment with the id " + id.text());
}

Result<std::string> Uploads::envelope(const std::string& kiosk, const AttachmentId& id) {
    Statement select(database_, "SELECT envelope FROM attachments WHERE kiosk = ? AND id = ?");
    if (select.text(kiosk).text(id.text()).step()) return select.bytes(0);
    if (const auto status = select.status(); !status) return tl::unexpected(status.error());
    return failure("no attachment with the id " + id.text());
}

}  // namespace motcua::portal
