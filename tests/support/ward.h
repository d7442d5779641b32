// The real ward's content, built from the assets as a release is, once for the test program.
#pragma once

#include <memory>

#include "kiosk/content/pack.h"

namespace motcua::tests {

std::shared_ptr<const content::Content> ward_content();

}  // namespace motcua::tests
