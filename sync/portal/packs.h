// The portal's shelf of content packs: DIR/packs, as an officer laid them down.
#pragma once

#include <filesystem>
#include <string>

#include "sync/portal/portal.h"

namespace motcua::portal {

// GET /v1/packs/{name}: a pack, a signature of it, or recalls.json. 304 where `if_none_match` is its ETag;
// 206 where the client asked for a part, which the server cuts out. Only plain names of those kinds are
// looked for.
Answer pack_file(const std::filesystem::path& folder, const std::string& name,
                 const std::string& if_none_match, bool part);

}  // namespace motcua::portal
