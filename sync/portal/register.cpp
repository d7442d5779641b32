#include <algorithm>
#include <mutex>
#include <utility>

#include "sync/envelope/attachment.h"
#include "sync/envelope/envelope.h"
#include "sync/portal/appointment.h"
#include "sync/portal/database.h"
#include "sync/portal/document_check.h"
#include "sync/portal/packs.h"
#include "sync/portal/portal.h"
#include "sync/portal/problem.h"
#include "sync/portal/uploads.h"

namespace motcua::portal {
namespace {

using sync::Decision;

constexpr int kSchemaVersion = 2;
constexpr std::size_t kChangesPerPage = 50;
constexpr std::size_t kCursorDigitsMax = 18;
constexpr int kReceived = 2;  // "Được tiếp nhận"
constexpr const char* kReceivedWords = "Được tiếp nhận";

// Version 1. No row is ever deleted or, but for the clerk's ladder growing, changed: an id has its decision
// for ever.
constexpr const char* kSchema = R"sql(
CREATE TABLE kiosks(
  kiosk   TEXT NOT NULL CHECK(length(kiosk) BETWEEN 1 AND 32),
  key_id  TEXT NOT NULL CHECK(length(key_id) BETWEEN 1 AND 64),
  key     BLOB NOT NULL CHECK(length(key) = 32),                -- Ed25519
  PRIMARY KEY(kiosk, key_id)
) STRICT;

CREATE TABLE submissions(
  seq        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE CHECK(length(id) = 36),
  kiosk      TEXT NOT NULL,
  key_id     TEXT NOT NULL,
  epoch      INTEGER NOT NULL CHECK(epoch >= 0),
  n          INTEGER NOT NULL CHECK(n >= 1),
  procedure  TEXT NOT NULL,
  digest     BLOB NOT NULL CHECK(length(digest) = 32),
  signature  BLOB NOT NULL CHECK(length(signature) = 64),
  envelope   BLOB NOT NULL,
  outcome    TEXT NOT NULL CHECK(outcome IN ('accepted', 'refused')),
  reason     TEXT NOT NULL CHECK((reason = '') = (outcome = 'accepted')),
  taken_ms   INTEGER NOT NULL,
  decision   TEXT NOT NULL,                                     -- the very bytes that were answered
  FOREIGN KEY(kiosk, key_id) REFERENCES kiosks(kiosk, key_id)
) STRICT;

-- The legal ladder as it grew; seq is the cursor of GET /v1/changes.
CREATE TABLE legal(
  seq      INTEGER PRIMARY KEY AUTOINCREMENT,
  id       TEXT NOT NULL REFERENCES submissions(id),
  state    INTEGER NOT NULL CHECK(state BETWEEN 2 AND 10),
  code     TEXT NOT NULL CHECK(code <> ''),
  day      TEXT NOT NULL,
  message  TEXT NOT NULL CHECK(length(message) <= 500),
  time_ms  INTEGER NOT NULL
) STRICT;
CREATE INDEX legal_of_id ON legal(id, seq);

CREATE TABLE daily_codes(
  day   TEXT PRIMARY KEY,                                       -- local, ISO
  last  INTEGER NOT NULL CHECK(last >= 1)
) STRICT;
)sql";

std::int64_t millis(WallTime time) { return time.time_since_epoch().count(); }
WallTime wall(std::int64_t millis) { return WallTime{Millis{millis}}; }

template <class Bytes>
std::string_view raw(const Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

template <class Bytes>
Bytes bytes_from(const std::string& text) {
    Bytes bytes{};
    std::transform(text.begin(),
                   text.begin() + static_cast<std::ptrdiff_t>(std::min(text.size(), bytes.size())),
                   bytes.begin(), [](char c) { return static_cast<std::uint8_t>(c); });
    return bytes;
}

Answer decided(Decision::Outcome outcome, bool first, std::string decision) {
    const int status = outcome == Decision::Outcome::refused ? 422 : first ? 201 : 200;
    return {status, "application/json", std::move(decision)};
}

Answer unavailable(const std::string& submission) {
    return problem(503, "not_stored", "The register cannot take it now; the same again later.", submission);
}

struct Known {
    std::string digest;
    Decision::Outcome outcome = Decision::Outcome::accepted;
    std::string decision;
};

class SqliteRegister final : public Register {
  public:
    SqliteRegister(const std::filesystem::path& dir, Database database, sync::PortalIdentity identity,
                   Office office)
        : dir_(dir),
          packs_(dir / "packs"),
          database_(std::move(database)),
          identity_(std::move(identity)),
          office_(std::move(office)) {}

    Status<> prepare();
    Status<> enrol(const sync::EnrolmentAnswer& kiosk) override;
    Answer submit(const std::string& kiosk, const std::string& id, const std::string& body,
                  WallTime now) override;
    Answer upload(const std::string& kiosk, const UploadClaim& claim, const std::string& bytes,
                  WallTime now) override;
    Answer changes(const std::string& kiosk, const std::string& after) override;
    Answer keys() override {
        return {200, "application/json", sync::published_keys(dir_).value_or(identity_.signed_keys)};
    }
    Answer pack(const std::string& name, const std::string& if_none_match, bool part) override {
        return pack_file(packs_, name, if_none_match, part);
    }
    Result<std::vector<Row>> list() override;
    Result<Secret> open_document(const DossierId& id) override;
    Result<std::vector<Attachment>> attachments(const DossierId& id) override;
    Result<Secret> open_attachment(const DossierId& dossier, const AttachmentId& id) override;
    Result<Row> receive(const DossierId& id, WallTime now) override;

  private:
    Result<std::int64_t> schema_version();
    Status<> bring_forward(std::int64_t version);
    struct Submitted {
        std::string kiosk;
        std::string envelope;
    };
    Result<Submitted> submitted(const DossierId& id);
    Result<std::optional<Known>> find(const std::string& id);
    Result<std::optional<sync::PublicKey>> key_of(const std::string& kiosk, const std::string& key_id);
    std::optional<Answer> refusal_of_sender(const SealedDossier& dossier);
    [[nodiscard]] Decision decide(const SealedDossier& dossier, const std::string& fault_of_attachments,
                                  WallTime now) const;
    Answer store(const SealedDossier& dossier, const Decision& decision, WallTime now);
    [[nodiscard]] Answer answer_known(const Known& known, const SealedDossier& dossier) const;
    Result<std::int64_t> next_number(const std::string& day);
    Result<std::vector<Row>> rows(const char* condition, const std::string& id);

    std::mutex mutex_;
    std::filesystem::path dir_;
    std::filesystem::path packs_;
    Database database_;
    Uploads uploads_{database_};
    sync::PortalIdentity identity_;
    Office office_;
};

Result<std::int64_t> SqliteRegister::schema_version() {
    Statement version(database_, "PRAGMA user_version");
    if (!version.step()) return database_.fault();
    return version.integer(0);
}

Status<> SqliteRegister::bring_forward(std::int64_t version) {
    if (version < 1) {
        if (const auto made = database_.run(kSchema); !made) return made;
    }
    if (const auto made = database_.run(kUploadsSchema); !made) return made;
    return database_.run("PRAGMA user_version = 2");
}

Status<> SqliteRegister::prepare() {
    auto version = schema_version();
    if (version && *version < kSchemaVersion) {
        auto transaction = Transaction::begin(database_);
        if (!transaction) return tl::unexpected(transaction.error());
        version = schema_version();  // another process may have been faster
        if (version && *version < kSchemaVersion) {
            if (const auto made = bring_forward(*version); !made) return made;
            return transaction->commit();
        }
    }
    if (!version) return tl::unexpected(version.error());
    if (*version > kSchemaVersion) return failure("register: written by a newer version of this program");
    return {};
}

Status<> SqliteRegister::enrol(const sync::EnrolmentAnswer& kiosk) {
    const std::lock_guard lock(mutex_);
    const auto added = Statement(database_, "INSERT INTO kiosks VALUES(?, ?, ?) ON CONFLICT DO NOTHING")
                           .text(kiosk.kiosk)
                           .text(kiosk.signing.id)
                           .blob(raw(kiosk.signing.key))
                           .finish();
    if (!added) return added;
    const auto stored = key_of(kiosk.kiosk, kiosk.signing.id);
    if (!stored) return tl::unexpected(stored.error());
    if (!*stored || (*stored)->key != kiosk.signing.key) {
        return failure("kiosk " + kiosk.kiosk + ": its key id " + kiosk.signing.id +
                       " already names another key");
    }
    return {};
}

Result<std::optional<sync::PublicKey>> SqliteRegister::key_of(const std::string& kiosk,
                                                              const std::string& key_id) {
    Statement select(database_, "SELECT key FROM kiosks WHERE kiosk = ? AND key_id = ?");
    if (select.text(kiosk).text(key_id).step()) {
        return sync::PublicKey{key_id, bytes_from<sync::Bytes32>(select.bytes(0))};
    }
    if (const auto status = select.status(); !status) return tl::unexpected(status.error());
    return std::nullopt;
}

Result<std::optional<Known>> SqliteRegister::find(const std::string& id) {
    Statement select(database_, "SELECT digest, outcome, decision FROM submissions WHERE id = ?");
    if (select.text(id).step()) {
        const bool refused = select.bytes(1) == "refused";
        return Known{select.bytes(0), refused ? Decision::Outcome::refused : Decision::Outcome::accepted,
                     select.bytes(2)};
    }
    if (const auto status = select.status(); !status) return tl::unexpected(status.error());
    return std::nullopt;
}

Answer SqliteRegister::answer_known(const Known& known, const SealedDossier& dossier) const {
    if (known.digest == raw(dossier.digest)) return decided(known.outcome, false, known.decision);
    return problem(409, "digest_conflict", "This id was taken with another digest.",
                   dossier.header.id.text());
}

// What is wrong with the sender is no decision about the dossier: it may pass once that is put right.
std::optional<Answer> SqliteRegister::refusal_of_sender(const SealedDossier& dossier) {
    const std::string id = dossier.header.id.text();
    const auto key = key_of(dossier.header.kiosk, dossier.signing_key_id);
    if (!key) return unavailable(id);
    if (!*key) return problem(403, "unknown_key", "The signing key is not enrolled for this kiosk.", id);
    if (!sync::verify_dossier(dossier, **key)) {
        return problem(400, "bad_signature", "The kiosk's signature does not hold.", id);
    }
    const auto sealed_to = sync::receiver_key_ids(dossier.envelope);
    if (!sealed_to ||
        std::find(sealed_to->begin(), sealed_to->end(), identity_.sealing.id) == sealed_to->end()) {
        return problem(400, "unknown_sealing_key", "The envelope is sealed to a key that is not here.", id);
    }
    return std::nullopt;
}

Decision SqliteRegister::decide(const SealedDossier& dossier, const std::string& fault_of_attachments,
                                WallTime now) const {
    Decision decision;
    decision.id = dossier.header.id;
    decision.digest = dossier.digest;
    decision.kiosk = dossier.header.kiosk;
    decision.receiver = identity_.keys.receiver;
    decision.time = now;
    decision.key_id = identity_.decision.id;
    const auto document = sync::open_envelope(dossier.envelope, identity_.sealing);
    decision.reason =
        document ? fault_of(*document, dossier.header).value_or(fault_of_attachments) : "unreadable";
    decision.outcome = decision.reason.empty() ? Decision::Outcome::accepted : Decision::Outcome::refused;
    return decision;
}

// Another process may have taken the same id a moment ago; then its answer is the answer.
Answer SqliteRegister::store(const SealedDossier& dossier, const Decision& decision, WallTime now) {
    const std::string id = dossier.header.id.text();
    const std::string text = sync::signed_decision(decision, identity_.decision);
    auto transaction = Transaction::begin(database_);
    if (!transaction) return unavailable(id);
    const auto known = find(id);
    if (!known) return unavailable(id);
    if (*known) return answer_known(**known, dossier);
    const bool refused = decision.outcome == Decision::Outcome::refused;
    const auto inserted =
        Statement(database_,
                  "INSERT INTO submissions(id, kiosk, key_id, epoch, n, procedure, digest, signature,"
                  " envelope, outcome, reason, taken_ms, decision)"
                  " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .text(id)
            .text(dossier.header.kiosk)
            .text(dossier.signing_key_id)
            .bind(dossier.header.epoch)
            .bind(dossier.header.n)
            .text(dossier.header.procedure)
            .blob(raw(dossier.digest))
            .blob(dossier.signature)
            .blob(dossier.envelope)
            .text(refused ? "refused" : "accepted")
            .text(decision.reason)
            .bind(millis(now))
            .text(text)
            .finish();
    if (!inserted || !transaction->commit()) return unavailable(id);
    return decided(decision.outcome, true, text);
}

Answer SqliteRegister::submit(const std::string& kiosk, const std::string& id, const std::string& body,
                              WallTime now) {
    const auto parsed = DossierId::parse(id);
    if (!parsed) return problem(400, "bad_id", "The id is no UUID in lower case.");
    if (body.size() > sync::kWireBytesMax)
        return problem(413, "too_large", "The body is longer than 3 MiB.", id);
    const auto dossier = sync::from_wire(body);
    if (!dossier) return problem(400, "malformed", dossier.error().what, id);
    if (dossier->header.id != *parsed) return problem(400, "other_id", "The body is about another id.", id);
    if (dossier->header.kiosk != kiosk) {
        return problem(403, "other_kiosk", "The client certificate is another kiosk's.", id);
    }
    const std::lock_guard lock(mutex_);
    const auto known = find(id);
    if (!known) return unavailable(id);
    if (*known) return answer_known(**known, *dossier);
    if (auto refusal = refusal_of_sender(*dossier)) return std::move(*refusal);
    const auto checked = uploads_.check(*dossier, identity_.sealing);
    if (!checked) return unavailable(id);
    if (!checked->missing.empty()) return attachments_missing(id, checked->missing);
    return store(*dossier, decide(*dossier, checked->fault, now), now);
}

Answer SqliteRegister::upload(const std::string& kiosk, const UploadClaim& claim, const std::string& bytes,
                              WallTime now) {
    const std::lock_guard lock(mutex_);
    return uploads_.take(kiosk, claim, bytes, now);
}

Answer SqliteRegister::changes(const std::string& kiosk, const std::string& after) {
    const bool is_cursor =
        after.size() <= kCursorDigitsMax &&
        std::all_of(after.begin(), after.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_cursor) return problem(400, "bad_cursor", "The cursor is none that was given out here.");
    const std::lock_guard lock(mutex_);
    Statement select(database_,
                     "SELECT legal.seq, legal.id, state, code, day, message, time_ms FROM legal"
                     " JOIN submissions ON submissions.id = legal.id"
                     " WHERE kiosk = ? AND legal.seq > ? ORDER BY legal.seq LIMIT ?");
    select.text(kiosk).bind(after.empty() ? 0 : std::stoll(after)).bind(kChangesPerPage + 1);
    sync::ChangesPage page;
    page.next = after.empty() ? "0" : after;
    while (select.step()) {
        if (page.changes.size() == kChangesPerPage) {
            page.more = true;
            break;
        }
        const auto id = DossierId::parse(select.bytes(1));
        if (!id) return problem(503, "damaged", "The register is damaged.");
        page.changes.push_back({*id, static_cast<int>(select.integer(2)), select.bytes(3), select.bytes(4),
                                select.bytes(5), wall(select.integer(6))});
        page.next = std::to_string(select.integer(0));
    }
    if (!select.status()) return problem(503, "unavailable", "The register cannot be read now.");
    return {200, "application/json", sync::signed_changes(page, kiosk, identity_.decision)};
}

Result<std::vector<Row>> SqliteRegister::rows(const char* condition, const std::string& id) {
    const std::string sql =
        std::string(
            "SELECT submissions.id, kiosk, procedure, digest, outcome, reason, taken_ms, state, code, day"
            " FROM submissions LEFT JOIN legal ON legal.seq ="
            " (SELECT max(seq) FROM legal WHERE legal.id = submissions.id) ") +
        condition + " ORDER BY submissions.seq";
    Statement select(database_, sql.c_str());
    if (!id.empty()) select.text(id);
    std::vector<Row> found;
    while (select.step()) {
        const auto parsed = DossierId::parse(select.bytes(0));
        if (!parsed) return failure("register: damaged");
        const bool refused = select.bytes(4) == "refused";
        const auto state = static_cast<int>(select.integer(7));
        found.push_back({*parsed, select.bytes(1), select.bytes(2), bytes_from<Digest>(select.bytes(3)),
                         refused ? Decision::Outcome::refused : Decision::Outcome::accepted, select.bytes(5),
                         wall(select.integer(6)), refused ? 0 : std::max(state, 1), select.bytes(8),
                         select.bytes(9)});
    }
    if (const auto status = select.status(); !status) return tl::unexpected(status.error());
    return found;
}

Result<std::vector<Row>> SqliteRegister::list() {
    const std::lock_guard lock(mutex_);
    return rows("", "");
}

Result<SqliteRegister::Submitted> SqliteRegister::submitted(const DossierId& id) {
    Statement select(database_, "SELECT kiosk, envelope FROM submissions WHERE id = ?");
    if (select.text(id.text()).step()) return Submitted{select.bytes(0), select.bytes(1)};
    if (const auto status = select.status(); !status) return tl::unexpected(status.error());
    return failure("no dossier with the id " + id.text());
}

Result<Secret> SqliteRegister::open_document(const DossierId& id) {
    const std::lock_guard lock(mutex_);
    const auto dossier = submitted(id);
    if (!dossier) return tl::unexpected(dossier.error());
    return sync::open_envelope(dossier->envelope, identity_.sealing);
}

Result<std::vector<Attachment>> SqliteRegister::attachments(const DossierId& id) {
    const std::lock_guard lock(mutex_);
    const auto dossier = submitted(id);
    if (!dossier) return tl::unexpected(dossier.error());
    const auto named = sync::attachments_named(dossier->envelope);
    if (!named) return tl::unexpected(named.error());
    std::vector<Attachment> found;
    for (const AttachmentRef& ref : *named) {
        const auto bytes = uploads_.size(dossier->kiosk, ref.id);
        if (!bytes) return tl::unexpected(bytes.error());
        found.push_back({ref, *bytes});
    }
    return found;
}

Result<Secret> SqliteRegister::open_attachment(const DossierId& dossier_id, const AttachmentId& id) {
    const std::lock_guard lock(mutex_);
    const auto dossier = submitted(dossier_id);
    if (!dossier) return tl::unexpected(dossier.error());
    const auto named = sync::attachments_named(dossier->envelope);
    if (!named) return tl::unexpected(named.error());
    const auto is_it = [&](const AttachmentRef& ref) { return ref.id == id; };
    if (std::none_of(named->begin(), named->end(), is_it))
        return failure("the dossier " + dossier_id.text() + " names no attachment " + id.text());
    const auto envelope = uploads_.envelope(dossier->kiosk, id);
    if (!envelope) return tl::unexpected(envelope.error());
    return sync::open_attachment(*envelope, identity_.sealing);
}

Result<std::int64_t> SqliteRegister::next_number(const std::string& day) {
    Statement count(database_,
                    "INSERT INTO daily_codes VALUES(?, 1) ON CONFLICT(day) DO UPDATE SET last = last + 1"
                    " RETURNING last");
    if (!count.text(day).step()) return database_.fault();
    return count.integer(0);
}

Result<Row> SqliteRegister::receive(const DossierId& id, WallTime now) {
    const std::lock_guard lock(mutex_);
    auto transaction = Transaction::begin(database_);
    if (!transaction) return tl::unexpected(transaction.error());
    auto found = rows("WHERE submissions.id = ?", id.text());
    if (!found) return tl::unexpected(found.error());
    if (found->empty()) return failure("no dossier with the id " + id.text());
    Row row = std::move(found->front());
    if (row.outcome == Decision::Outcome::refused) return failure("the dossier was refused: " + row.reason);
    if (row.legal_state >= kReceived) return row;

    const auto number = next_number(iso_day(to_local(now, office_.utc_offset).day));
    if (!number) return tl::unexpected(number.error());
    row.legal_state = kReceived;
    row.code = dossier_code(now, *number, office_);
    row.day = iso_day(appointment(now, office_));
    const auto inserted =
        Statement(database_,
                  "INSERT INTO legal(id, state, code, day, message, time_ms) VALUES(?, ?, ?, ?, ?, ?)")
            .text(id.text())
            .bind(row.legal_state)
            .text(row.code)
            .text(row.day)
            .text(kReceivedWords)
            .bind(millis(now))
            .finish();
    if (!inserted) return tl::unexpected(inserted.error());
    if (const auto committed = transaction->commit(); !committed) return tl::unexpected(committed.error());
    return row;
}

}  // namespace

Result<std::unique_ptr<Register>> Register::open(const std::filesystem::path& dir,
                                                 sync::PortalIdentity identity, Office office) {
    auto database = Database::open(dir / "portal.db");
    if (!database) return tl::unexpected(database.error());
    auto opened =
        std::make_unique<SqliteRegister>(dir, std::move(*database), std::move(identity), std::move(office));
    if (const auto prepared = opened->prepare(); !prepared) return tl::unexpected(prepared.error());
    return opened;
}

}  // namespace motcua::portal
