// Codes from pictures and pictures of codes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "kiosk/base/devices.h"
#include "kiosk/base/photo.h"

namespace motcua::platform {

inline constexpr int kPictureSideMax = 8192;  // pixels

// Reads one QR code, turned, tilted, skewed or in a mirror, dark on light, with all three finders to be seen.
// Looks at the picture as it is, sharpened, and in half and twice its size, until a code is read; a budget of
// tries ends the search, so the same picture always gives the same. What is read was right by the code's own
// error correction. Fails where there is no code, where two different codes are in sight, for one part of a
// code in several parts, and where the content is not UTF-8 or longer than 4,296 bytes (the most that ISO/IEC
// 18004 holds). At most 8192 x 8192 pixels.
std::unique_ptr<CodeReader> make_code_reader();

// UTF-8 in; the smallest version that holds it with error correction M.
std::unique_ptr<CodeWriter> make_code_writer();

// A PNG or JPEG, told by its first bytes, as the camera would have given it. At most 8192 x 8192 and 32 MB of
// file, both checked before anything is decoded. What is transparent counts as white.
Result<ColourImage> load_frame(const std::filesystem::path& file);
Result<ColourImage> decode_frame(const std::vector<std::uint8_t>& bytes);  // of such a file

// As the eye sees its brightness: what a code is read from (Rec. 601 luma).
GreyImage to_grey(const ColourImage& frame);

}  // namespace motcua::platform
