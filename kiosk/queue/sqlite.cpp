#include "kiosk/queue/sqlite.h"

#include "kiosk/queue/trouble.h"

namespace motcua::queue {
namespace {

constexpr int kBusyTimeoutMs = 5'000;

// A rollback journal and not WAL: every SQLite from 3.7.0 to 3.51.2 (Debian 12 has 3.40.1) can corrupt a WAL
// database that two connections use when the log is reset (fixed in 3.51.3), a second connection is one
// `sqlite3` shell away, and a kiosk that writes a few rows a minute gains nothing from WAL.
//
// synchronous=EXTRA: also the folder is synced after the journal's name was removed from it. That removal is
// the commit; with FULL a power cut may bring the name back, and the journal would then undo what was
// acknowledged. secure_delete: what is overwritten or freed is zeroed. cell_size_check, trusted_schema: a
// damaged or tampered file is an error, not a way in. temp_store: nothing leaves for a temporary file.
constexpr const char* kConnectionSettings = R"sql(
    PRAGMA cell_size_check = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
    PRAGMA synchronous = EXTRA;
    PRAGMA temp_store = MEMORY;
    PRAGMA mmap_size = 0;
)sql";

Trouble trouble_of(sqlite3* connection, int code) {
    switch (code & 0xff) {  // the low byte is the primary code: https://www.sqlite.org/rescode.html
        case SQLITE_READONLY:
        case SQLITE_PERM: return Trouble::read_only;
        case SQLITE_FULL: return Trouble::full;
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return Trouble::held;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_ERROR:  // our own SQL does not fit the tables
        case SQLITE_SCHEMA: return Trouble::damaged;
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN: return trouble_of_errno(sqlite3_system_errno(connection));
        default: return Trouble::io;
    }
}

[[noreturn]] void throw_failure(sqlite3* connection, const char* doing_what) {
    const int code = sqlite3_extended_errcode(connection);
    throw StorageFailure{
        trouble_of(connection, code),
        std::string(doing_what) + ": " + sqlite3_errmsg(connection) + " (" + std::to_string(code) + ")"};
}

}  // namespace

Statement::Statement(sqlite3* connection, const char* sql) {
    if (sqlite3_prepare_v2(connection, sql, -1, &statement_, nullptr) != SQLITE_OK)
        throw_failure(connection, "prepare");
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::bind(int at, std::int64_t value) {
    if (sqlite3_bind_int64(statement_, at, value) != SQLITE_OK)
        throw_failure(sqlite3_db_handle(statement_), "bind");
}

void Statement::bind(int at, std::string_view text) {
    if (sqlite3_bind_text64(statement_, at, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8) != SQLITE_OK)
        throw_failure(sqlite3_db_handle(statement_), "bind");
}

void Statement::bind(int at, Blob blob) {
    if (sqlite3_bind_blob64(statement_, at, blob.bytes.data() ? blob.bytes.data() : "", blob.bytes.size(),
                            SQLITE_TRANSIENT) != SQLITE_OK)
        throw_failure(sqlite3_db_handle(statement_), "bind");
}

bool Statement::next() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    throw_failure(sqlite3_db_handle(statement_), "step");
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string Statement::bytes(int column) const {
    const void* data = sqlite3_column_blob(statement_, column);
    const int size = sqlite3_column_bytes(statement_, column);
    if (data == nullptr && sqlite3_errcode(sqlite3_db_handle(statement_)) == SQLITE_NOMEM)
        throw_failure(sqlite3_db_handle(statement_), "read");
    return data == nullptr ? std::string()
                           : std::string(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

Database::Database(const std::filesystem::path& file) {
    // No SQLITE_OPEN_CREATE: the file was made with its private mode before. An absolute path is never a
    // "file:" URI.
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    try {
        if (sqlite3_open_v2(file.c_str(), &connection_, flags, nullptr) != SQLITE_OK)
            throw_failure(connection_, file.c_str());
        sqlite3_busy_timeout(connection_, kBusyTimeoutMs);
        script(kConnectionSettings);
    } catch (...) {
        sqlite3_close(connection_);
        throw;
    }
}

Database::~Database() { sqlite3_close(connection_); }

void Database::script(const char* sql) {
    if (sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        throw_failure(connection_, "run");
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(connection_); }

void Database::roll_back() noexcept {
    if (sqlite3_get_autocommit(connection_) == 0)
        sqlite3_exec(connection_, "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace motcua::queue
