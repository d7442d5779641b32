// Things to hold up in a demonstration: a procedure's poster, the cards of invented people, a paper to
// photograph, as pictures.
#pragma once

#include <filesystem>

#include "kiosk/base/result.h"

namespace motcua::platform {

// poster.png, card.png, other-card.png, worn-card.png, paper.png into `folder`.
Status<> write_demo_codes(const std::filesystem::path& folder);

}  // namespace motcua::platform
