#include "tests/support/edit_pack.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

namespace motcua::tests {

void edit_pack(const std::filesystem::path& pack, const std::string& sql) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(pack.c_str(), &database) == SQLITE_OK);
    CHECK(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

}  // namespace motcua::tests
