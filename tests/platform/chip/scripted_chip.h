// A chip that says what is written here, and only to exactly what is written here.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "kiosk/base/card_channel.h"

namespace motcua::tests {

inline ChipBytes bytes_of(std::string_view hex) {
    const auto digit = [](char c) {
        return static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    };
    ChipBytes bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes.push_back(static_cast<std::uint8_t>(digit(hex[i]) << 4U | digit(hex[i + 1])));
    return bytes;
}

inline std::string hex_of(ChipView bytes) {
    std::string hex;
    for (const std::uint8_t byte : bytes) hex += fmt::format("{:02X}", byte);
    return hex;
}

class ScriptedChip final : public CardChannel {
  public:
    // Both in capitals of hexadecimal.
    void expect(std::string command, std::string answer) {
        script_.emplace_back(std::move(command), std::move(answer));
    }
    // Called when so many commands have come.
    void once_asked(int commands, std::function<void()> then) {
        then_at_ = commands;
        then_ = std::move(then);
    }
    Result<ChipBytes, ChannelLoss> transmit(ChipView command) override {
        if (++asked_ == then_at_) then_();
        REQUIRE_FALSE(script_.empty());
        const auto [expected, answer] = script_.front();
        script_.pop_front();
        CHECK(hex_of(command) == expected);
        return bytes_of(answer);
    }
    [[nodiscard]] bool is_over() const { return script_.empty(); }

  private:
    int asked_ = 0;
    int then_at_ = -1;
    std::function<void()> then_;
    std::deque<std::pair<std::string, std::string>> script_;
};

}  // namespace motcua::tests
