#include "kiosk/queue/store.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include <fmt/format.h>

#include "kiosk/base/failpoint.h"
#include "kiosk/queue/attachments.h"
#include "kiosk/queue/files.h"
#include "kiosk/queue/guard.h"
#include "kiosk/queue/rows.h"
#include "kiosk/queue/schema.h"
#include "kiosk/queue/sqlite.h"
#include "kiosk/queue/trouble.h"

namespace motcua::queue {
namespace {

constexpr std::size_t kReasonBytesMax = 200;
constexpr std::size_t kMessageBytesMax = 2'000;
constexpr const char* kNotAcknowledged = "not_acknowledged";
constexpr const char* kNoReasonGiven = "no_reason_given";

std::string_view stated(const std::string& reason) {
    return reason.empty() ? std::string_view(kNoReasonGiven) : cut(reason, kReasonBytesMax);
}

// ---- this module's door: a StorageFailure becomes a value -----------------------------------------------

OpenError open_error(const StorageFailure& failure) {
    switch (failure.trouble) {
        case Trouble::read_only: return {OpenFault::read_only, failure.what};
        case Trouble::full: return {OpenFault::full, failure.what};
        case Trouble::held: return {OpenFault::held_by_another, failure.what};
        case Trouble::newer: return {OpenFault::newer_version, failure.what};
        case Trouble::damaged: return {OpenFault::damaged, failure.what};
        case Trouble::io: break;
    }
    return {OpenFault::unreachable, failure.what};
}

SaveError save_error(const StorageFailure& failure) {
    switch (failure.trouble) {
        case Trouble::full: return {SaveFault::disk_full, failure.what};
        case Trouble::read_only: return {SaveFault::read_only, failure.what};
        case Trouble::held: return {SaveFault::busy, failure.what};
        case Trouble::newer:
        case Trouble::damaged:
        case Trouble::io: break;
    }
    return {SaveFault::io, failure.what};
}

tl::unexpected<SaveError> not_saved(SaveFault fault, std::string what) {
    return tl::unexpected<SaveError>(SaveError{fault, std::move(what)});
}

template <class Body>
Status<> at_the_door(Body body) {
    try {
        body();
        return {};
    } catch (const StorageFailure& failed) {
        return failure(failed.what);
    }
}

struct DeliveryKey {
    std::int64_t seq = 0;
    std::string receiver;
};

// ---- the store ------------------------------------------------------------------------------------------

class SqliteStore final : public Store {
  public:
    // `options` with plain paths.
    explicit SqliteStore(const Options& options)
        : options_(options),
          folder_lock_(lock_file(options.folder / "lock")),
          database_(made_file(options.folder / "queue.db")) {
        migrate(database_);
        check(database_);
        take_epoch(Guard(options.guard, options.kiosk));
    }

    Result<Added, SaveError> add(const DossierHeader& draft, const std::string& receiver,
                                 const std::function<Result<Sealed>(const DossierHeader&)>& seal) override;
    Result<std::optional<Outgoing>> begin_attempt() override;
    Status<> accept(std::int64_t seq, const std::string& receiver, WallTime decided,
                    const std::string& decision) override;
    Status<> refuse(std::int64_t seq, const std::string& receiver, WallTime decided,
                    const std::string& reason, const std::string& decision) override;
    Status<> unknown(std::int64_t seq, const std::string& receiver) override;
    Status<> hold(std::int64_t seq, const std::string& receiver, const std::string& reason) override;
    Status<> put_back(std::int64_t seq, const std::string& receiver) override;
    Status<> uploaded(std::int64_t seq, const AttachmentId& id) override;
    Status<> upload_again(std::int64_t seq, const std::vector<AttachmentId>& ids) override;
    Status<> apply_changes(const std::vector<LegalChange>& changes, const std::string& cursor) override;
    std::string changes_cursor() override;
    Counts counts() override;
    std::vector<Entry> list() override;
    std::optional<Entry> find(const DossierId& id) override;
    [[nodiscard]] std::int64_t epoch() const override { return epoch_; }
    [[nodiscard]] bool behind_guard() const override { return behind_guard_; }
    Status<> add_rating(const std::string& procedure, std::chrono::year_month_day day,
                        int score_1_to_5) override;

  private:
    static const std::filesystem::path& made_file(const std::filesystem::path& file);
    void take_epoch(const Guard& guard);

    // Inside a transaction of the caller, who holds the mutex.
    std::int64_t insert(const SealedDossier& dossier, const std::string& receiver);
    std::optional<State> destination(const DeliveryKey& key, Event event);
    void move(const DeliveryKey& key, State to, std::string_view reason);
    std::optional<Outgoing> read_intact(const DeliveryKey& key);

    // One transaction each; the caller holds the mutex.
    std::optional<DeliveryKey> first_waiting();
    std::optional<Outgoing> take_for_sending(const DeliveryKey& key);
    void set_aside_altered(const DeliveryKey& key);
    void void_unacknowledged();
    void disown(const DossierId& id) noexcept;

    // One transaction each, under the mutex.
    Status<> step(const DeliveryKey& key, Event event, std::string_view reason);
    Status<> decide(const DeliveryKey& key, Event event, WallTime decided, std::string_view reason,
                    const std::string& decision);

    const Options options_;
    const Descriptor folder_lock_;  // before the database: let go of last
    Database database_;
    std::mutex mutex_;
    std::int64_t epoch_ = 0;
    bool behind_guard_ = false;
    std::vector<DossierId> unacknowledged_;
    Counts last_counts_;
};

const std::filesystem::path& SqliteStore::made_file(const std::filesystem::path& file) {
    make_private_file(file);
    return file;
}

// The intent, the guard, the confirmation, each durable before the next: whatever a power cut leaves behind,
// the folder's last epoch is not behind its guard's, so that a cut is never taken for a restored copy. An
// epoch whose start did not get through stays unused.
void SqliteStore::take_epoch(const Guard& guard) {
    const std::int64_t last = database_.integer("SELECT coalesce(max(epoch), 0) FROM epoch");
    const auto guarded = guard.last();
    if (!guarded || *guarded > last) {
        epoch_ = last;
        behind_guard_ = true;  // a guard that holds no number proves nothing, so nothing is filed on it
        return;
    }
    epoch_ = last + 1;
    database_.run("INSERT INTO epoch(epoch) VALUES(?1)", epoch_);
    guard.write(epoch_);
    database_.run("UPDATE epoch SET confirmed = 1 WHERE epoch = ?1", epoch_);
}

// ---- storing a dossier ----------------------------------------------------------------------------------

Result<Added, SaveError> SqliteStore::add(const DossierHeader& draft, const std::string& receiver,
                                          const std::function<Result<Sealed>(const DossierHeader&)>& seal) {
    const std::lock_guard lock(mutex_);
    if (behind_guard_)
        return not_saved(SaveFault::folder_older_than_guard, "the data folder is older than its guard");
    Added added{0, draft, {}};
    bool committing = false;
    try {
        Transaction transaction(database_);
        added.header.kiosk = options_.kiosk;
        added.header.epoch = epoch_;
        added.header.n =
            database_.integer("SELECT coalesce(max(n), 0) + 1 FROM dossier WHERE epoch = ?1", epoch_);
        const Result<Sealed> sealed = seal(added.header);
        if (!sealed) return not_saved(SaveFault::cannot_seal, sealed.error().what);
        if (const auto flaw = flaw_of(*sealed, options_.digest_of))
            return not_saved(SaveFault::cannot_seal, *flaw);
        SealedDossier dossier = sealed->dossier;
        dossier.header = added.header;
        added.seq = insert(dossier, receiver);
        insert_attachments(database_, added.seq, sealed->attachments);
        added.slip_secret = sealed->slip_secret;
        pass(Failpoint::before_commit);
        committing = true;
        transaction.commit();
        pass(Failpoint::after_commit);
        return added;
    } catch (const StorageFailure& failed) {
        if (committing) disown(draft.id);
        return tl::unexpected<SaveError>(save_error(failed));
    }
}

std::int64_t SqliteStore::insert(const SealedDossier& dossier, const std::string& receiver) {
    const DossierHeader& header = dossier.header;
    database_.run(R"sql(
        INSERT INTO dossier(id, kiosk, epoch, n, procedure, pack_version, created_ms,
                            digest, signature, signing_key_id)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))sql",
                  header.id.text(), header.kiosk, header.epoch, header.n, header.procedure,
                  header.pack_version, to_millis(header.created), blob(dossier.digest),
                  Blob{dossier.signature}, dossier.signing_key_id);
    const std::int64_t seq = database_.last_row();
    database_.run("INSERT INTO payload(seq, envelope) VALUES(?1, ?2)", seq, Blob{dossier.envelope});
    database_.run("INSERT INTO delivery(seq, receiver, state) VALUES(?1, ?2, ?3)", seq, receiver,
                  name(State::queued));
    return seq;
}

// COMMIT failed. Mostly nothing is there; but when the journal's name was gone and only the sync of the
// folder failed, the dossier is, and the resident was told that it is not and will come again.
void SqliteStore::disown(const DossierId& id) noexcept {
    unacknowledged_.push_back(id);
    try {
        void_unacknowledged();
    } catch (const StorageFailure&) {
        // Tried again before anything is sent.
    }
}

void SqliteStore::void_unacknowledged() {
    while (!unacknowledged_.empty()) {
        Transaction transaction(database_);
        database_.run(R"sql(
            UPDATE delivery SET state = ?2, reason = ?3
            WHERE state = ?4 AND attempts = 0 AND seq = (SELECT seq FROM dossier WHERE id = ?1))sql",
                      unacknowledged_.back().text(), name(*next(State::queued, Event::void_untried)),
                      kNotAcknowledged, name(State::queued));
        transaction.commit();
        unacknowledged_.pop_back();
    }
}

// ---- sending --------------------------------------------------------------------------------------------

Result<std::optional<Outgoing>> SqliteStore::begin_attempt() {
    const std::lock_guard lock(mutex_);
    try {
        void_unacknowledged();
        while (const auto key = first_waiting()) {
            if (auto outgoing = take_for_sending(*key)) return outgoing;
            set_aside_altered(*key);
        }
        return std::optional<Outgoing>{};
    } catch (const StorageFailure& failed) {
        return failure(failed.what);
    }
}

std::optional<Outgoing> SqliteStore::take_for_sending(const DeliveryKey& key) {
    Transaction transaction(database_);
    auto outgoing = read_intact(key);
    if (!outgoing) return std::nullopt;
    if (outgoing->attachment) count_upload(database_, outgoing->attachment->ref.id);
    database_.run("UPDATE delivery SET state = ?3, attempts = attempts + 1 WHERE seq = ?1 AND receiver = ?2",
                  key.seq, key.receiver, name(*destination(key, Event::attempt)));
    transaction.commit();
    return outgoing;
}

// A transaction of its own: SQLite lets nothing be written in one in which it has met damage.
void SqliteStore::set_aside_altered(const DeliveryKey& key) {
    Transaction transaction(database_);
    move(key, *destination(key, Event::set_aside), kAlteredAtRest);
    transaction.commit();
}

std::optional<DeliveryKey> SqliteStore::first_waiting() {
    for (const State state : {State::sending, State::queued}) {
        Statement row = database_.query(
            "SELECT seq, receiver FROM delivery WHERE state = ?1 ORDER BY attempts, seq, receiver LIMIT 1",
            name(state));
        if (row.next()) return DeliveryKey{row.integer(0), row.bytes(1)};
    }
    return std::nullopt;
}

// Nothing where the stored bytes are not those that were stored.
std::optional<Outgoing> SqliteStore::read_intact(const DeliveryKey& key) {
    Outgoing outgoing;
    outgoing.seq = key.seq;
    outgoing.receiver = key.receiver;
    SealedDossier& dossier = outgoing.dossier;
    try {
        Statement row = database_.query(R"sql(
            SELECT d.id, d.kiosk, d.epoch, d.n, d.procedure, d.pack_version, d.created_ms,
                   d.digest, d.signature, d.signing_key_id, p.envelope
            FROM dossier d JOIN payload p ON p.seq = d.seq WHERE d.seq = ?1)sql",
                                        key.seq);
        if (!row.next()) return std::nullopt;
        dossier.header = header_at(row, 0);
        dossier.digest = to_digest(row.bytes(7));
        dossier.signature = row.bytes(8);
        dossier.signing_key_id = row.bytes(9);
        dossier.envelope = row.bytes(10);
        dossier.attachments = attachments_of(database_, key.seq);
        outgoing.attachment = first_to_upload(database_, key.seq);
    } catch (const StorageFailure& failed) {
        if (failed.trouble == Trouble::damaged) return std::nullopt;
        throw;
    }
    const auto fits = [&](const std::string& bytes, const Digest& digest) {
        return !bytes.empty() && (!options_.digest_of || options_.digest_of(bytes) == digest);
    };
    const auto& first = outgoing.attachment;
    if (!fits(dossier.envelope, dossier.digest) || (first && !fits(first->envelope, first->ref.digest)))
        return std::nullopt;
    return outgoing;
}

// ---- what became of it ----------------------------------------------------------------------------------

std::optional<State> SqliteStore::destination(const DeliveryKey& key, Event event) {
    Statement row =
        database_.query("SELECT state FROM delivery WHERE seq = ?1 AND receiver = ?2", key.seq, key.receiver);
    if (!row.next())
        throw StorageFailure{Trouble::io,
                             fmt::format("there is no delivery of {} to {}", key.seq, key.receiver)};
    const auto from = state_named(row.bytes(0));
    return from ? next(*from, event) : std::nullopt;
}

void SqliteStore::move(const DeliveryKey& key, State to, std::string_view reason) {
    database_.run("UPDATE delivery SET state = ?3, reason = ?4 WHERE seq = ?1 AND receiver = ?2", key.seq,
                  key.receiver, name(to), reason);
}

Status<> SqliteStore::step(const DeliveryKey& key, Event event, std::string_view reason) {
    const std::lock_guard lock(mutex_);
    return at_the_door([&] {
        Transaction transaction(database_);
        const auto to = destination(key, event);
        if (!to) return;
        move(key, *to, reason);
        transaction.commit();
    });
}

Status<> SqliteStore::decide(const DeliveryKey& key, Event event, WallTime decided, std::string_view reason,
                             const std::string& decision) {
    const std::lock_guard lock(mutex_);
    return at_the_door([&] {
        Transaction transaction(database_);
        const auto to = destination(key, event);
        if (!to) return;
        database_.run(R"sql(
            UPDATE delivery SET state = ?3, reason = ?4, decided_ms = ?5, decision = ?6
            WHERE seq = ?1 AND receiver = ?2)sql",
                      key.seq, key.receiver, name(*to), reason, to_millis(decided), decision);
        transaction.commit();
        pass(Failpoint::decision_written);
    });
}

Status<> SqliteStore::accept(std::int64_t seq, const std::string& receiver, WallTime decided,
                             const std::string& decision) {
    return decide({seq, receiver}, Event::accepted, decided, "", decision);
}

Status<> SqliteStore::refuse(std::int64_t seq, const std::string& receiver, WallTime decided,
                             const std::string& reason, const std::string& decision) {
    return decide({seq, receiver}, Event::rejected, decided, stated(reason), decision);
}

Status<> SqliteStore::unknown(std::int64_t seq, const std::string& receiver) {
    return step({seq, receiver}, Event::unknown, "");
}

Status<> SqliteStore::hold(std::int64_t seq, const std::string& receiver, const std::string& reason) {
    return step({seq, receiver}, Event::set_aside, stated(reason));
}

Status<> SqliteStore::put_back(std::int64_t seq, const std::string& receiver) {
    return step({seq, receiver}, Event::put_back, "");
}

Status<> SqliteStore::uploaded(std::int64_t seq, const AttachmentId& id) {
    const std::lock_guard lock(mutex_);
    return at_the_door([&] {
        Transaction transaction(database_);
        set_uploaded(database_, seq, id, true);
        transaction.commit();
        pass(Failpoint::upload_written);
    });
}

Status<> SqliteStore::upload_again(std::int64_t seq, const std::vector<AttachmentId>& ids) {
    const std::lock_guard lock(mutex_);
    return at_the_door([&] {
        Transaction transaction(database_);
        for (const AttachmentId& id : ids) set_uploaded(database_, seq, id, false);
        transaction.commit();
    });
}

// ---- the receiver's own ladder --------------------------------------------------------------------------

Status<> SqliteStore::apply_changes(const std::vector<LegalChange>& changes, const std::string& cursor) {
    const std::lock_guard lock(mutex_);
    return at_the_door([&] {
        Transaction transaction(database_);
        for (const LegalChange& change : changes)
            database_.run(R"sql(
                INSERT INTO legal(id, state, code, day, message, happened_ms) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT(id, state, code, day, message, happened_ms) DO NOTHING)sql",
                          change.id.text(), std::int64_t{change.legal.state}, change.legal.code,
                          change.legal.day, cut(change.legal.message, kMessageBytesMax),
                          to_millis(change.legal.time));
        database_.run("UPDATE changes_cursor SET after = ?1", cursor);
        transaction.commit();
    });
}

std::string SqliteStore::changes_cursor() {
    const std::lock_guard lock(mutex_);
    std::string cursor;
    (void)at_the_door([&] {
        Statement row = database_.query("SELECT after FROM changes_cursor");
        if (row.next()) cursor = row.bytes(0);
    });
    return cursor;
}

// ---- looking --------------------------------------------------------------------------------------------

Counts SqliteStore::counts() {
    const std::lock_guard lock(mutex_);
    (void)at_the_door([&] {
        Counts counted;
        Statement row = database_.query("SELECT state, count(*) FROM delivery GROUP BY state");
        while (row.next())
            if (const auto state = state_named(row.bytes(0))) count_of(counted, *state) = row.integer(1);
        last_counts_ = counted;
    });
    return last_counts_;
}

std::vector<Entry> SqliteStore::list() {
    const std::lock_guard lock(mutex_);
    std::vector<Entry> entries;
    (void)at_the_door([&] {
        Statement row = database_.query(select_entries("ORDER BY d.seq, v.receiver").c_str());
        while (row.next()) entries.push_back(entry_of(row));
    });
    return entries;
}

std::optional<Entry> SqliteStore::find(const DossierId& id) {
    const std::lock_guard lock(mutex_);
    std::optional<Entry> entry;
    (void)at_the_door([&] {
        Statement row =
            database_.query(select_entries("WHERE d.id = ?1 ORDER BY v.receiver LIMIT 1").c_str(), id.text());
        if (row.next()) entry = entry_of(row);
    });
    return entry;
}

Status<> SqliteStore::add_rating(const std::string& procedure, std::chrono::year_month_day day,
                                 int score_1_to_5) {
    const std::lock_guard lock(mutex_);
    return at_the_door([&] {
        const std::string iso_day =
            fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                        static_cast<unsigned>(day.day()));
        database_.run(R"sql(
            INSERT INTO rating(procedure, day, score, count) VALUES(?1, ?2, ?3, 1)
            ON CONFLICT(procedure, day, score) DO UPDATE SET count = count + 1)sql",
                      procedure, iso_day, std::int64_t{score_1_to_5});
    });
}

// True also where both are one folder.
bool lies_within(const std::filesystem::path& inner, const std::filesystem::path& outer) {
    const auto [end, rest] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
    return end == outer.end();
}

// Absolute, without "." and "..", without a slash at the end.
std::filesystem::path plain(const std::filesystem::path& path) {
    std::error_code error;
    const auto normal = std::filesystem::absolute(path, error).lexically_normal();
    if (error) throw StorageFailure{Trouble::io, "no path: " + path.string() + ": " + error.message()};
    return normal.has_filename() ? normal : normal.parent_path();
}

}  // namespace

Result<std::unique_ptr<Store>, OpenError> Store::open(const Options& options) {
    try {
        Options with_plain_paths = options;
        with_plain_paths.folder = plain(options.folder);
        with_plain_paths.guard = plain(options.guard);
        if (lies_within(with_plain_paths.guard, with_plain_paths.folder))
            throw StorageFailure{Trouble::io,
                                 "the guard lies inside the data folder: " + options.guard.string()};
        make_private_folder(with_plain_paths.folder);
        return std::make_unique<SqliteStore>(with_plain_paths);
    } catch (const StorageFailure& failed) {
        return tl::unexpected<OpenError>(open_error(failed));
    }
}

}  // namespace motcua::queue
