// From the visit in the model to a stored dossier and its papers: the effects that carry a person's data.
#pragma once

#include <optional>

#include "kiosk/journey/effect.h"
#include "kiosk/journey/intent.h"
#include "platform/runtime/terminal.h"

namespace motcua::platform {

// Saved, with the slip; or SaveFailed, and then nothing of it is stored.
journey::Intent save_dossier(const journey::Model& model, const World& world);

// What cannot be made is left out, and so not reported as printed.
PrintJob print_job(const journey::Model& model, const World& world,
                   const journey::effect::PrintPapers& wanted);

std::optional<journey::StatusFound> find_status(const DossierId& id, const World& world);

}  // namespace motcua::platform
