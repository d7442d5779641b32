// The durable queue: one SQLite database, one connection, rollback journal, synchronous=EXTRA
// (ARCHITECTURE.md, "Queue"). Thread-safe: every call is one transaction under one lock. No call ever deletes
// a row.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/ids.h"
#include "kiosk/base/result.h"
#include "kiosk/base/sealer.h"
#include "kiosk/base/time.h"
#include "kiosk/queue/ladder.h"

namespace motcua::queue {

struct Counts {
    std::int64_t queued = 0, sending = 0, delivered = 0, refused = 0, held = 0, withdrawing = 0, voided = 0;
    [[nodiscard]] std::int64_t waiting() const { return queued + sending + withdrawing; }
    [[nodiscard]] std::int64_t created() const { return waiting() + delivered + refused + held + voided; }
    bool operator==(const Counts&) const = default;
};

// The receiver's own ladder, as last pulled. 1..10 are the national states (QCVN 120:2019/BTTTT codes).
struct Legal {
    int state = 0;        // 0: nothing heard yet
    std::string code;     // Mã số hồ sơ; empty before state 2
    std::string day;      // ISO date of the appointment; may be empty
    std::string message;  // the receiver's words
    WallTime time{};      // when the receiver says it happened
};

// The sealed photos that go with a dossier.
struct Attachments {
    int count = 0;
    int uploaded = 0;        // of them; the receiver said that it has them
    std::int64_t bytes = 0;  // sealed, all of them
};

struct Entry {
    std::int64_t seq = 0;
    DossierHeader header;
    State state = State::queued;
    int attempts = 0;
    std::string reason;               // of held or refused; a code, no personal data
    std::optional<WallTime> decided;  // the receiver's time in the signed decision
    std::optional<Legal> legal;
    std::string receiver;  // whose delivery `state` speaks of
    Attachments attachments;
};

// One delivery to attempt. The bytes are those of the commit, for ever.
struct Outgoing {
    std::int64_t seq = 0;
    std::string receiver;
    SealedDossier dossier;
    std::optional<SealedAttachment> attachment;  // goes first: one that the receiver does not have yet
};

struct Added {
    std::int64_t seq = 0;
    DossierHeader header;
    SlipSecret slip_secret{};
};

enum class OpenFault : std::uint8_t { read_only, full, held_by_another, newer_version, damaged, unreachable };
struct OpenError {
    OpenFault fault = OpenFault::unreachable;
    std::string what;
};

// Why a dossier could not be stored. Nothing of it is stored then, and nothing of it will be sent.
enum class SaveFault : std::uint8_t { disk_full, read_only, busy, folder_older_than_guard, cannot_seal, io };
struct SaveError {
    SaveFault fault = SaveFault::io;
    std::string what;
};

// The reason of a delivery that was held because its stored bytes no longer fit their digest.
inline constexpr const char* kAlteredAtRest = "altered_at_rest";

class Store {
  public:
    struct Options {
        std::filesystem::path folder;  // the kiosk's data folder; holds queue.db and the lock
        std::filesystem::path guard;   // outside the folder
        std::string kiosk;             // "BT01"; letters, digits, "-" and "_", at most 32
        // BLAKE2b-256 (sync::digest_of; this room has no cryptography). With it a dossier is stored only
        // where its digest fits its envelope, and sent only where it still does; without it whoever sends
        // must compare.
        std::function<Digest(const std::string& envelope)> digest_of{};
    };
    // Takes the folder's lock, migrates forward in one transaction, takes a new epoch from the guard. Makes
    // either folder (0700) where it is missing, not its parents. Where it fails no row of a dossier was
    // touched.
    static Result<std::unique_ptr<Store>, OpenError> open(const Options& options);
    virtual ~Store() = default;

    // Numbers, seals and stores in one transaction, the dossier with all of its attachments (at most
    // kAttachmentsMax of kAttachmentBytesMax each; else cannot_seal); when this returns a value the commit
    // has returned. Where the disk fails so late that the commit can no longer be undone, the dossier is
    // voided before anything else is sent (after a power cut in that moment it stays queued: the one case in
    // which a dossier travels that was not acknowledged).
    virtual Result<Added, SaveError> add(const DossierHeader& draft,  // kiosk, epoch and n are filled in here
                                         const std::string& receiver,
                                         const std::function<Result<Sealed>(const DossierHeader&)>& seal) = 0;

    // The next delivery to try, already marked `sending` with its attempt counted and committed. Deliveries
    // left `sending` by a crash come first; then queued ones, fewest attempts first, then oldest. One whose
    // stored bytes no longer fit its digest, or those of the attachment that goes first theirs, is held
    // (kAlteredAtRest) and passed over. An attempt is one request: the dossier, or one of its attachments.
    virtual Result<std::optional<Outgoing>> begin_attempt() = 0;

    // What became of an attempt. Where the ladder knows no such step (a late or a second answer) nothing
    // changes and that is no error; an error is a delivery that does not exist, or a disk that fails. Reasons
    // are cut at 200 bytes.

    virtual Status<> accept(std::int64_t seq, const std::string& receiver, WallTime decided,
                            const std::string& decision) = 0;
    virtual Status<> refuse(std::int64_t seq, const std::string& receiver, WallTime decided,
                            const std::string& reason, const std::string& decision) = 0;
    virtual Status<> unknown(std::int64_t seq, const std::string& receiver) = 0;
    virtual Status<> hold(std::int64_t seq, const std::string& receiver, const std::string& reason) = 0;
    virtual Status<> put_back(std::int64_t seq, const std::string& receiver) = 0;

    // The receiver has this attachment. The delivery stays `sending`, so that its next request is the next
    // one.
    virtual Status<> uploaded(std::int64_t seq, const AttachmentId& id) = 0;
    // The receiver lacks these after all: they go again, before the dossier does.
    virtual Status<> upload_again(std::int64_t seq, const std::vector<AttachmentId>& ids) = 0;

    // One page of the receiver's news and the cursor after it, in one transaction. Unknown ids are kept too;
    // news that is known already changes nothing. Fails whole on a state outside 1..10, a day that is no ISO
    // date, a code over 64 characters; a message is cut at 2,000 bytes.
    struct LegalChange {
        DossierId id;
        Legal legal;
    };
    virtual Status<> apply_changes(const std::vector<LegalChange>& changes, const std::string& cursor) = 0;
    // Empty at first, and where it cannot be read: then everything is asked for again.
    virtual std::string changes_cursor() = 0;

    // Computed from the rows each time; where the disk cannot be read, as last computed.
    virtual Counts counts() = 0;
    // Every delivery, in the order of storing; as far as it can be read.
    virtual std::vector<Entry> list() = 0;
    virtual std::optional<Entry> find(const DossierId& id) = 0;

    [[nodiscard]] virtual std::int64_t epoch() const = 0;
    // The guard has seen a later epoch than the folder (a restored copy), or holds no number: what is here
    // may be sent, but add() answers folder_older_than_guard.
    [[nodiscard]] virtual bool behind_guard() const = 0;

    // Counts only, per procedure, day and score; nothing ties a score to a visit.
    virtual Status<> add_rating(const std::string& procedure, std::chrono::year_month_day day,
                                int score_1_to_5) = 0;
};

}  // namespace motcua::queue
