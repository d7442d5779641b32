// Everything that can happen: what a finger meant, and what the world answered.
#pragma once

#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/base/devices.h"
#include "kiosk/journey/model.h"
#include "kiosk/text/typing.h"

namespace motcua::journey {

namespace intent {

// the frame
struct Back {};
struct ReadAloud {};    // a second tap stops
struct PauseSpeech {};  // a second one goes on
struct ChangePace {
    int by = 1;
};
struct ChangeLoudness {
    int by = 1;
};
struct ToggleCurtain {};
struct Stirred {};             // somebody moves over the screen with keys and has chosen nothing yet
struct Missed {                // a finger came down beside everything that can be touched
    bool after_a_hit = false;  // since the last one something was hit
};
struct AnswerLargerTargets {
    bool wanted = false;
};
struct NextTextSize {};
struct NextContrast {};
struct ToggleLanguage {};
struct CallStaff {};
struct HelpCame {};  // leaves the call page
struct TurnHelp {
    Call::Page page = Call::Page::needs;
};
struct SayNeed {
    Need need = Need::help;
    std::optional<std::size_t> language;
};
struct HoldUp {
    std::optional<ShowCard> card;  // none: puts it down
};
struct HoldUpWords {};  // what was typed in a talk is shown to the other
struct WriteWords {     // whose turn it is, once it was read
    Writer by = Writer::resident;
};
struct Leave {};
struct AnswerLeave {
    bool leave = false;
};

// still_there
struct StillHere {};  // any tap
struct MoreTime {};   // ten minutes

// home, scan, overview, notice
struct OpenScan {};
struct OpenProcedures {};
struct OpenSituation {
    std::string id;
};
struct OpenSearch {};
struct ShowResults {};  // of the search, without the keyboard
struct OpenStatus {};
struct ChooseProcedure {
    std::string code;
};
struct Begin {};          // overview's main button
struct PrintTakeAway {};  // the overview on paper
struct NoticeRead {};
struct NoticePaper {};  // the way out on paper
struct ToggleConsent {
    std::string id;
};
struct CardUnreadable {};  // "Thẻ không đọc được": type instead
struct NoCard {};
// The answer about a second card.
struct OtherCard {
    enum class Use : std::uint8_t { none, person, new_visit };
    Use use = Use::none;  // person: whom the page that stands asks about
};
// The answer about what the address on the card is called now.
struct ConfirmUnit {
    bool right = false;
};
struct TurnPage {
    int by = 1;
};

// question
struct Choose {
    std::string field;
    std::string option;
};
struct Press {
    std::string field;
    text::Key key;
};
struct TakeSuggestion {
    std::string field;
    std::size_t n = 0;  // of suggestions(), from 0
};
struct PickPlace {
    std::string field;
    std::string name;  // one that is offered
};
struct PlaceAsTyped {
    std::string field;
};  // the pack does not know it
struct SwitchLayer {
    std::string field;
};
struct SwitchOrder {};
struct SwitchMethod {};  // mark keys, Telex, VNI, and round again
struct Shift {
    std::string field;
};
struct StepCount {
    std::string field;
    int by = 1;
};
struct Continue {};
struct TakePhoto {};     // also once more
struct PressShutter {};  // of what lies under the camera now
struct KeepPhoto {};
struct RemovePhoto {
    std::size_t n = 0;  // of photos_of() the field that stands, from 0
};

// review, sign
struct Change {
    std::string page_id;
};
struct DisputeCard {
    std::string field;
};  // toggles the claim
struct ShowNumber {
    bool shown = false;
};
struct Confirm {};
struct SignOnScreen {};
struct AddStroke {
    SecretVector<form::Point> points;
};
struct ClearSignature {};
struct SignByHand {};      // stores, prints
struct SignedOnScreen {};  // stores, prints, with the strokes

// receipt, rating, status
struct PrintAgain {};  // what is not out yet, on the overview too; where all is out, the slip once more
struct Done {};
struct Rate {
    int score = 0;
};  // 1..5; 0: skipped

// what the screen that stands says, told by the screen itself
struct Say {
    std::vector<Piece> pieces;
};

// a keyboard beside the glass, where no field is typed into
struct TypeCode {
    text::Key key;  // a letter, a sign, a blank or the eraser
};
struct SendCode {};  // Enter: the zone's next line, or all of it as if it were held up
struct DropCode {};

// chip
struct ReadChip {};      // from the review
struct PassOverChip {};  // goes on without; somebody compares the card at the counter
struct SayExpiry {};     // the card's last day is typed
struct NoExpiry {};      // "Không thời hạn"

// the world
struct Tick {
    WallTime wall;
};
struct Scanned {
    Secret payload;
};
struct SawNothingReadable {};  // a picture or a burst that gave no payload
struct Photographed {
    SharedPhoto photo;
};
struct PhotoFailed {};  // of what was held up no picture could be made
struct CardLaid {
    LaidCard card;
};
struct CardTaken {
    std::uint32_t number = 0;
};
struct ChipStep {
    std::uint32_t reading = 0;
    identity::chip::Step step = identity::chip::Step::open;
};
struct ChipStopped {
    std::uint32_t reading = 0;
    identity::chip::Stop stop = identity::chip::Stop::card_gone;
};
struct ChipRead {
    std::uint32_t reading = 0;
    std::shared_ptr<const identity::chip::Reading> result;
    WallTime at;
};
struct CameraSaw {
    SharedLive live;  // null: the camera is gone
};
struct Saved {
    records::Slip slip;
    queue::Counts counts;
};
struct SaveFailed {
    queue::SaveFault fault;
};
struct Printed {
    PrintReport report;
};
struct StatusAnswer {
    std::optional<StatusFound> found;
};
struct QueueChanged {
    queue::Counts counts;
};
struct Delivered {
    std::string slip_number;
    WallTime at;
};
struct NetworkChanged {
    bool online = false;
};
struct DevicesChanged {
    bool printer_ready = false;
    bool speaker_ready = false;
    CameraState camera = CameraState::none;
    ChipReaderState chip_reader = ChipReaderState::none;
};
struct SpeechAt {
    std::uint32_t script = 0;
    std::size_t piece = 0;
};
struct SpeechEnded {
    std::uint32_t script = 0;
};
struct HeadphonesChanged {
    Headphones headphones = Headphones::none;
};
struct StaffAnswered {
    int ahead = 0;  // people who are helped first
};
struct FaultRaised {
    Fault fault;
};
struct ContentLoaded {
    std::shared_ptr<const content::Content> content;
};
struct RecallsChanged {
    content::RecallList recalls;
};

}  // namespace intent

using AnyIntent = std::variant<
    intent::Back, intent::ReadAloud, intent::PauseSpeech, intent::ChangePace, intent::ChangeLoudness,
    intent::ToggleCurtain, intent::Stirred, intent::Missed, intent::AnswerLargerTargets, intent::NextTextSize,
    intent::NextContrast, intent::ToggleLanguage, intent::CallStaff, intent::HelpCame, intent::TurnHelp,
    intent::SayNeed, intent::HoldUp, intent::HoldUpWords, intent::WriteWords, intent::Leave,
    intent::AnswerLeave, intent::StillHere, intent::MoreTime, intent::OpenScan, intent::OpenProcedures,
    intent::OpenSituation, intent::OpenSearch, intent::ShowResults, intent::OpenStatus,
    intent::ChooseProcedure, intent::Begin, intent::PrintTakeAway, intent::NoticeRead, intent::NoticePaper,
    intent::ToggleConsent, intent::CardUnreadable, intent::NoCard, intent::OtherCard, intent::ConfirmUnit,
    intent::TurnPage, intent::Choose, intent::Press, intent::TakeSuggestion, intent::PickPlace,
    intent::PlaceAsTyped, intent::SwitchLayer, intent::SwitchOrder, intent::SwitchMethod, intent::Shift,
    intent::StepCount, intent::Continue, intent::TakePhoto, intent::PressShutter, intent::KeepPhoto,
    intent::RemovePhoto, intent::Change, intent::DisputeCard, intent::ShowNumber, intent::Confirm,
    intent::SignOnScreen, intent::AddStroke, intent::ClearSignature, intent::SignByHand,
    intent::SignedOnScreen, intent::PrintAgain, intent::Done, intent::Rate, intent::Say, intent::TypeCode,
    intent::SendCode, intent::DropCode, intent::ReadChip, intent::PassOverChip, intent::SayExpiry,
    intent::NoExpiry, intent::CardLaid, intent::CardTaken, intent::ChipStep, intent::ChipStopped,
    intent::ChipRead, intent::Tick, intent::Scanned, intent::SawNothingReadable, intent::Photographed,
    intent::PhotoFailed, intent::CameraSaw, intent::Saved, intent::SaveFailed, intent::Printed,
    intent::StatusAnswer, intent::QueueChanged, intent::Delivered, intent::NetworkChanged,
    intent::DevicesChanged, intent::SpeechAt, intent::SpeechEnded, intent::HeadphonesChanged,
    intent::StaffAnswered, intent::FaultRaised, intent::ContentLoaded, intent::RecallsChanged>;

template <class I, class Any>
inline constexpr bool is_one_of = false;
template <class I, class... All>
inline constexpr bool is_one_of<I, std::variant<All...>> = (std::is_same_v<I, All> || ...);

// One of them. A type of its own, so that copying, moving and destroying nearly sixty alternatives is
// compiled once and not in every file that says one.
struct Intent : AnyIntent {
    template <class I, std::enable_if_t<is_one_of<I, AnyIntent>, int> = 0>
    Intent(I intent) : AnyIntent(std::in_place_type<I>, std::move(intent)) {}
    Intent(const Intent& other);
    Intent(Intent&& other) noexcept;
    Intent& operator=(const Intent& other) = delete;
    Intent& operator=(Intent&& other) = delete;
    ~Intent();
};

// A finger's or the world's? Only a finger's (and a scan) counts as being there.
bool is_from_person(const Intent& intent);

}  // namespace motcua::journey
