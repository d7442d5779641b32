// Data objects as chips and certificates write them: tag, length, value (BER-TLV; ISO/IEC 7816-4, 5.2.2).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kiosk/base/card_channel.h"

namespace motcua::identity::chip {

// Longer than any group of an identity card; what claims to be is refused before a byte of it is read.
inline constexpr std::size_t kFileBytesMax = 128UL * 1024;
inline constexpr std::size_t kObjectsMax = 64;  // beside each other

struct DataObject {
    std::uint32_t tag = 0;  // its bytes as a number: 0x6D, 0x5F1F, 0x7F61
    ChipView value;         // borrowed from what was read
    ChipView whole;         // with tag and length
};

// The object that begins there. Nothing: cut short, longer than kFileBytesMax, of a tag of more than three
// bytes or of no definite length.
std::optional<DataObject> first_object(ChipView bytes);

// The objects that stand there one after the other, up to the end. Nothing: one of them is none, or they are
// more than kObjectsMax. None nests by itself: who wants what is inside asks again.
std::optional<std::vector<DataObject>> objects(ChipView bytes);

// The value of the first object with this tag among those that stand there.
std::optional<ChipView> find_object(ChipView bytes, std::uint32_t tag);

// How long the file is that begins so, with its tag and length: known from its first kFileHead bytes on.
inline constexpr std::size_t kFileHead = 8;
std::optional<std::size_t> file_size(ChipView head);

}  // namespace motcua::identity::chip
