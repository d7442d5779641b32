// Papers drawn in memory with cairo and pango.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kiosk/base/devices.h"
#include "kiosk/records/slip.h"

namespace motcua::platform {

// A bitmap of one page for a picture file or a thermal printer.
struct PagePicture {
    int width = 0;
    int height = 0;
    SecretVector<std::uint8_t> rgb;
};

// 80 mm wide (72 mm printed), as long as it needs to be.
Result<Secret> slip_pdf(const records::Slip& slip, records::SlipMoment moment, const text::Words& words,
                        const std::optional<LocalTime>& sent_at);
Result<Secret> slip_png(const records::Slip& slip, records::SlipMoment moment, const text::Words& words,
                        const std::optional<LocalTime>& sent_at);  // 203 dpi, PNG bytes

// A4, as many pages as it needs.
Result<Secret> declaration_pdf(const records::Declaration& declaration);
Result<Secret> declaration_png(const records::Declaration& declaration);  // first page, 150 dpi, PNG bytes

// Any RGBA picture as PNG bytes (pixels 0xAABBGGRR).
Result<Secret> picture_png(int width, int height, const std::vector<std::uint32_t>& pixels);

}  // namespace motcua::platform
