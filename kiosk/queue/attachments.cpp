#include "kiosk/queue/attachments.h"

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/queue/rows.h"
#include "kiosk/queue/trouble.h"

namespace motcua::queue {

std::optional<std::string> flaw_of(const Sealed& sealed,
                                   const std::function<Digest(const std::string&)>& digest_of) {
    const std::vector<SealedAttachment>& attachments = sealed.attachments;
    if (digest_of && digest_of(sealed.dossier.envelope) != sealed.dossier.digest)
        return "the digest is not that of the envelope";
    if (attachments.size() > kAttachmentsMax)
        return fmt::format("{} attachments, and at most {} go with one dossier", attachments.size(),
                           kAttachmentsMax);
    if (!std::equal(
            attachments.begin(), attachments.end(), sealed.dossier.attachments.begin(),
            sealed.dossier.attachments.end(),
            [](const SealedAttachment& held, const AttachmentRef& named) { return held.ref == named; }))
        return "the attachments are not those that the dossier names";
    for (const SealedAttachment& attachment : attachments) {
        if (attachment.envelope.empty() || attachment.envelope.size() > kAttachmentBytesMax)
            return fmt::format("an attachment has {} bytes, and at most {} are taken",
                               attachment.envelope.size(), kAttachmentBytesMax);
        if (digest_of && digest_of(attachment.envelope) != attachment.ref.digest)
            return "the digest is not that of the attachment";
    }
    return std::nullopt;
}

void insert_attachments(Database& database, std::int64_t seq,
                        const std::vector<SealedAttachment>& attachments) {
    std::int64_t place = 0;
    for (const SealedAttachment& attachment : attachments) {
        const std::string id = attachment.ref.id.text();
        database.run("INSERT INTO attachment(id, seq, place, digest, size) VALUES(?1, ?2, ?3, ?4, ?5)", id,
                     seq, ++place, blob(attachment.ref.digest),
                     static_cast<std::int64_t>(attachment.envelope.size()));
        database.run("INSERT INTO attachment_payload(id, envelope) VALUES(?1, ?2)", id,
                     Blob{attachment.envelope});
    }
}

std::vector<AttachmentRef> attachments_of(Database& database, std::int64_t seq) {
    Statement row = database.query("SELECT id, digest FROM attachment WHERE seq = ?1 ORDER BY place", seq);
    std::vector<AttachmentRef> refs;
    while (row.next())
        refs.push_back({AttachmentId::parse(row.bytes(0)).value_or(AttachmentId{}), to_digest(row.bytes(1))});
    return refs;
}

std::optional<SealedAttachment> first_to_upload(Database& database, std::int64_t seq) {
    Statement row = database.query(R"sql(
        SELECT a.id, a.digest, a.size, p.envelope
        FROM attachment a LEFT JOIN attachment_payload p ON p.id = a.id
        WHERE a.seq = ?1 AND a.state = 'waiting' ORDER BY a.place LIMIT 1)sql",
                                   seq);
    if (!row.next()) return std::nullopt;
    SealedAttachment found;
    found.ref = {AttachmentId::parse(row.bytes(0)).value_or(AttachmentId{}), to_digest(row.bytes(1))};
    found.envelope = row.bytes(3);
    if (static_cast<std::int64_t>(found.envelope.size()) != row.integer(2)) found.envelope.clear();
    return found;
}

void count_upload(Database& database, const AttachmentId& id) {
    database.run("UPDATE attachment SET attempts = attempts + 1 WHERE id = ?1", id.text());
}

void set_uploaded(Database& database, std::int64_t seq, const AttachmentId& id, bool uploaded) {
    if (database.integer("SELECT count(*) FROM attachment WHERE seq = ?1 AND id = ?2", seq, id.text()) == 0)
        throw StorageFailure{Trouble::io, fmt::format("there is no attachment {} of {}", id.text(), seq)};
    database.run("UPDATE attachment SET state = ?2 WHERE id = ?1", id.text(),
                 uploaded ? "uploaded" : "waiting");
}

}  // namespace motcua::queue
