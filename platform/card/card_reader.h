// Readers of chip cards through PC/SC (pcscd), contactless and contact, on a thread of their own.
#pragma once

#include <memory>
#include <string>

#include "kiosk/base/chip_reader.h"
#include "kiosk/base/time.h"

namespace motcua::platform {

struct CardReaderOptions {
    // Part of the reader's name, as PC/SC has it; then one is expected, and without it the state is down.
    // Empty: any reader; then a kiosk that never had one since its start says none.
    std::string name;
    Millis look_again{1'000};  // for pcscd, where it does not run
    Millis answer{6'000};    // one command: a card that takes longer is silent, and so is its reader for now
    Millis settling{1'500};  // after a failed command: pcscd looks for the card 2.5 times a second
};

// Never fails: without pcscd or a reader it is one that waits for them. Its destructor ends every call and
// every channel's wait at once; channels that outlive it answer reader_gone. One at a time in a process:
// libpcsclite 1.9.9 keeps what it knows of readers in one place for all contexts, with no lock, so one thread
// alone may ask it.
std::unique_ptr<ChipReader> make_card_reader(CardReaderOptions options, ChipReaderReports reports);

}  // namespace motcua::platform
