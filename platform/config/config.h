// kiosk.toml: one folder is one kiosk. Every key is documented in assets/schemas/kiosk.toml.md; unknown keys
// are refused.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"

namespace motcua::platform {

// Keys of a tactile pad, by SDL's names ("F13", "Keypad 5"); empty: none. A keyboard's Tab, arrows, Enter,
// Space and Escape always work.
struct PadKeys {
    std::string previous;
    std::string select;
    std::string next;
    std::string back;
    std::string read = "F1";
    std::string curtain = "F1";  // held for 2 s; may be one of the others as well
};

// Each "ipp://…" or "ipps://…", at most 1023 bytes; empty: none. A certificate is the SHA-256 of the
// printer's own, 64 hexadecimal digits; empty: any.
struct PrinterKeys {
    std::string a4;
    std::string a4_certificate;
    std::string slip;  // on a roll of 80 mm; none: slips are printed on A4
    std::string slip_certificate;
};

// How the camera before the glass is found and mounted.
struct CameraKeys {
    std::string device;  // absolute path under /dev, at most 255 bytes; empty: none
    int rotation = 0;    // degrees to the right that make its picture upright: 0, 90, 180, 270
    bool mirror = true;  // what people see of themselves
};

// How the reader of chip cards is known.
struct CardReaderKeys {
    std::string name;  // part of its name in PC/SC, at most 127 bytes; empty: any that there is
};

enum class HeadphoneSetting : std::uint8_t { none, jack };

struct Config {
    std::string kiosk =
        "BT01";  // [kiosk] id: 2 letters, 2 digits; no I, L, O, U: they look like digits on a slip
    std::filesystem::path guard;  // [kiosk] guard: absolute folder outside the data folder; default DIR.guard
    std::filesystem::path pack;   // [content] pack: file name under packs/; empty: none yet
    int width_px = 1080;          // [panel] 320..7680
    int height_px = 1920;         // [panel] 320..7680
    float px_per_mm = 4.03F;      // [panel] 1..20
    HeadphoneSetting headphones = HeadphoneSetting::none;  // [sound] none, jack
    PadKeys pad;                                           // [pad]
    PrinterKeys printers;                                  // [printers]
    CameraKeys camera;                                     // [camera]
    CardReaderKeys card_reader;                            // [card_reader]
};

// Reads DIR/kiosk.toml, at most 64 KB. A key left out has the value above; `guard` always comes back filled.
// Fails with file, line and reason where the file is missing, no TOML, has a key that is not known or a value
// out of its range.
Result<Config> load_config(const std::filesystem::path& data_dir);

// Writes it whole and durably. Never overwrites; refuses what load_config would refuse.
Status<> write_config(const std::filesystem::path& data_dir, const Config& config);

// Every key that load_config knows: "kiosk.id", "panel.width_px" ...
std::vector<std::string_view> config_keys();

}  // namespace motcua::platform
