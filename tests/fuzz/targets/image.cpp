// What is held up to the camera: any bytes of a file become a picture or a reason, and any pixels a code or a
// reason. After a 'G' the pixels themselves, one byte each, in rows as wide as the byte before them says: the
// reader behind a decoder that lets hardly any changed byte through.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "kiosk/text/unicode.h"
#include "platform/camera/codes.h"

namespace {

using namespace motcua;

constexpr int kSideMax = 1024;          // px; more finds nothing new and takes long
constexpr std::size_t kTextMax = 4296;  // bytes: ISO/IEC 18004, version 40

GreyImage raw(const std::uint8_t* data, std::size_t size) {
    GreyImage image;
    const std::size_t width = data[1];
    const std::size_t height = width == 0 ? 0 : std::min<std::size_t>((size - 2) / width, kSideMax);
    image.width = static_cast<int>(width);
    image.height = static_cast<int>(height);
    image.pixels.assign(data + 2, data + 2 + width * height);
    return image;
}

void read(const GreyImage& image) {
    static const auto reader = platform::make_code_reader();
    const auto code = reader->read(image);
    if (!code) return;
    if (code->size() > kTextMax || !text::code_points(view(*code))) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 2 && data[0] == 'G') {
        read(raw(data, size));
        return 0;
    }
    const auto frame = platform::decode_frame(std::vector<std::uint8_t>(data, data + size));
    if (frame && frame->width <= kSideMax && frame->height <= kSideMax) read(platform::to_grey(*frame));
    return 0;
}
