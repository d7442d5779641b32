// The signed list of procedures on which the machine gives no guidance for now.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/content/pack.h"

namespace motcua::content {

inline constexpr std::size_t kRecallBytesMax = 64 * 1024;

struct Recall {
    std::string code;  // of the procedure
    std::string why;   // for staff, 1 to 200 bytes; no screen shows it
};
struct RecallList {
    std::int64_t number = 0;  // only grows; 0: there has never been one
    std::vector<Recall> recalled;

    [[nodiscard]] bool has(std::string_view code) const;
};

// {"list": …, "signature": …} in one file, so that the two are never of different lists. Signed by one who
// approves: to stop what is wrong must not wait for two. Fails for a code or reason out of bounds.
Result<std::string> signed_recalls(const RecallList& list, const PackSigningKey& key);
// Only a list signed by a trusted key that approves and is not revoked.
Result<RecallList, PackError> open_recalls(std::string_view file, const std::vector<PackKey>& trusted);
// Without looking at the signature: for who makes the next list, never for a kiosk.
Result<RecallList> unchecked_recalls(std::string_view file);

}  // namespace motcua::content
