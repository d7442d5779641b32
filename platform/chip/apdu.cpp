#include "platform/chip/apdu.h"

namespace motcua::platform {
namespace {

constexpr std::size_t kShortData = 255;
constexpr std::size_t kShortExpected = 256;

void append_two(ChipBytes& to, std::size_t number) {
    to.push_back(static_cast<std::uint8_t>(number >> 8U));
    to.push_back(static_cast<std::uint8_t>(number));
}

}  // namespace

ChipBytes encoded(const Command& command) {
    ChipBytes bytes{command.cla, command.ins, command.p1, command.p2};
    const bool is_short = command.data.size() <= kShortData && command.expected <= kShortExpected;
    if (!command.data.empty()) {
        if (!is_short) bytes.push_back(0);
        if (is_short) bytes.push_back(static_cast<std::uint8_t>(command.data.size()));
        if (!is_short) append_two(bytes, command.data.size());
        bytes.insert(bytes.end(), command.data.begin(), command.data.end());
    }
    if (command.expected > 0) {  // the largest of each kind is written as zero
        if (!is_short && command.data.empty()) bytes.push_back(0);
        if (is_short) bytes.push_back(static_cast<std::uint8_t>(command.expected));
        if (!is_short) append_two(bytes, command.expected);
    }
    return bytes;
}

std::optional<Answer> decoded(ChipView answer) {
    if (answer.size() < 2) return std::nullopt;
    const ChipView data = answer.first(answer.size() - 2);
    const auto status = static_cast<std::uint16_t>(answer[data.size()] << 8U | answer[data.size() + 1]);
    return Answer{status, ChipBytes(data.begin(), data.end())};
}

}  // namespace motcua::platform
