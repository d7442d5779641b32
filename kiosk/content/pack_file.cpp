#include "kiosk/content/pack_file.h"

#include <memory>

#include <fmt/format.h>
#include <sqlite3.h>

namespace motcua::content {
namespace {

constexpr int kApplicationId = 0x4d435043;  // "MCPC" in the file's header, for file(1)
constexpr std::size_t kPartsMax = 10'000;   // as many files as a folder may have

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

Database open_in_memory() {
    sqlite3* database = nullptr;
    sqlite3_open_v2(":memory:", &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY,
                    nullptr);
    return Database(database);
}

Statement prepare(sqlite3* database, const char* sql) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database, sql, -1, &statement, nullptr);
    return Statement(statement);
}

bool run(sqlite3* database, const std::string& sql) {
    return sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

bool insert(sqlite3* database, const std::string& name, const std::string& wav, const char* sql) {
    const Statement statement = prepare(database, sql);
    return statement != nullptr &&
           sqlite3_bind_text64(statement.get(), 1, name.data(), name.size(), SQLITE_STATIC, SQLITE_UTF8) ==
               SQLITE_OK &&
           sqlite3_bind_blob64(statement.get(), 2, wav.data(), wav.size(), SQLITE_STATIC) == SQLITE_OK &&
           sqlite3_step(statement.get()) == SQLITE_DONE;
}

bool insert(sqlite3* database, const std::string& name, const std::string& text) {
    const Statement statement = prepare(database, "INSERT INTO part (name, json) VALUES (?1, ?2)");
    return statement != nullptr &&
           sqlite3_bind_text64(statement.get(), 1, name.data(), name.size(), SQLITE_STATIC, SQLITE_UTF8) ==
               SQLITE_OK &&
           sqlite3_bind_text64(statement.get(), 2, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8) ==
               SQLITE_OK &&
           sqlite3_step(statement.get()) == SQLITE_DONE;
}

tl::unexpected<PackError> damaged(const std::string& what) {
    return tl::unexpected<PackError>(PackError{PackFault::damaged, what});
}

std::string column_text(sqlite3_stmt* row, int column) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
    return text == nullptr ? std::string{}
                           : std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(row, column)));
}

// Signed or not, a file is not trusted with more than to be read.
bool open_over(sqlite3* database, Bytes& bytes) {
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, static_cast<int>(kPackBytesMax));
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    return sqlite3_deserialize(database, "main", bytes.data(), size, size, SQLITE_DESERIALIZE_READONLY) ==
           SQLITE_OK;
}

int pragma(sqlite3* database, const char* sql) {
    const Statement statement = prepare(database, sql);
    if (statement == nullptr || sqlite3_step(statement.get()) != SQLITE_ROW) return -1;
    return sqlite3_column_int(statement.get(), 0);
}

// Only where there are recordings: an older program reads the pack without them.
bool insert_recordings(sqlite3* database, const Recordings& recordings) {
    if (recordings.empty()) return true;
    bool written = run(database,
                       "CREATE TABLE recording (name TEXT PRIMARY KEY, wav BLOB NOT NULL) "
                       "STRICT, WITHOUT ROWID");
    for (const auto& [name, wav] : recordings)
        written =
            written && insert(database, name, *wav, "INSERT INTO recording (name, wav) VALUES (?1, ?2)");
    return written;
}

}  // namespace

Result<Bytes> to_database(const Parts& parts, const Recordings& recordings) {
    const Database database = open_in_memory();
    if (database == nullptr) return failure("no memory for a pack");
    bool written =
        run(database.get(), fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};"
                                        "CREATE TABLE part (name TEXT PRIMARY KEY, json TEXT NOT NULL) "
                                        "STRICT, WITHOUT ROWID; BEGIN;",
                                        kApplicationId, kPackFormat));
    for (const auto& [name, part] : parts) written = written && insert(database.get(), name, part.dump());
    written = written && insert_recordings(database.get(), recordings) && run(database.get(), "COMMIT");
    if (!written) return failure(fmt::format("SQLite: {}", sqlite3_errmsg(database.get())));

    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, void (*)(void*)> image(
        sqlite3_serialize(database.get(), "main", &size, 0), sqlite3_free);
    if (image == nullptr) return failure("no memory for a pack");
    if (static_cast<std::size_t>(size) > kPackBytesMax) return failure("the pack is larger than 64 MB");
    return Bytes(image.get(), image.get() + size);
}

Result<Parts, PackError> from_database(Bytes& bytes) {
    const Database database = open_in_memory();
    if (database == nullptr || !open_over(database.get(), bytes)) return damaged("is no SQLite database");
    if (pragma(database.get(), "PRAGMA application_id") != kApplicationId)
        return damaged("is no content pack");
    const int format = pragma(database.get(), "PRAGMA user_version");
    if (format > kPackFormat) {
        return tl::unexpected<PackError>(
            PackError{PackFault::from_the_future,
                      fmt::format("has format {}, this program reads {}", format, kPackFormat)});
    }
    const Statement rows = prepare(database.get(), "SELECT name, json FROM part ORDER BY name");
    if (rows == nullptr) return damaged(sqlite3_errmsg(database.get()));
    Parts parts;
    Flaws flaws;
    int step = sqlite3_step(rows.get());
    for (; step == SQLITE_ROW && parts.size() < kPartsMax; step = sqlite3_step(rows.get())) {
        const std::string name = column_text(rows.get(), 0);
        auto part = parse_strictly(column_text(rows.get(), 1), name, flaws);
        if (!part) return damaged(fmt::format("{}: {}", name, flaws.all().front().reason));
        parts.emplace(name, std::move(*part));
    }
    if (step != SQLITE_DONE) return damaged(sqlite3_errmsg(database.get()));
    return parts;
}

Result<Recordings, PackError> recordings_from_database(Bytes& bytes) {
    const Database database = open_in_memory();
    if (database == nullptr || !open_over(database.get(), bytes)) return damaged("is no SQLite database");
    const Statement rows = prepare(database.get(), "SELECT name, wav FROM recording ORDER BY name");
    Recordings recordings;
    if (rows == nullptr) return recordings;  // a pack without any has no such table
    int step = sqlite3_step(rows.get());
    for (; step == SQLITE_ROW && recordings.size() < kPartsMax; step = sqlite3_step(rows.get())) {
        std::string name = column_text(rows.get(), 0);
        const auto* wav = static_cast<const char*>(sqlite3_column_blob(rows.get(), 1));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(rows.get(), 1));
        if (wav == nullptr || !text::is_recording_name(name)) return damaged("a recording has no sentence");
        recordings.emplace(std::move(name), std::make_shared<const std::string>(wav, size));
    }
    if (step != SQLITE_DONE) return damaged(sqlite3_errmsg(database.get()));
    return recordings;
}

}  // namespace motcua::content
