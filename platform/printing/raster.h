// Pages as PWG raster (PWG 5102.4), which every IPP Everywhere printer takes.
#pragma once

#include "kiosk/base/devices.h"

namespace motcua::platform {

// 8 bits grey, one side, each page drawn and written before the next.
Result<Secret> pwg_raster(const Drawing& drawing, int dpi, const PaperSize& sheet);

}  // namespace motcua::platform
