// What a zip file holds, taken from memory within bounds (libzip behind). Nothing is unpacked to a disk.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"

namespace motcua::platform {

inline constexpr std::size_t kArchiveEntriesMax = 1000;

struct ArchiveEntry {
    std::string name;
    std::string bytes;
};

struct WantedEntry {
    std::string name;
    std::size_t bytes_max = 0;  // unpacked
};

// The first entry lies uncompressed, as a document's "mimetype" must; the others are compressed. The same
// entries make the same bytes.
Result<std::string> make_archive(const std::vector<ArchiveEntry>& entries);

// Those of the wanted entries that are there, by name. Fails, in Vietnamese, where the file is damaged,
// locked by a password, names an entry twice or leads out of itself with a name, has more than
// kArchiveEntriesMax entries, or where a wanted one unpacks to more than its bytes.
Result<std::map<std::string, std::string>> read_archive(std::string_view bytes,
                                                        const std::vector<WantedEntry>& wanted);

}  // namespace motcua::platform
