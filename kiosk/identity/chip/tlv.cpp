#include "kiosk/identity/chip/tlv.h"

namespace motcua::identity::chip {
namespace {

constexpr std::uint8_t kMoreOfTag = 0x1F;  // the low bits of a tag that goes on in the next byte
constexpr std::uint8_t kGoesOn = 0x80;
constexpr std::size_t kTagBytesMax = 3;
constexpr std::size_t kLengthBytesMax = 4;

struct Head {
    std::uint32_t tag = 0;
    std::size_t bytes = 0;  // of tag and length
    std::size_t value = 0;  // bytes
};

// The tag; how many bytes it has. 0: none.
std::size_t read_tag(ChipView bytes, std::uint32_t& tag) {
    if (bytes.empty()) return 0;
    tag = bytes[0];
    if ((bytes[0] & kMoreOfTag) != kMoreOfTag) return 1;
    for (std::size_t i = 1; i < bytes.size() && i < kTagBytesMax; ++i) {
        tag = tag << 8U | bytes[i];
        if ((bytes[i] & kGoesOn) == 0) return i + 1;
    }
    return 0;
}

std::optional<Head> read_head(ChipView bytes) {
    Head head;
    const std::size_t tag_bytes = read_tag(bytes, head.tag);
    if (tag_bytes == 0 || tag_bytes == bytes.size()) return std::nullopt;
    const std::uint8_t first = bytes[tag_bytes];
    const std::size_t more = (first & kGoesOn) == 0 ? 0 : first & 0x7FU;
    head.bytes = tag_bytes + 1 + more;
    if (more > kLengthBytesMax || head.bytes > bytes.size() || first == kGoesOn) return std::nullopt;
    head.value = more == 0 ? first : 0;
    for (const std::uint8_t byte : bytes.subspan(tag_bytes + 1, more)) head.value = head.value << 8U | byte;
    return head.value <= kFileBytesMax ? std::optional(head) : std::nullopt;
}

}  // namespace

std::optional<DataObject> first_object(ChipView bytes) {
    const auto head = read_head(bytes);
    if (!head || head->value > bytes.size() - head->bytes) return std::nullopt;
    return DataObject{head->tag, bytes.subspan(head->bytes, head->value),
                      bytes.first(head->bytes + head->value)};
}

std::optional<std::vector<DataObject>> objects(ChipView bytes) {
    std::vector<DataObject> found;
    while (!bytes.empty()) {
        const auto next = first_object(bytes);
        if (!next || found.size() == kObjectsMax) return std::nullopt;
        found.push_back(*next);
        bytes = bytes.subspan(next->whole.size());
    }
    return found;
}

std::optional<ChipView> find_object(ChipView bytes, std::uint32_t tag) {
    const auto all = objects(bytes);
    if (!all) return std::nullopt;
    for (const DataObject& each : *all)
        if (each.tag == tag) return each.value;
    return std::nullopt;
}

std::optional<std::size_t> file_size(ChipView head) {
    const auto read = read_head(head);
    if (!read) return std::nullopt;
    return read->bytes + read->value;
}

}  // namespace motcua::identity::chip
