// One event of a keyboard, whatever window system it comes from.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/secret.h"
#include "kiosk/base/time.h"

namespace motcua::platform {

struct KeyStroke {
    enum class Kind : std::uint8_t {
        down,
        up,
        text  // what the system made of the keys before it
    };
    Kind kind = Kind::down;
    std::string name{};  // as SDL has it: "Tab", "Return", "Q"
    int place = 0;       // on the keyboard: its USB usage (HID usage tables, page 7); 0: unknown
    bool shift = false;
    bool repeated = false;  // by the keyboard itself, because it is held
    Secret text{};          // UTF-8
};
using KeyStrokes = SecretVector<KeyStroke>;

// What stands on a key of a US keyboard at that place; 0 where it writes nothing. Guns press these keys,
// whatever layout, caps lock or input method the system has.
char us_sign(int place, bool shift);

// When each of so many keys went down that were all found at once after looking away: evenly between. Else a
// person's typing while the machine was busy would look like a gun's.
std::vector<Instant> spread(Instant since, Instant now, std::size_t keys);

}  // namespace motcua::platform
