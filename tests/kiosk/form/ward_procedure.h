// Procedure 1.004873 as phường Bàn Thạch has it, out of a pack built, signed and opened as in a release.
#pragma once

#include <memory>

#include "kiosk/content/pack.h"

namespace motcua::tests {

const content::Content& ban_thach();
const content::Procedure& marital_status();

}  // namespace motcua::tests
