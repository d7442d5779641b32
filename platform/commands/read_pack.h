// A pack as those commands read it that print something of it, for people and never for a kiosk.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/content/pack.h"

namespace motcua::platform {

// One NAME.pack, whoever signed it, or folders of layers, the nation's first; one folder alone brings those
// that it extends. Fails with everything that is wrong, one a line.
Result<std::shared_ptr<const content::Content>> read_pack(const std::vector<std::filesystem::path>& pack);

// Never null; points into `content`.
Result<const content::Procedure*> procedure_of(const content::Content& content, const std::string& code);

}  // namespace motcua::platform
