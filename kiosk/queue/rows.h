// How values lie in the tables of queue.db.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/base/ids.h"
#include "kiosk/base/sealer.h"
#include "kiosk/base/time.h"
#include "kiosk/queue/sqlite.h"
#include "kiosk/queue/store.h"

namespace motcua::queue {

inline std::int64_t to_millis(WallTime time) { return time.time_since_epoch().count(); }
inline WallTime from_millis(std::int64_t millis) { return WallTime{Millis{millis}}; }

// Does not own the bytes.
inline Blob blob(const Digest& digest) {
    return {{reinterpret_cast<const char*>(digest.data()), digest.size()}};
}
Digest to_digest(const std::string& bytes);

// At most `bytes_max`, never through the middle of a UTF-8 character.
std::string_view cut(std::string_view text, std::size_t bytes_max);

// Columns `at`.. of a row as: id, kiosk, epoch, n, procedure, pack_version, created_ms.
DossierHeader header_at(const Statement& row, int at);

// A query whose rows entry_of() understands; `which` begins with WHERE or ORDER BY over dossier d, delivery
// v.
std::string select_entries(const char* which);
Entry entry_of(const Statement& row);

std::int64_t& count_of(Counts& counts, State state);

}  // namespace motcua::queue
