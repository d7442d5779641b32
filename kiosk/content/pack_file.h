// The pack as one file: a SQLite database of JSON parts, made and read in memory.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/content/pack.h"
#include "kiosk/content/read_content.h"

namespace motcua::content {

inline constexpr std::size_t kPackBytesMax = 64 * 1024 * 1024;
inline constexpr int kPackFormat = 2;  // PRAGMA user_version; grows when an older program could not read it

using Bytes = std::vector<std::uint8_t>;

Result<Bytes> to_database(const Parts& parts, const Recordings& recordings = {});

// `bytes` are lent to SQLite read-only for the time of the call. The caller has checked their signature.
Result<Parts, PackError> from_database(Bytes& bytes);
// Empty where there are none.
Result<Recordings, PackError> recordings_from_database(Bytes& bytes);

}  // namespace motcua::content
