#include "platform/chip/bytes.h"

namespace motcua::platform {

void append(ChipBytes& to, ChipView bytes) { to.insert(to.end(), bytes.begin(), bytes.end()); }

ChipBytes data_object(std::uint8_t tag, ChipView value) {
    constexpr std::size_t kOneByte = 0x80;
    constexpr std::size_t kTwoBytes = 0x100;
    ChipBytes bytes{tag};
    if (value.size() >= kTwoBytes)
        append(bytes, ChipBytes{0x82, static_cast<std::uint8_t>(value.size() >> 8U)});
    else if (value.size() >= kOneByte)
        bytes.push_back(0x81);
    bytes.push_back(static_cast<std::uint8_t>(value.size()));
    append(bytes, value);
    return bytes;
}

}  // namespace motcua::platform
