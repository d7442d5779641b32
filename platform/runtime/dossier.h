// From the visit in the model to a stored dossier and its papers: the effects that carry a person's data.
#pragma once

#include <optional>

#include "kiosk/journey/intent.h"
#include "platform/runtime/terminal.h"

namespace motcua::platform {

// Saved, with the slip; or SaveFailed, and then nothing of it is stored.
journey::Intent save_dossier(const journey::Model& model, const World& world);

bool print_papers(const journey::Model& model, const World& world, bool slip_only);

std::optional<journey::StatusFound> find_status(const DossierId& id, const World& world);

}  // namespace motcua::platform
