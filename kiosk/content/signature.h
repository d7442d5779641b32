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

Status<PackError> check_signature(const Bytes& bytes, std::string_view signature_file,
                                  const std::vector<PackKey>& trusted);

}  // namespace motcua::content
