// One turn of update(): what it may touch and what it asks of the world. Internal to the journey.
#pragma once

#include <utility>
#include <vector>

#include "kiosk/journey/effect.h"
#include "kiosk/journey/held_up.h"
#include "kiosk/journey/intent.h"
#include "kiosk/journey/model.h"

namespace motcua::journey {

struct Turn {
    Model& model;
    Instant now;
    const Limits& limits;
    std::vector<Effect> effects;

    void ask(Effect effect) { effects.push_back(std::move(effect)); }
    Visit& visit() { return *model.visit; }
    template <class P>
    [[nodiscard]] bool at() const {
        return model.visit && std::holds_alternative<P>(model.visit->place);
    }
};

// turn.cpp: moving about
void begin_visit(Turn& turn);          // no-op where one is under way
void end_visit(Turn& turn);            // and every trace of it
void go(Turn& turn, Place next);       // Back leads here again
void replace(Turn& turn, Place next);  // Back leads to where this one's Back led
void go_back(Turn& turn);
bool go_back_in_call(Turn& turn);  // false where nobody is called
// talking.cpp
void begin_talk(Turn& turn);       // somebody is called
void end_call(Turn& turn);         // and the visit that was nothing but a talk
bool go_back_in_talk(Turn& turn);  // false where none stands, or nothing of it is left to go back to
Talk* talk_typed_into(Turn& turn, std::string_view field);  // null: not by this field's keys
void type_into(Talk& talk, const text::Key& key, const Turn& turn);
// searching.cpp
Search* search_typed_into(Turn& turn, std::string_view field);  // null: not by this field's keys
void type_into(Search& search, const text::Key& key, const Turn& turn);
void show_question(Turn& turn, const content::Page& page);
// The first page that must be answered, or was never shown: it may be optional, but not unseen. A procedure
// is chosen.
const content::Page* next_to_ask(const Turn& turn);
void show_next_unanswered(Turn& turn);  // the next thing to ask, or the review
bool has_something_to_lose(const Visit& visit);
bool is_filling(const Visit& visit);          // a procedure, after its notice
bool may_be_interrupted(const Visit& visit);  // nothing is being filled, nothing was stored
// filling.cpp: what another person's card said, was said of it, and was odd about it
void forget_card_of(Visit& visit, const content::Page& person);
void go_on_after(Turn& turn, const content::Page& page);  // filling.cpp: an answered page
// printing.cpp
void print_when_told(Turn& turn);  // slip and declaration; a moment later where a network may answer first
void release_papers(Turn& turn);   // prints what is held; a no-op otherwise
// scanning.cpp: after the notice, and not before, the card's words become answers
void use_card(Turn& turn);
// scanning.cpp: by where the person is
HeldUp hold_up(Turn& turn, std::string_view payload);
// chip_reading.cpp
void go_on_with_card(Turn& turn);  // to its chip where that is wanted, else to the next question
bool card_is_known_better(Turn& turn, const identity::Card& card);  // its zone opens the chip that did not
void let_go_of_chip(Turn& turn);                                    // on a page where none is read any more
void take_up_chip(Turn& turn);  // of the card that lies there, where one has come back to it
bool is_expiry_typed_into(const Turn& turn, std::string_view field);
void type_expiry(Turn& turn, const text::Key& key);
void go_on_from_chip(Turn& turn);  // with what was proved, or with the day that was typed
// code_typing.cpp
void forget_typed_code(Turn& turn);  // and every trace of it
// speaking.cpp
void hush(Turn& turn);            // what is being said is over
void reset_settings(Turn& turn);  // for the next person, the voice too
// Somebody listens: silence counts from the end of what is said.
bool is_listening(const Turn& turn);

// The intents by where they belong. Each overload says what happens; none does anything where it makes no
// sense. scanning.cpp
void apply(Turn&, const intent::OpenScan&);
void apply(Turn&, const intent::OpenStatus&);
void apply(Turn&, const intent::Begin&);
void apply(Turn&, const intent::NoticeRead&);
void apply(Turn&, const intent::NoticePaper&);
void apply(Turn&, const intent::ToggleConsent&);
void apply(Turn&, const intent::CardUnreadable&);
void apply(Turn&, const intent::NoCard&);
void apply(Turn&, const intent::OtherCard&);
void apply(Turn&, const intent::ConfirmUnit&);
void apply(Turn&, const intent::Scanned&);
void apply(Turn&, const intent::SawNothingReadable&);
void apply(Turn&, const intent::StatusAnswer&);
// searching.cpp
void apply(Turn&, const intent::OpenProcedures&);
void apply(Turn&, const intent::OpenSituation&);
void apply(Turn&, const intent::OpenSearch&);
void apply(Turn&, const intent::ShowResults&);
void apply(Turn&, const intent::ChooseProcedure&);
// filling.cpp
void apply(Turn&, const intent::Choose&);
void apply(Turn&, const intent::Press&);
void apply(Turn&, const intent::TakeSuggestion&);
void apply(Turn&, const intent::PickPlace&);
void apply(Turn&, const intent::PlaceAsTyped&);
void apply(Turn&, const intent::SwitchLayer&);
void apply(Turn&, const intent::SwitchOrder&);
void apply(Turn&, const intent::SwitchMethod&);
void apply(Turn&, const intent::Shift&);
void apply(Turn&, const intent::StepCount&);
void apply(Turn&, const intent::Continue&);
void apply(Turn&, const intent::Change&);
void apply(Turn&, const intent::DisputeCard&);
void apply(Turn&, const intent::ShowNumber&);
void apply(Turn&, const intent::Confirm&);
void apply(Turn&, const intent::SignOnScreen&);
void apply(Turn&, const intent::AddStroke&);
void apply(Turn&, const intent::ClearSignature&);
void apply(Turn&, const intent::SignByHand&);
void apply(Turn&, const intent::SignedOnScreen&);
void apply(Turn&, const intent::Saved&);
void apply(Turn&, const intent::SaveFailed&);
void apply(Turn&, const intent::Delivered&);
void apply(Turn&, const intent::Done&);
void apply(Turn&, const intent::Rate&);
// printing.cpp
void apply(Turn&, const intent::PrintTakeAway&);
void apply(Turn&, const intent::PrintAgain&);
void apply(Turn&, const intent::Printed&);
// photographing.cpp
void apply(Turn&, const intent::TakePhoto&);
void apply(Turn&, const intent::Photographed&);
void apply(Turn&, const intent::PhotoFailed&);
void apply(Turn&, const intent::KeepPhoto&);
void apply(Turn&, const intent::RemovePhoto&);
// looking.cpp
void let_go_of_live_picture(Turn& turn);  // on a page where nobody aims any more
void apply(Turn&, const intent::CameraSaw&);
void apply(Turn&, const intent::PressShutter&);
// code_typing.cpp
void apply(Turn&, const intent::TypeCode&);
void apply(Turn&, const intent::SendCode&);
void apply(Turn&, const intent::DropCode&);
// chip_reading.cpp
void apply(Turn&, const intent::ReadChip&);
void apply(Turn&, const intent::PassOverChip&);
void apply(Turn&, const intent::SayExpiry&);
void apply(Turn&, const intent::NoExpiry&);
void apply(Turn&, const intent::CardLaid&);
void apply(Turn&, const intent::CardTaken&);
void apply(Turn&, const intent::ChipStep&);
void apply(Turn&, const intent::ChipStopped&);
void apply(Turn&, const intent::ChipRead&);
// speaking.cpp: the voice
void apply(Turn&, const intent::ReadAloud&);
void apply(Turn&, const intent::PauseSpeech&);
void apply(Turn&, const intent::ChangePace&);
void apply(Turn&, const intent::ChangeLoudness&);
void apply(Turn&, const intent::ToggleCurtain&);
void apply(Turn&, const intent::Say&);
void apply(Turn&, const intent::SpeechAt&);
void apply(Turn&, const intent::SpeechEnded&);
void apply(Turn&, const intent::HeadphonesChanged&);
void apply(Turn&, const intent::DevicesChanged&);
// update.cpp: the frame and the machine; calling.cpp: the call for staff
void apply(Turn&, const intent::Back&);
void apply(Turn&, const intent::NextTextSize&);
void apply(Turn&, const intent::NextContrast&);
void apply(Turn&, const intent::ToggleLanguage&);
void apply(Turn&, const intent::CallStaff&);
void apply(Turn&, const intent::HelpCame&);
void apply(Turn&, const intent::TurnHelp&);
void apply(Turn&, const intent::SayNeed&);
void apply(Turn&, const intent::HoldUp&);
void apply(Turn&, const intent::StaffAnswered&);
void apply(Turn&, const intent::HoldUpWords&);
void apply(Turn&, const intent::WriteWords&);
void apply(Turn&, const intent::Leave&);
void apply(Turn&, const intent::AnswerLeave&);
void apply(Turn&, const intent::StillHere&);
void apply(Turn&, const intent::Stirred&);
void apply(Turn&, const intent::Missed&);
void apply(Turn&, const intent::AnswerLargerTargets&);
void apply(Turn&, const intent::MoreTime&);
void apply(Turn&, const intent::TurnPage&);
void apply(Turn&, const intent::Tick&);
void apply(Turn&, const intent::QueueChanged&);
void apply(Turn&, const intent::NetworkChanged&);
void apply(Turn&, const intent::FaultRaised&);
void apply(Turn&, const intent::ContentLoaded&);
void apply(Turn&, const intent::RecallsChanged&);

}  // namespace motcua::journey
