// SQLite that closes, finalizes and rolls back by itself, and no more: SQL stays in view where it is used. A
// failed call throws StorageFailure.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include <sqlite3.h>

namespace motcua::queue {

// Bytes, as opposed to text. Does not own them.
struct Blob {
    std::string_view bytes;
};

// One prepared statement and its rows. Values are copied when bound.
class Statement {
  public:
    Statement(sqlite3* connection, const char* sql);
    ~Statement();
    Statement(Statement&& other) noexcept : statement_(other.statement_) { other.statement_ = nullptr; }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement& operator=(Statement&&) = delete;

    // Values go to ?1, ?2, ... in turn.
    template <class... Values>
    void bind_all(const Values&... values) {
        int at = 0;
        (bind(++at, values), ...);
    }

    // False: there is no further row.
    bool next();

    // Columns count from 0. NULL reads as 0 or empty.
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string bytes(int column) const;
    [[nodiscard]] bool is_null(int column) const;

  private:
    void bind(int at, std::int64_t value);
    void bind(int at, std::string_view text);
    void bind(int at, Blob blob);

    sqlite3_stmt* statement_ = nullptr;
};

// The one connection. Not thread-safe: whoever owns it brings the mutex.
class Database {
  public:
    // Opens an existing file by its absolute path and sets what holds for the connection; the file is not
    // changed.
    explicit Database(const std::filesystem::path& file);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // Any number of statements without values or rows.
    void script(const char* sql);

    template <class... Values>
    Statement query(const char* sql, const Values&... values) {
        Statement statement(connection_, sql);
        statement.bind_all(values...);
        return statement;
    }

    template <class... Values>
    void run(const char* sql, const Values&... values) {
        query(sql, values...).next();
    }

    // The first column of the first row; there must be one.
    template <class... Values>
    std::int64_t integer(const char* sql, const Values&... values) {
        Statement statement = query(sql, values...);
        statement.next();
        return statement.integer(0);
    }

    [[nodiscard]] std::int64_t last_row() const;

    // For Transaction: ends what a failure left open, never throws.
    void roll_back() noexcept;

  private:
    sqlite3* connection_ = nullptr;
};

// Begun at once as a writer, so that nobody comes between reading and writing; undone unless committed.
class Transaction {
  public:
    explicit Transaction(Database& database) : database_(database) { database_.script("BEGIN IMMEDIATE"); }
    ~Transaction() { database_.roll_back(); }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit() { database_.script("COMMIT"); }

  private:
    Database& database_;
};

}  // namespace motcua::queue
