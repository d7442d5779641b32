// Whether the groups lie in the chip that they were signed for: it holds keys that nobody can read out of it
// (ICAO Doc 9303-11, 6).
#pragma once

#include "kiosk/base/ids.h"
#include "kiosk/identity/chip/proof.h"
#include "platform/chip/link.h"

namespace motcua::platform {

// Active authentication (6.1): the chip signs what we drew. `dg15` has its key; `dg14` may say how it signs,
// and may be empty. Both are the signed ones.
Result<identity::chip::Original, identity::chip::Stop> check_by_signature(ChipLink& link, ChipView dg15,
                                                                          ChipView dg14, Random& random);

// Chip authentication (6.2): only the chip with the other half of the key in `dg14` understands what follows,
// under the new keys that the link has from then on. Where it is copied the link is of no more use.
bool offers_chip_authentication(ChipView dg14);
Result<identity::chip::Original, identity::chip::Stop> check_by_agreement(ChipLink& link, ChipView dg14);

}  // namespace motcua::platform
