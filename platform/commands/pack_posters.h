// kioskctl pack posters: what hangs on the wall, a PDF for each procedure.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/result.h"
#include "platform/paper/paper.h"

namespace motcua::platform {

struct PosterOrder {
    std::vector<std::filesystem::path> pack;  // as read_pack takes it
    std::filesystem::path out;                // a folder; made where it is not there
    PosterSize size = PosterSize::a4;
    std::vector<std::string> codes;  // none: every procedure
    // Whose fees they tell; else the pack's first.
    std::optional<std::chrono::year_month_day> day;
};

// Writes OUT/<code>.pdf, the same bytes for the same pack, and prints how many. A code that is not in the
// pack is an error before any is written.
Status<> write_posters(const PosterOrder& order);

}  // namespace motcua::platform
