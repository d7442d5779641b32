#include "sync/portal/database.h"

#include <sqlite3.h>

namespace motcua::portal {
namespace {

constexpr int kBusyMillis = 5000;

// EXTRA: the folder is synced too after the journal is gone, so that a power cut never brings a journal back.
constexpr const char* kSettings =
    "PRAGMA journal_mode = DELETE;"
    "PRAGMA synchronous = EXTRA;"
    "PRAGMA foreign_keys = ON;"
    "PRAGMA secure_delete = ON;"
    "PRAGMA trusted_schema = OFF;";

}  // namespace

void Database::Close::operator()(sqlite3* connection) const { sqlite3_close(connection); }
void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Result<Database> Database::open(const std::filesystem::path& file) {
    Database database;
    sqlite3* connection = nullptr;
    const int opened = sqlite3_open_v2(
        file.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    database.connection_.reset(connection);
    if (connection == nullptr) return failure(file.string() + ": no memory");
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_busy_timeout(connection, kBusyMillis);
    if (opened != SQLITE_OK) return failure(file.string() + ": " + sqlite3_errmsg(connection));
    if (const auto set = database.run(kSettings); !set)
        return failure(file.string() + ": " + set.error().what);
    return database;
}

Status<> Database::run(const char* sql) {
    if (sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) return fault();
    return {};
}

tl::unexpected<Error> Database::fault() const {
    return failure(std::string("register: ") + sqlite3_errmsg(connection_.get()));
}

Statement::Statement(Database& database, const char* sql) : database_(database) {
    sqlite3_stmt* statement = nullptr;
    result_ = sqlite3_prepare_v2(database.handle(), sql, -1, &statement, nullptr);
    statement_.reset(statement);
}

Statement& Statement::bind(std::int64_t value) {
    if (result_ == SQLITE_OK) result_ = sqlite3_bind_int64(statement_.get(), next_++, value);
    return *this;
}

Statement& Statement::text(std::string_view value) {
    if (result_ == SQLITE_OK) {
        result_ = sqlite3_bind_text64(statement_.get(), next_++, value.data(), value.size(), SQLITE_TRANSIENT,
                                      SQLITE_UTF8);
    }
    return *this;
}

Statement& Statement::blob(std::string_view value) {
    if (result_ == SQLITE_OK) {
        result_ =
            sqlite3_bind_blob64(statement_.get(), next_++, value.data(), value.size(), SQLITE_TRANSIENT);
    }
    return *this;
}

bool Statement::step() {
    if (result_ != SQLITE_OK && result_ != SQLITE_ROW) return false;
    result_ = sqlite3_step(statement_.get());
    return result_ == SQLITE_ROW;
}

Status<> Statement::finish() {
    step();
    return status();
}

Status<> Statement::status() const {
    if (result_ == SQLITE_OK || result_ == SQLITE_ROW || result_ == SQLITE_DONE) return {};
    return database_.fault();
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string Statement::bytes(int column) const {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return data == nullptr ? std::string() : std::string(data, static_cast<std::size_t>(size));
}

Result<Transaction> Transaction::begin(Database& database) {
    if (const auto begun = database.run("BEGIN IMMEDIATE"); !begun) return tl::unexpected(begun.error());
    return Transaction(database);
}

Transaction::~Transaction() {
    if (database_ != nullptr && sqlite3_get_autocommit(database_->handle()) == 0) {
        static_cast<void>(database_->run("ROLLBACK"));
    }
}

Status<> Transaction::commit() {
    const auto committed = database_->run("COMMIT");
    if (committed) database_ = nullptr;
    return committed;
}

}  // namespace motcua::portal
