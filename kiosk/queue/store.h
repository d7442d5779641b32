// The durable queue: one SQLite database, one connection, rollback journal, synchronous=EXTRA (ARCHITECTURE.md, "Queue").
// Thread-safe: every call is one transaction under one lock. No call ever deletes a row.
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
    int state = 0;         // 0: nothing heard yet
    std::string code;      // Mã số hồ sơ; empty before state 2
    std::string day;       // ISO date of the appointment; may be empty
    std::string message;   // the receiver's words
    WallTime time{};       // when the receiver says it happened
};

struct Entry {
    std::int64_t seq = 0;
    DossierHeader header;
    State state = State::queued;
    int attempts = 0;
    std::string reason;              // of held or refused; a code, no personal data
    std::optional<WallTime> decided; // the receiver's time in the signed decision
    std::optional<Legal> legal;
};

// One delivery to attempt. The bytes are those of the commit, for ever.
struct Outgoing {
    std::int64_t seq = 0;
    std::string receiver;
    SealedDossier dossier;
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

// Why a dossier could not be stored. Nothing of it is stored then.
enum class SaveFault : std::uint8_t { disk_full, read_only, busy, folder_older_than_guard, cannot_seal, io };
struct SaveError {
    SaveFault fault = SaveFault::io;
    std::string what;
};

class Store {
  public:
    struct Options {
        std::filesystem::path folder;  // the kiosk's data folder; holds queue.db and the lock
        std::filesystem::path guard;   // outside the folder
        std::string kiosk;             // "BT01"
    };
    // Takes the folder's lock, migrates forward in one transaction, takes a new epoch from the guard.
    static Result<std::unique_ptr<Store>, OpenError> open(const Options& options);
    virtual ~Store() = default;

    // Numbers, seals and stores in one transaction; when this returns a value the commit has returned.
    virtual Result<Added, SaveError> add(
        const DossierHeader& draft,  // epoch and n are filled in here
        const std::string& receiver, const std::function<Result<Sealed>(const DossierHeader&)>& seal) = 0;

    // The next delivery to try, already marked `sending` with its attempt counted and committed. Deliveries left
    // `sending` by a crash come first; then queued ones, fewest attempts first, then oldest.
    virtual Result<std::optional<Outgoing>> begin_attempt() = 0;

    virtual Status<> accept(std::int64_t seq, const std::string& receiver, WallTime decided,
                            const std::string& decision) = 0;
    virtual Status<> refuse(std::int64_t seq, const std::string& receiver, WallTime decided, const std::string& reason,
                            const std::string& decision) = 0;
    virtual Status<> unknown(std::int64_t seq, const std::string& receiver) = 0;
    virtual Status<> hold(std::int64_t seq, const std::string& receiver, const std::string& reason) = 0;
    virtual Status<> put_back(std::int64_t seq, const std::string& receiver) = 0;

    // One page of the receiver's news and the cursor after it, in one transaction. Unknown ids are kept too.
    struct LegalChange {
        DossierId id;
        Legal legal;
    };
    virtual Status<> apply_changes(const std::vector<LegalChange>& changes, const std::string& cursor) = 0;
    virtual std::string changes_cursor() = 0;  // empty at first

    virtual Counts counts() = 0;
    virtual std::vector<Entry> list() = 0;
    virtual std::optional<Entry> find(const DossierId& id) = 0;
    virtual std::int64_t epoch() const = 0;
    virtual Status<> add_rating(const std::string& procedure, std::chrono::year_month_day day, int score_1_to_5) = 0;
};

}  // namespace motcua::queue
