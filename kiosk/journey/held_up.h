// What a code that is held up does, by where the person is: one table for the whole terminal.
#pragma once

#include "kiosk/identity/payload.h"
#include "kiosk/journey/model.h"

namespace motcua::journey {

// Where somebody is, as far as codes are concerned. Each screen is one of them.
enum class Moment : std::uint8_t {
    free,         // nothing is being filled: whatever is held up leads on
    card_wanted,  // the page asks for the identity card
    slip_wanted,
    filling,  // answers are on their way, and nothing that is held up may cost one
    stored,   // this person is done, the next one begins at home
    deaf      // the machine is busy or out of order, or somebody is called
};
inline constexpr std::size_t kMoments = 6;

struct HeldUp {
    enum class Does : std::uint8_t {
        nothing,
        card,       // is taken, or asked about: kiosk/journey/scanning.cpp
        procedure,  // opens its overview, or its successor's; else says that it is not here
        status,     // of the slip's dossier
        says,       // a sentence, and nothing else
        fails       // the same, and it counts as a try that failed
    };
    Does does = Does::nothing;
    ScanTrouble sentence = ScanTrouble::none;
};

Moment moment(const Model& model);
// A question about a card, an address or leaving stands over the page: one question at a time.
bool is_asked_over(const Model& model);
HeldUp held_up(Moment moment, identity::PayloadKind kind);

}  // namespace motcua::journey
