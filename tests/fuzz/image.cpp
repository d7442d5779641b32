// A file that is held up: any bytes become a picture or a reason, and a picture a code or a reason.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "platform/camera/codes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto frame = motcua::platform::decode_frame(std::vector<std::uint8_t>(data, data + size));
    constexpr int kSideMax = 1024;  // px; more finds nothing new and takes long
    if (!frame || frame->width > kSideMax || frame->height > kSideMax) return 0;
    static const auto reader = motcua::platform::make_code_reader();
    static_cast<void>(reader->read(motcua::platform::to_grey(*frame)));
    return 0;
}
