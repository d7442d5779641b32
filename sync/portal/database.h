// SQLite with its lifetimes made safe. Errors are values; the first of a statement sticks to it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace motcua::portal {

class Database {
  public:
    // Rollback journal, synchronous=EXTRA, foreign keys, 5 s of patience with other processes.
    static Result<Database> open(const std::filesystem::path& file);
    Status<> run(const char* sql);
    [[nodiscard]] sqlite3* handle() const { return connection_.get(); }
    [[nodiscard]] tl::unexpected<Error> fault() const;

  private:
    struct Close {
        void operator()(sqlite3* connection) const;
    };
    std::unique_ptr<sqlite3, Close> connection_;
};

class Statement {
  public:
    Statement(Database& database, const char* sql);
    // Numbered from 1, in the order of the calls. The text or blob is copied.
    Statement& bind(std::int64_t value);
    Statement& text(std::string_view value);
    Statement& blob(std::string_view value);
    // To the next row. False at the end and on an error.
    bool step();
    // For statements without rows.
    Status<> finish();
    [[nodiscard]] Status<> status() const;

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string bytes(int column) const;  // text or blob

  private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    Database& database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    int next_ = 1;
    int result_;
};

// Takes the write lock at once; rolled back at the end of the scope unless committed.
class Transaction {
  public:
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept : database_(other.database_) { other.database_ = nullptr; }
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    Status<> commit();

  private:
    explicit Transaction(Database& database) : database_(&database) {}
    Database* database_;
};

}  // namespace motcua::portal
