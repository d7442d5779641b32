// The real ward's content, built from the assets as a release is, once for the test program.
#pragma once

#include <filesystem>
#include <memory>

#include "kiosk/content/pack.h"

namespace motcua::tests {

std::shared_ptr<const content::Content> ward_content();
// The file, not signed.
std::filesystem::path ward_pack();
// The same ward with a procedure that asks with every kind of field: 1.999001.
std::shared_ptr<const content::Content> every_field_content();

}  // namespace motcua::tests
