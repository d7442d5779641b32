// kiosk.toml: one folder is one kiosk. Every key is documented in assets/schemas/kiosk.toml.md; unknown keys
// are refused.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "kiosk/base/result.h"

namespace motcua::platform {

struct Config {
    std::string kiosk = "BT01";   // [kiosk] id: 2 letters, 2 digits
    std::filesystem::path guard;  // [kiosk] guard: folder outside the data folder; default DIR.guard
    std::filesystem::path pack;   // [content] pack: file name under packs/
    int width_px = 1080;          // [panel]
    int height_px = 1920;
    float px_per_mm = 4.03F;
};

Result<Config> load_config(const std::filesystem::path& data_dir);
Status<> write_config(const std::filesystem::path& data_dir, const Config& config);  // never overwrites

}  // namespace motcua::platform
