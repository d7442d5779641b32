#include "platform/card/atr.h"

#include <algorithm>
#include <array>

namespace motcua::platform {
namespace {

constexpr std::size_t kLongestAtr = 33;
// Historical bytes of a contactless card that is nothing but storage: the workgroup's own application
// identifier stands in them (PC/SC part 3, 3.1.3.2.3.1).
constexpr std::array<std::uint8_t, 8> kStorageCard{0x80, 0x4F, 0x0C, 0xA0, 0x00, 0x00, 0x03, 0x06};
constexpr std::size_t kHistoricalBytes = 4;

}  // namespace

bool is_contactless_atr(std::span<const std::uint8_t> atr) {
    return atr.size() > kHistoricalBytes && atr.size() <= kLongestAtr && atr[0] == 0x3B &&
           (atr[1] & 0xF0) == 0x80 && atr[2] == 0x80 && atr[3] == 0x01;
}

ChipKind kind_of_atr(std::span<const std::uint8_t> atr) {
    if (atr.empty() || atr.size() > kLongestAtr) return ChipKind::mute;
    if (!is_contactless_atr(atr)) return ChipKind::processor;
    const auto historical = atr.subspan(kHistoricalBytes);
    const bool is_storage = historical.size() >= kStorageCard.size() &&
                            std::equal(kStorageCard.begin(), kStorageCard.end(), historical.begin());
    return is_storage ? ChipKind::memory : ChipKind::processor;
}

}  // namespace motcua::platform
