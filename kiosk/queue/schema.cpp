#include "kiosk/queue/schema.h"

#include <array>

#include <fmt/format.h>

#include "kiosk/queue/trouble.h"

namespace motcua::queue {
namespace {

constexpr std::int64_t kApplicationId = 0x6d746351;  // "mtcQ"

// Version 1. A later release only adds to it.
constexpr const char* kFirstTables = R"sql(
-- One row per start that may file; (epoch, n) is a dossier's number on this kiosk.
CREATE TABLE epoch(
  epoch     INTEGER PRIMARY KEY CHECK(epoch >= 1),
  confirmed INTEGER NOT NULL DEFAULT 0 CHECK(confirmed IN (0, 1))  -- 1: the guard outside the folder has it
) STRICT;

-- What is known of a dossier without opening it; never changed.
CREATE TABLE dossier(
  seq            INTEGER PRIMARY KEY,  -- the order of storing
  id             TEXT    NOT NULL UNIQUE CHECK(length(id) = 36),
  kiosk          TEXT    NOT NULL CHECK(length(kiosk) BETWEEN 1 AND 32),
  epoch          INTEGER NOT NULL REFERENCES epoch(epoch),
  n              INTEGER NOT NULL CHECK(n >= 1),
  procedure      TEXT    NOT NULL CHECK(length(procedure) BETWEEN 1 AND 64),
  pack_version   TEXT    NOT NULL CHECK(length(pack_version) <= 64),
  created_ms     INTEGER NOT NULL,  -- wall clock; for showing, never for ordering
  digest         BLOB    NOT NULL CHECK(length(digest) = 32),     -- BLAKE2b-256 of payload.envelope
  signature      BLOB    NOT NULL CHECK(length(signature) = 64),  -- Ed25519 over header and digest
  signing_key_id TEXT    NOT NULL CHECK(length(signing_key_id) BETWEEN 1 AND 64),
  UNIQUE(epoch, n)
) STRICT;

-- The sealed bytes, apart from the rows that screens read.
CREATE TABLE payload(
  seq      INTEGER PRIMARY KEY REFERENCES dossier(seq),
  envelope BLOB NOT NULL CHECK(length(envelope) >= 1)
) STRICT;

-- The machine ladder (docs/states.md), per dossier and receiver.
CREATE TABLE delivery(
  seq        INTEGER NOT NULL REFERENCES dossier(seq),
  receiver   TEXT    NOT NULL CHECK(length(receiver) BETWEEN 1 AND 64),
  state      TEXT    NOT NULL CHECK(state IN ('queued', 'sending', 'delivered', 'refused', 'held',
                                              'withdrawing', 'voided')),
  attempts   INTEGER NOT NULL DEFAULT 0 CHECK(attempts >= 0),
  reason     TEXT    NOT NULL DEFAULT '',
  decided_ms INTEGER,  -- the receiver's clock
  decision   TEXT,     -- as signed by the receiver
  PRIMARY KEY(seq, receiver),
  -- An attempt is counted before it is made.
  CHECK(state <> 'sending' OR attempts >= 1),
  -- Nothing is set apart without a reason.
  CHECK(state NOT IN ('refused', 'held') OR reason <> ''),
  -- Only the receiver's word delivers or refuses.
  CHECK(state NOT IN ('delivered', 'refused') OR decision IS NOT NULL),
  CHECK((decision IS NULL) = (decided_ms IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_by_state ON delivery(state, attempts, seq);

-- The receiver's ladder, every word of it; the last entry of an id is where it stands. An id may be one that
-- this folder does not know.
CREATE TABLE legal(
  entry       INTEGER PRIMARY KEY,
  id          TEXT    NOT NULL CHECK(length(id) = 36),
  state       INTEGER NOT NULL CHECK(state BETWEEN 1 AND 10),
  code        TEXT    NOT NULL CHECK(length(code) <= 64),
  day         TEXT    NOT NULL CHECK(day = '' OR day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  message     TEXT    NOT NULL,
  happened_ms INTEGER NOT NULL,
  UNIQUE(id, state, code, day, message, happened_ms)  -- the same news twice is one row
) STRICT;

-- Where the next GET /v1/changes goes on.
CREATE TABLE changes_cursor(
  one   INTEGER PRIMARY KEY CHECK(one = 1),
  after TEXT NOT NULL
) STRICT;
INSERT INTO changes_cursor VALUES(1, '');

-- Counts only: no row says which visit gave a score.
CREATE TABLE rating(
  procedure TEXT    NOT NULL CHECK(length(procedure) <= 64),
  day       TEXT    NOT NULL CHECK(length(day) = 10),
  score     INTEGER NOT NULL CHECK(score BETWEEN 1 AND 5),
  count     INTEGER NOT NULL CHECK(count >= 1),
  PRIMARY KEY(procedure, day, score)
) STRICT, WITHOUT ROWID;

-- Nothing is numbered under an epoch that the guard has not seen.
CREATE TRIGGER dossier_in_confirmed_epoch BEFORE INSERT ON dossier
WHEN (SELECT confirmed FROM epoch WHERE epoch = NEW.epoch) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'epoch not confirmed'); END;

-- No class of error, no age and no count of attempts removes a row, and what was stored stays as it was.
CREATE TRIGGER epoch_stays BEFORE DELETE ON epoch BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER dossier_stays BEFORE DELETE ON dossier BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER payload_stays BEFORE DELETE ON payload BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER delivery_stays BEFORE DELETE ON delivery BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER legal_stays BEFORE DELETE ON legal BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER dossier_is_final BEFORE UPDATE ON dossier BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER payload_is_final BEFORE UPDATE ON payload BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER legal_is_final BEFORE UPDATE ON legal BEGIN SELECT RAISE(ABORT, 'written once'); END;
)sql";

// Version 2: the photos of a dossier.
constexpr const char* kAttachmentTables = R"sql(
-- Stored in one transaction with the dossier whose sealed header names them, in its order.
CREATE TABLE attachment(
  id       TEXT    PRIMARY KEY CHECK(length(id) = 36),
  seq      INTEGER NOT NULL REFERENCES dossier(seq),
  place    INTEGER NOT NULL CHECK(place BETWEEN 1 AND 10),
  digest   BLOB    NOT NULL CHECK(length(digest) = 32),  -- BLAKE2b-256 of attachment_payload.envelope
  size     INTEGER NOT NULL CHECK(size BETWEEN 1 AND 4194304),
  state    TEXT    NOT NULL DEFAULT 'waiting' CHECK(state IN ('waiting', 'uploaded')),
  attempts INTEGER NOT NULL DEFAULT 0 CHECK(attempts >= 0),
  UNIQUE(seq, place),
  -- An attempt is counted before it is made.
  CHECK(state <> 'uploaded' OR attempts >= 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment_payload(
  id       TEXT PRIMARY KEY REFERENCES attachment(id),
  envelope BLOB NOT NULL CHECK(length(envelope) BETWEEN 1 AND 4194304)
) STRICT;

CREATE TRIGGER attachment_stays BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER attachment_payload_stays BEFORE DELETE ON attachment_payload
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER attachment_is_final BEFORE UPDATE OF id, seq, place, digest, size ON attachment
BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER attachment_payload_is_final BEFORE UPDATE ON attachment_payload
BEGIN SELECT RAISE(ABORT, 'written once'); END;
)sql";

// The step at index i leads from version i to i + 1.
constexpr std::array kMigrations{kFirstTables, kAttachmentTables};
constexpr std::int64_t kVersion = kMigrations.size();

constexpr std::array kSmallTables{"epoch",          "dossier", "delivery",  "legal",
                                  "changes_cursor", "rating",  "attachment"};

// The version found; 0 for an empty file.
std::int64_t version_of(Database& database) {
    const std::int64_t version = database.integer("PRAGMA user_version");
    const std::int64_t application = database.integer("PRAGMA application_id");
    const bool is_empty = database.integer("SELECT count(*) FROM sqlite_schema") == 0;
    if (is_empty && version == 0 && application == 0) return 0;
    if (application != kApplicationId || version < 1)
        throw StorageFailure{Trouble::damaged, "queue.db was not written by this program"};
    if (version > kVersion)
        throw StorageFailure{
            Trouble::newer, fmt::format("queue.db has version {}, this program knows {}", version, kVersion)};
    return version;
}

// The journal's kind is kept in the file, so a shell may have left another one there (why not WAL:
// sqlite.cpp).
void use_rollback_journal(Database& database) {
    Statement mode = database.query("PRAGMA journal_mode = DELETE");
    mode.next();
    if (mode.bytes(0) != "delete")
        throw StorageFailure{Trouble::held, "queue.db is in journal mode " + mode.bytes(0)};
}

}  // namespace

void migrate(Database& database) {
    const std::int64_t found = version_of(database);
    use_rollback_journal(database);
    if (found == kVersion) return;
    Transaction transaction(database);
    for (auto at = static_cast<std::size_t>(found); at < kMigrations.size(); ++at)
        database.script(kMigrations[at]);
    database.script(
        fmt::format("PRAGMA user_version = {}; PRAGMA application_id = {};", kVersion, kApplicationId)
            .c_str());
    transaction.commit();
}

void check(Database& database) {
    for (const char* table : kSmallTables) {
        database.integer(fmt::format("SELECT count(*) FROM (SELECT 1 FROM {} LIMIT 1)", table).c_str());
        Statement verdict = database.query(fmt::format("PRAGMA quick_check({})", table).c_str());
        verdict.next();
        if (const std::string said = verdict.bytes(0); said != "ok")
            throw StorageFailure{Trouble::damaged, fmt::format("queue.db, {}: {}", table, said)};
    }
}

}  // namespace motcua::queue
