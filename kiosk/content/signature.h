// Signatures in the format of minisign (https://jedisct1.github.io/minisign/, "Signature format").
#pragma once

#include <string>
#include <string_view>

#include "kiosk/content/pack.h"
#include "kiosk/content/pack_file.h"

namespace motcua::content {

inline constexpr std::size_t kSignatureBytesMax = 4096;
inline constexpr std::size_t kCommentBytesMax = 1000;

// The text of a .minisig file. Only the prehashed algorithm "ED" is made and accepted.
Result<std::string> signature_text(const Bytes& bytes, const PackSigningKey& key,
                                   std::string_view trusted_comment);

// One that holds: by which of the trusted keys, and what was said with it.
struct Signed {
    const PackKey* key = nullptr;  // into `trusted`
    std::string comment;
};
Result<Signed, PackError> check_signature(const Bytes& bytes, std::string_view signature_file,
                                          const std::vector<PackKey>& trusted);
// One that counts for a pack in this role: the key's own, not revoked, its holder's, in its time.
Result<PackNote, PackError> check_note(const Signed& found, PackRole role);

// 0 to 99, spread evenly: the same for the same text everywhere.
int place_among_100(std::string_view text);

}  // namespace motcua::content
