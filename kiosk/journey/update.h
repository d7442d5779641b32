// The only place where the model changes.
#pragma once

#include <vector>

#include "kiosk/journey/effect.h"
#include "kiosk/journey/intent.h"
#include "kiosk/journey/model.h"

namespace motcua::journey {

// Applies one intent and says what the world is to do about it. No I/O, no clock: `now` is handed in. An
// intent that makes no sense where the person is (a late tap, an answer to a visit that ended) changes
// nothing.
std::vector<Effect> update(Model& model, const Intent& intent, Instant now, const Limits& limits = {});

}  // namespace motcua::journey
