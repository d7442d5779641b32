#include "platform/card/t0.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace motcua::platform {
namespace {

constexpr std::size_t kHeader = 4;
constexpr std::size_t kWithP3 = 5;
constexpr std::size_t kLongestData = 65'536;
constexpr int kMostRounds = 300;  // 256 bytes each

// The frame for a short command; none for another one.
std::optional<ChipBytes> frame_of(ChipView command) {
    ChipBytes frame(command.begin(), command.end());
    if (command.size() == kHeader) frame.push_back(0);
    if (command.size() <= kWithP3) return frame;
    const std::size_t with_data = kWithP3 + command[kHeader];
    if (command[kHeader] == 0 || command.size() < with_data || command.size() > with_data + 1)
        return std::nullopt;
    frame.resize(with_data);  // a length that is expected has no place beside data: 61xx will tell it
    return frame;
}

// On the logical channel of the command, with no secure messaging and no chaining (ISO/IEC 7816-4, 5.4.1).
std::uint8_t class_to_fetch(std::uint8_t of_command) {
    if ((of_command & 0x80) != 0) return 0x00;
    return (of_command & 0x40) != 0 ? of_command & 0x4F : of_command & 0x03;
}

}  // namespace

Result<ChipBytes, ChannelLoss> transmit_over_t0(ChipView command, const FrameExchange& exchange) {
    if (command.size() < kHeader) return ChipBytes{0x67, 0x00};
    auto frame = frame_of(command);
    if (!frame) return ChipBytes{0x67, 0x00};
    const std::uint8_t fetch = class_to_fetch(command[0]);
    const bool has_data = command.size() > kWithP3;
    bool may_correct = !has_data;
    ChipBytes whole;
    for (int round = 0; round < kMostRounds; ++round) {
        auto answer = exchange(*frame);
        if (!answer) return answer;
        if (answer->size() < 2) break;
        const std::uint8_t first = (*answer)[answer->size() - 2];
        const std::uint8_t second = answer->back();
        if (first == 0x6C && may_correct) {
            frame->resize(kWithP3);
            (*frame)[kHeader] = second;
            may_correct = false;
            continue;
        }
        whole.insert(whole.end(), answer->begin(), answer->end() - 2);
        if (whole.size() > kLongestData) break;
        if (first != 0x61) {
            whole.push_back(first);
            whole.push_back(second);
            return whole;
        }
        *frame = {fetch, 0xC0, 0x00, 0x00, second};
        may_correct = true;
    }
    return tl::unexpected(ChannelLoss::silent);
}

}  // namespace motcua::platform
