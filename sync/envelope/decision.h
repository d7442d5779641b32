// What a receiver says about one dossier, signed, so that nobody in between can say it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/ids.h"
#include "kiosk/base/result.h"
#include "kiosk/base/time.h"
#include "sync/envelope/keys.h"

namespace motcua::sync {

struct Decision {
    enum class Outcome : std::uint8_t { accepted, refused, withdrawn };
    Outcome outcome = Outcome::accepted;
    DossierId id;
    Digest digest{};
    std::string kiosk;
    std::string receiver;
    std::string reason;  // empty for accepted
    WallTime time;       // the receiver's, RFC 3339 with seconds
    std::string key_id;
};

// {"decision": {...}, "signature": base64}; the signature covers the whole inner object, so that members
// which later versions add are signed too. digest is base64.
std::string signed_decision(const Decision& decision, const SigningKey& key);
// Only a decision whose signature holds under one of `keys`. Bounded: 64 KB, 64 levels.
Result<Decision> read_decision(const std::string& body, const std::vector<PublicKey>& keys);

// A page of GET /v1/changes: {"changes": [...], "kiosk", "next": cursor, "more": bool, "key_id",
// "signature"}; the signature covers everything beside itself. A page for another kiosk is refused.
struct Change {
    DossierId id;
    int state = 0;        // 1..10, national states
    std::string code;     // Mã số hồ sơ
    std::string day;      // ISO date or empty
    std::string message;  // at most 2000 bytes
    WallTime time;
};
struct ChangesPage {
    std::vector<Change> changes;  // at most 500
    std::string next;             // cursor to ask with next time; visible ASCII, at most 256 bytes
    bool more = false;
};
std::string signed_changes(const ChangesPage& page, const std::string& kiosk, const SigningKey& key);
Result<ChangesPage> read_changes(const std::string& body, const std::string& kiosk,
                                 const std::vector<PublicKey>& keys);

std::string rfc3339(WallTime time);  // UTC, "2026-11-22T02:24:05Z"
// Any offset, any fraction (cut to milliseconds); the leap second 60 counts as 59.
std::optional<WallTime> parse_rfc3339(const std::string& text);

// RFC 8785 of a JSON text, at most 1 MB. Empty for whatever parse_json (sync/envelope/json.h) refuses:
// numbers in these documents are integers.
std::string canonical_json(const std::string& json);

}  // namespace motcua::sync
