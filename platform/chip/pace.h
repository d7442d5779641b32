// Password authenticated connection establishment: the newer way to let oneself be read (ICAO Doc 9303-11,
// 4.4), with OpenPACE.
#pragma once

#include "kiosk/identity/chip/access.h"
#include "platform/chip/link.h"

namespace motcua::platform {

// More than any EF.CardAccess has; a longer one is not looked at.
inline constexpr std::size_t kCardAccessMax = 4096;

// Whether EF.CardAccess offers a way that is known here: else BAC is left.
bool offers_pace(ChipView card_access);

// From then on the link is sealed. False: the chip does not take this key; another may follow.
Result<bool, identity::chip::Stop> open_with_pace(ChipLink& link, ChipView card_access,
                                                  const identity::chip::AccessKey& key);

}  // namespace motcua::platform
