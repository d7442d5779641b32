// Papers drawn in memory with cairo and pango, in Noto Sans. The same input gives the same bytes: no paper
// holds the moment at which it was drawn, only its own. Nothing about the drawing stands in a document's
// properties but the slip's number.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kiosk/base/devices.h"
#include "kiosk/records/slip.h"

namespace motcua::platform {

// 80 mm wide (72 mm printed), as long as it needs to be. Nothing about the person. The number's capitals are
// at least 6.4 mm high, the code at least 25 mm wide within a quiet zone of four modules (ISO/IEC 18004),
// both laid on the dots of a 203-dpi printer.
Result<Secret> slip_pdf(const records::Slip& slip, records::SlipMoment moment, const text::Words& words,
                        const std::optional<LocalTime>& sent_at);
Result<Secret> slip_png(const records::Slip& slip, records::SlipMoment moment, const text::Words& words,
                        const std::optional<LocalTime>& sent_at);  // 203 dpi, PNG bytes

// A4, as many pages as it needs; the pledge and the place to sign stay on one page.
Result<Secret> declaration_pdf(const records::Declaration& declaration);
Result<Secret> declaration_png(const records::Declaration& declaration);  // first page, 150 dpi, PNG bytes

// Any RGBA picture as PNG bytes (pixels 0xAABBGGRR, rows from the top, width * height of them).
Result<Secret> picture_png(int width, int height, const std::vector<std::uint32_t>& pixels);

}  // namespace motcua::platform
