// Papers drawn in memory with cairo and pango, in Noto Sans. The same input gives the same bytes: no paper
// holds the moment at which it was drawn, only its own. Nothing about the drawing stands in a document's
// properties but the slip's number.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "kiosk/base/devices.h"
#include "kiosk/records/poster.h"
#include "kiosk/records/slip.h"
#include "kiosk/records/take_away.h"

namespace motcua::platform {

// 80 mm wide (72 mm printed), as long as it needs to be. Nothing about the person. The number's capitals are
// at least 6.4 mm high, the code at least 25 mm wide within a quiet zone of four modules (ISO/IEC 18004),
// both laid on the dots of a 203-dpi printer.
std::shared_ptr<const Drawing> slip_drawing(const records::Slip& slip, records::SlipMoment moment,
                                            const text::Words& words,
                                            const std::optional<LocalTime>& sent_at);

// A4, as many pages as it needs; the pledge and the place to sign stay on one page.
std::shared_ptr<const Drawing> declaration_drawing(records::Declaration declaration);

// A4, as many pages as it needs; most procedures need one.
std::shared_ptr<const Drawing> take_away_drawing(records::TakeAway sheet);

enum class PosterSize : std::uint8_t { a4, a5 };
// One page, always. The title's capitals are 10 mm or more on A4 for two metres, 7 mm on A5 for one and a
// half. Where there is more than stands in the smallest letters, lines are left out and the poster says that
// the machine has all of them.
std::shared_ptr<const Drawing> poster_drawing(records::Poster poster, PosterSize size);

inline constexpr int kSlipDpi = 203;  // of the usual slip printers
inline constexpr int kA4PictureDpi = 150;

// The first page in its own size, PNG bytes.
Result<Secret> first_page_png(const Drawing& drawing, int dpi);

// Any RGBA picture as PNG bytes (pixels 0xAABBGGRR, rows from the top, width * height of them).
Result<Secret> picture_png(int width, int height, const std::vector<std::uint32_t>& pixels);

}  // namespace motcua::platform
