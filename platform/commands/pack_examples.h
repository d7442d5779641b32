// `kioskctl pack test`: the worked examples beside each procedure, run.
#pragma once

#include <filesystem>
#include <vector>

#include "kiosk/base/result.h"

namespace motcua::platform {

// Runs examples/<code>.json of every layer, a later layer's file in place of an earlier one's, on the first
// day of the pack where they name none, so that they come out alike on every day. Prints each that does not
// hold, and how many do. Fails where one does not, where a file cannot be read, where a procedure that asks
// anything has none.
// `papers`: a folder for the filled declaration of each as a PDF, or empty.
Status<> print_pack_examples(const std::vector<std::filesystem::path>& layers,
                             const std::filesystem::path& papers);

}  // namespace motcua::platform
