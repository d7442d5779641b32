// How a reading goes, and why one stops.
#pragma once

#include <cstdint>
#include <string_view>

namespace motcua::identity::chip {

// What is being done, in this order; the steps that a card has no part in are passed over.
enum class Step : std::uint8_t { open, zone, state, signature, original, face, done };

// Why a reading ended without a result. The first four say nothing about the card, and it may be laid down
// again: what was read until then is kept.
enum class Stop : std::uint8_t {
    card_gone,
    silent,
    reader_gone,
    garbled,    // what came was no answer, or not the chip's own
    no_chip,    // a card without the application of an identity card: a bank's, a bus ticket
    no_key,     // the chip does not open: not the card that was held up, or another expiry
    refused,    // it opened, and does not let itself be read
    unreadable  // it holds no zone that can be read
};
std::string_view name(Stop stop);  // "card_gone"

}  // namespace motcua::identity::chip
