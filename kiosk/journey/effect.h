// What the world is asked to do. The runtime carries each out through an interface; its answer comes back as
// an Intent.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/sealer.h"
#include "kiosk/form/form.h"
#include "kiosk/identity/payload.h"
#include "kiosk/records/slip.h"

namespace motcua::journey {

namespace effect {

struct SaveDossier {};  // reads the visit in the model; -> Saved or SaveFailed
struct PrintPapers {
    bool slip_only = false;
};  // -> Printed
struct FindStatus {
    DossierId id;
};  // -> StatusAnswer
struct Speak {
    std::string script;
    text::Language language = text::Language::vi;
};
struct StopSpeaking {};
struct RingBell {};
struct RecordRating {
    std::string procedure;
    int score = 0;
};
struct WipePersonalData {};  // every trace outside the model: textures, buffers, stacks

}  // namespace effect

using Effect =
    std::variant<effect::SaveDossier, effect::PrintPapers, effect::FindStatus, effect::Speak,
                 effect::StopSpeaking, effect::RingBell, effect::RecordRating, effect::WipePersonalData>;

}  // namespace motcua::journey
