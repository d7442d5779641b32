// The two readers as Debian has them, with nothing in front: what ours is measured against.
#pragma once

#include <memory>

#include "kiosk/base/devices.h"

namespace motcua::tests {

// With every effort it knows; its bytes, whatever they are.
std::unique_ptr<CodeReader> bare_zxing();
std::unique_ptr<CodeReader> bare_zbar();

}  // namespace motcua::tests
