// What an upload says of itself in its headers: tus 1.0 (https://tus.io/protocols/resumable-upload), of it
// the creation with the whole upload in one request.
#pragma once

#include <optional>
#include <string>

#include "sync/portal/portal.h"

namespace motcua::portal {

inline constexpr const char* kTusVersion = "1.0.0";

// "id MDE5…,dossier MDE5…,digest 3q2+…": keys and base64, each key once. Nothing where one of these three is
// missing or malformed; keys that are not known are skipped.
std::optional<UploadClaim> parse_upload_metadata(const std::string& header);

}  // namespace motcua::portal
