// The tables of queue.db and the way from each version to the next.
#pragma once

#include "kiosk/queue/sqlite.h"

namespace motcua::queue {

// Brings an empty or older database to this program's version in one transaction. Throws Trouble::newer or
// Trouble::damaged before anything was written.
void migrate(Database& database);

// Reads what is small (everything but the sealed documents, which carry their own digest) and throws
// Trouble::damaged where SQLite finds it broken or against its CHECKs.
void check(Database& database);

}  // namespace motcua::queue
