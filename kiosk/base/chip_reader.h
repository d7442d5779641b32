// The reader that a card with a chip is laid on: how it is, what lies there, and a channel to it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/card_channel.h"

namespace motcua {

enum class ChipReaderState : std::uint8_t {
    none,  // this kiosk has no card reader
    works,
    down  // it has one, and it does not answer: unplugged, hung, or the service that drives it is not there
};

inline std::string_view name(ChipReaderState state) {
    switch (state) {
        case ChipReaderState::none: return "none";
        case ChipReaderState::works: return "works";
        case ChipReaderState::down: return "down";
    }
    return "";
}

// What it is that lies there, as far as it says so when it is powered up (ISO/IEC 7816-3, ATR).
enum class ChipKind : std::uint8_t {
    processor,  // takes commands: any chip card, an identity card among them
    memory,     // a ticket or a badge: nothing but storage, takes no commands of ISO/IEC 7816-4
    mute        // it does not answer at all: laid badly, two at once, upside down, broken, or no chip card
};

struct LaidCard {
    std::uint32_t number = 0;  // another one for each time that a card is laid down, never 0
    ChipKind kind = ChipKind::processor;
    bool is_contactless = false;
};

// Calls from any thread, unless said otherwise.
class ChipReader {
  public:
    virtual ~ChipReader() = default;
    [[nodiscard]] virtual ChipReaderState state() const = 0;  // changes by itself: readers are unplugged
    // What lies there now, the oldest first: one for each reader at most.
    [[nodiscard]] virtual std::vector<LaidCard> cards() const = 0;
    // Powers that card up, for this channel alone; card_gone where it is another one by now. Waits; a channel
    // belongs to one thread that may wait. Let go, the card is reset, so that nothing it has opened stays
    // open. A channel is lost once: after that every command is answered with the same loss.
    virtual Result<std::unique_ptr<CardChannel>, ChannelLoss> open(std::uint32_t number) = 0;
};

class NoChipReader final : public ChipReader {
  public:
    [[nodiscard]] ChipReaderState state() const override { return ChipReaderState::none; }
    [[nodiscard]] std::vector<LaidCard> cards() const override { return {}; }
    Result<std::unique_ptr<CardChannel>, ChannelLoss> open(std::uint32_t) override {
        return tl::unexpected(ChannelLoss::reader_gone);
    }
};

// What a card reader tells, one at a time, from a thread of its own or from one that waits in a channel. None
// of them may end the reader or open a channel: they hand on what they hear.
struct ChipReaderReports {
    std::function<void(LaidCard)> laid = [](const LaidCard&) {};
    std::function<void(std::uint32_t number)> taken = [](std::uint32_t) {};  // off, or its reader with it
    std::function<void()> state_changed = [] {};
    // For whoever runs the machine, once until something else is the matter.
    std::function<void(const std::string& what)> trouble = [](const std::string&) {};
};

}  // namespace motcua
