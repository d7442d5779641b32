// Basic access control: who knows three things of the zone may read (ICAO Doc 9303-11, 4.3).
#pragma once

#include "kiosk/base/ids.h"
#include "kiosk/identity/chip/access.h"
#include "platform/chip/link.h"

namespace motcua::platform {

// Opens the application that is selected; from then on the link is sealed. False: the chip does not take this
// key; another may follow.
Result<bool, identity::chip::Stop> open_with_bac(ChipLink& link, const identity::chip::AccessKey& key,
                                                 Random& random);

}  // namespace motcua::platform
