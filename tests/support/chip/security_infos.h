// What a chip says of its own protocols: EF.CardAccess, DG14 and DG15. ICAO Doc 9303 part 11, 9.2.
#pragma once

#include "tests/support/chip/contents.h"

namespace motcua::tests::chip {

std::string chip_authentication_oid(const ChipAuthenticationOffer& offer);

// Makes the keys that the features want, and the files that speak of them.
void add_security(ChipContents& contents);
// Other private keys under the same files.
void renew_keys(ChipContents& contents);

}  // namespace motcua::tests::chip
