// An identity card's chip, read whole: opened, read in parts, and what it says held against its signature
// (ICAO Doc 9303-11).
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "kiosk/base/card_channel.h"
#include "kiosk/base/ids.h"
#include "kiosk/identity/chip/access.h"
#include "kiosk/identity/chip/proof.h"
#include "kiosk/identity/chip/reading.h"
#include "platform/chip/trust.h"

namespace motcua::platform {

// What was read until the card was taken off: laid down again, it goes on from there. Of one card: to be
// dropped with the keys that opened it.
struct ReadSoFar {
    std::map<identity::chip::File, ChipBytes, std::less<>,
             LockedAllocator<std::pair<const identity::chip::File, ChipBytes>>>
        files;
    std::size_t key = 0;  // which one opened it
};

struct ReadRequest {
    std::vector<identity::chip::AccessKey> keys;  // the likeliest first
    bool with_face = false;
    std::chrono::year_month_day today;  // in the locality's calendar
    WallTime now;                       // by which certificates hold or not
};

// From one thread, until it is read or stopped. `step` is called as each begins. What is read lies in
// `so_far`, too; the face there alone (File::dg2).
Result<identity::chip::Reading, identity::chip::Stop> read_chip(
    CardChannel& channel, const ReadRequest& request, const TrustList& trust, Random& random,
    ReadSoFar& so_far, const std::function<void(identity::chip::Step)>& step);

}  // namespace motcua::platform
