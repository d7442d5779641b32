// What the world is asked to do. The runtime carries each out through an interface; its answer comes back as
// an Intent.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/devices.h"
#include "kiosk/base/sealer.h"
#include "kiosk/form/form.h"
#include "kiosk/identity/chip/access.h"
#include "kiosk/identity/payload.h"
#include "kiosk/journey/speech.h"
#include "kiosk/records/slip.h"

namespace motcua::journey {

namespace effect {

struct SaveDossier {};  // reads the visit in the model; -> Saved or SaveFailed
struct PrintPapers {
    std::uint32_t number = 0;
    std::vector<Paper::Kind> papers;
};  // -> Printed
struct FindStatus {
    DossierId id;
};  // -> StatusAnswer
// Of the card that lies on the reader. -> ChipStep, then ChipRead or ChipStopped. What an earlier reading of
// this visit got goes on being used.
struct ReadChip {
    std::uint32_t reading = 0;
    std::uint32_t card = 0;  // LaidCard::number
    std::vector<identity::chip::AccessKey> keys;
};
struct LeaveChip {};    // what is being read, and what was read, is forgotten
struct TakePicture {};  // the camera's next frame; -> Photographed or PhotoFailed
struct Speak {
    std::uint32_t script = 0;
    std::vector<Piece> pieces;
};  // -> SpeechAt for each piece, SpeechEnded
struct PauseSpeaking {
    bool paused = false;
};
struct StopSpeaking {};  // no SpeechEnded
struct SetVoice {
    int pace_percent = 100;
    int gain_db = 0;  // 0: the loudest
};
struct SoundNotice {};  // a soft sound: something is asked
struct RingBell {};
struct RecordRating {
    std::string procedure;
    int score = 0;
};
struct WipePersonalData {};  // every trace outside the model: textures, buffers, stacks

}  // namespace effect

using Effect = std::variant<effect::SaveDossier, effect::PrintPapers, effect::FindStatus, effect::ReadChip,
                            effect::LeaveChip, effect::TakePicture, effect::Speak, effect::PauseSpeaking,
                            effect::StopSpeaking, effect::SetVoice, effect::SoundNotice, effect::RingBell,
                            effect::RecordRating, effect::WipePersonalData>;

}  // namespace motcua::journey
