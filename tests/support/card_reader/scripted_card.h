// A card for the virtual readers of a CardService, that answers as a test says.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <vector>

namespace motcua::tests {

using CardBytes = std::vector<std::uint8_t>;

// ISO 14443 as PC/SC part 3 has it: 3B 8n 80 01, n historical bytes, check byte.
CardBytes contactless_atr(const CardBytes& historical = {0x77, 0x44});
CardBytes atr_of_t0();  // a contact card that speaks T=0 alone

// What a card does with a command: answer, never answer, or be taken off in the middle of it.
struct CardReply {
    enum class Kind : std::uint8_t { answer, silence, taken_off };
    Kind kind = Kind::answer;
    CardBytes
        bytes{};  // at most 65,535: the wire of the virtual reader has no more; none: the reader drops it
};

struct CardScript {
    CardBytes atr = contactless_atr();
    // From the card's own thread.
    std::function<CardReply(std::span<const std::uint8_t> command)> answer =
        [](std::span<const std::uint8_t>) {
            return CardReply{.bytes = {0x90, 0x00}};
        };
};

// Lies on the slot that listens on this port until it is taken off, also over a restart of the service: it
// connects again where the other end is gone.
class ScriptedCard {
  public:
    explicit ScriptedCard(int port, CardScript script = {});
    ~ScriptedCard();  // taken off
    ScriptedCard(const ScriptedCard&) = delete;
    ScriptedCard& operator=(const ScriptedCard&) = delete;
    void take_off();

    struct Counts {
        int exchanges = 0;
        int power_ons = 0;
        int power_offs = 0;
        int resets = 0;
    };
    [[nodiscard]] Counts counts() const;
    // Until it is so, or a minute is over; false then.
    [[nodiscard]] bool wait_until(const std::function<bool(const Counts&)>& is_so) const;

  private:
    void lie();
    void talk(int socket);
    // False: it lies there no more.
    bool obey(int socket, std::uint8_t control);
    bool answer(int socket, const CardBytes& command);
    [[nodiscard]] std::optional<CardBytes> hear(int socket) const;
    [[nodiscard]] bool receive(int socket, std::span<std::uint8_t> into) const;
    [[nodiscard]] bool wait_for(int socket, int millis) const;
    template <class Change>
    void count(const Change& change);

    int port_;
    CardScript script_;
    int over_;  // an eventfd that is rung once
    mutable std::mutex mutex_;
    mutable std::condition_variable counted_;
    Counts counts_;
    std::thread thread_;
};

}  // namespace motcua::tests
