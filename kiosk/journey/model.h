// Everything the terminal knows, in one value. Only update() changes it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/camera.h"
#include "kiosk/base/chip_reader.h"
#include "kiosk/base/devices.h"
#include "kiosk/base/photo.h"
#include "kiosk/base/secret.h"
#include "kiosk/base/time.h"
#include "kiosk/content/recall.h"
#include "kiosk/form/address.h"
#include "kiosk/form/form.h"
#include "kiosk/form/units.h"
#include "kiosk/identity/card.h"
#include "kiosk/identity/chip/proof.h"
#include "kiosk/identity/chip/reading.h"
#include "kiosk/journey/speech.h"
#include "kiosk/queue/store.h"
#include "kiosk/records/slip.h"
#include "kiosk/search/search.h"
#include "kiosk/text/catalogue.h"
#include "kiosk/text/typing.h"

namespace motcua::journey {

// ---- the person's wishes for the screen; back to the defaults for the next person
// --------------------------------

enum class TextSize : std::uint8_t { normal, large, larger, largest };
enum class Contrast : std::uint8_t { light, high_light, high_dark, soft };

// How large what is touched is. Offered to who misses it, never chosen in passing.
enum class Targets : std::uint8_t {
    usual,
    refused,  // offered, and not wanted: not offered again
    larger
};

struct Settings {
    text::Language language = text::Language::vi;
    TextSize text_size = TextSize::normal;
    Contrast contrast = Contrast::light;
    Targets targets = Targets::usual;
    std::optional<std::size_t> voice_language =
        std::nullopt;                // heard in place of Vietnamese: of the locality's
    bool read_aloud = false;         // each screen as it comes, until it is switched off
    bool curtain = false;            // all by voice: the screen is black
    int pace = kNormalPace;          // index into kPaces
    int loudness = kNormalLoudness;  // index into kLoudness
    bool operator==(const Settings&) const = default;
};

// ---- what is wrong with the machine itself
// ----------------------------------------------------------------------

enum class Fault : std::uint8_t {
    no_pack,   // missing
    bad_pack,  // signature wrong or damaged
    store_read_only,
    store_full,
    store_held,   // a second kiosk has the folder
    store_newer,  // written by a newer version
    store_damaged,
    folder_behind_guard  // a restored copy: sends what it has, files nothing new
};

struct Machine {
    std::shared_ptr<const content::Content> content;       // null: Fault::no_pack or bad_pack stands
    std::shared_ptr<const search::Index> index;            // of it, once it was asked for: search_index()
    std::shared_ptr<const content::Content> next_content;  // taken, and used as soon as nobody is here
    content::RecallList recalls;                           // procedures on which no guidance is given for now
    std::optional<Fault> fault;
    std::string kiosk;  // "BT01"
    bool online = false;
    bool printer_ready = false;
    bool speaker_ready = false;
    CameraState camera = CameraState::none;
    Headphones headphones = Headphones::none;
    ChipReaderState chip_reader = ChipReaderState::none;
    std::optional<LaidCard> laid_card;  // lies on it now
    queue::Counts counts;
    LocalTime now;  // the clock on the screen, to the minute
};

// ---- where the person is
// -----------------------------------------------------------------------------------------

namespace place {
enum class Wanted : std::uint8_t { anything, card, slip };
struct Scan {
    Wanted wanted = Wanted::anything;
};
struct Procedures {
    enum class View : std::uint8_t { situations, list, search, results };
    View view = View::situations;
    std::string situation{};  // whose list it is; empty: all there are
    int page = 0;
};
struct Overview {
    int page = 0;
};
struct Notice {
    int page = 0;
};
// The card is to be laid on the reader, or lies there.
struct Chip {
    bool expiry = false;  // its last day is typed: the chip did not open
};
struct Question {
    std::string page_id;
    int step = 0;  // of a page that goes in steps (AddressStep, PhotoStep); 0: its beginning
};                 // also those about a worn or missing card
struct Review {
    int page = 0;
};
struct Sign {
    bool on_screen = false;
};
struct Saving {};
struct Receipt {};
struct Rating {};
struct Status {};
}  // namespace place

using Place =
    std::variant<place::Scan, place::Procedures, place::Overview, place::Notice, place::Chip, place::Question,
                 place::Review, place::Sign, place::Saving, place::Receipt, place::Rating, place::Status>;

// What the page says about the last thing that was held up. Each has one sentence.
enum class ScanTrouble : std::uint8_t {
    none,
    unreadable,    // something was seen, nothing could be read
    damaged_card,  // looks like a card's code and is not whole
    not_a_card,    // a code, but here the card is asked for
    unknown_code,
    procedure_unknown,  // a procedure that this ward does not have
    slip_unknown,       // not of this kiosk
    repealed,           // a procedure that is no more, and nothing stands in for it; see repealed()
    card_kept,          // no trouble: the card is read, and used once there is a form
    not_a_slip,         // a code, but here a slip is asked for
    health_card,        // of the health insurance, which is no identity card
    payment,
    staff_badge,
    portal_page,     // of the national portal, and not of one procedure
    form_open,       // would lead elsewhere, and answers would be lost
    stored_already,  // this dossier is done
    own_card,        // where another person's card is asked for
    no_picture,      // a paper was to be photographed
    typed_wrong,     // a card's zone or text that was typed does not hold; it still stands to be corrected
};

// The keyboard as it lies under the field: part of the person's place.
struct Keyboard {
    enum class Layer : std::uint8_t { letters, digits };
    Layer layer = Layer::letters;
    bool capital = true;
};

// How this person types, on every page until the visit ends.
struct Typist {
    enum class Order : std::uint8_t { qwerty, alphabet };
    Order order = Order::qwerty;
    text::Method method = text::Method::mark_keys;
};

// The steps in which an address is asked: of this ward or elsewhere, then one part after the other.
enum class AddressStep : std::uint8_t { where, province, ward, hamlet, line };
inline constexpr const char* kHere = "here";  // what may be chosen first
inline constexpr const char* kElsewhere = "elsewhere";

// An address on its way, through all of its steps.
struct Picking {
    AddressStep step = AddressStep::where;
    form::Address address;
    std::optional<bool> here;  // in this ward; none: not said
    Secret typed;              // into the step that stands: letters of a name, the line
};

// The steps in which papers are photographed: what was kept, the camera, the picture just taken.
enum class PhotoStep : std::uint8_t { papers, aim, look };

struct TakenPhoto {
    std::string field;
    SharedPhoto photo;
};

// What is being typed or chosen on a question page, not yet an answer.
struct Draft {
    std::string field;
    Secret value;  // text as typed; a date as its digits "12031955", "031955", "1955"
    std::optional<text::T> problem;
    Keyboard keyboard;
    std::optional<Picking> picking;  // of an address: instead of the value
};

// Where the papers are that were asked for last.
enum class Papers : std::uint8_t {
    none,  // not asked for
    held,  // a moment yet: the network may take the dossier, and the slip would say so
    printing,
    printed,
    failed
};

// What was asked of the printer last. A report about anything else is about a visit that is over.
struct Printing {
    std::uint32_t number = 0;
    std::vector<Paper::Kind> open;        // asked for, and not out
    std::vector<Paper::Kind> out;         // since the papers were asked for first
    std::optional<PrintTrouble> trouble;  // none: there is no printer
};

// Two people write to each other on the one glass between them, turn by turn: one of them does not hear.
enum class Writer : std::uint8_t { resident, staff };

// No part of any dossier; gone with the visit.
struct Talk {
    struct Line {
        Writer by = Writer::resident;
        Secret words;
    };
    SecretVector<Line> lines;  // the last ones, oldest first; at most Limits::talk_lines
    Writer writer = Writer::resident;
    Secret typed;  // by `writer`, not yet shown; at most Limits::talk_letters
    Keyboard keyboard;
    bool held_up = false;  // the last line fills the screen
};
// What a key on the page of a talk types into, as a field's id.
inline constexpr std::string_view kTalkField = "talk";

// What somebody looks for in the catalogue.
struct Search {
    Secret typed;  // at most Limits::search_letters
    Keyboard keyboard{Keyboard::Layer::letters, false};
    search::Found found;  // into Machine::content, which changes in no visit
};
// What a key on the page of the search types into, as a field's id.
inline constexpr std::string_view kSearchField = "search";
inline constexpr std::size_t kHitsMax = 6;

// What somebody types on a keyboard beside the glass where no field is typed into: a code that is not held
// up, most of all the zone on a card's back. No part of any dossier; gone with the page.
struct TypedCode {
    Secret text;  // at most identity::kPayloadBytesMax; a zone's lines end with '\n'
    Instant last_key{};
};

// What a key on the page of a card's last day types into, as a field's id.
inline constexpr std::string_view kExpiryField = "chip.expiry";

// The chip of the resident's card, from when it was first asked for.
struct ChipVisit {
    enum class Phase : std::uint8_t {
        waits,    // for the card to be laid down
        reads,    // it must not be taken off
        stopped,  // see `stop`; laid down again it goes on
        ended     // see `verdict`
    };
    Phase phase = Phase::waits;
    std::uint32_t card = 0;  // that is read, or was last: LaidCard::number
    identity::chip::Step step = identity::chip::Step::open;
    identity::chip::Stop stop = identity::chip::Stop::card_gone;
    identity::chip::Verdict verdict = identity::chip::Verdict::unknown_issuer;
    int failures = 0;          // readings that came to nothing although a card lay there
    bool is_mute = false;      // what lies there is no chip card, or more than one
    bool passed_over = false;  // the resident goes on without it
    Secret expiry;             // as typed: up to eight digits
    std::optional<text::T> expiry_problem;
};

struct StatusFound {
    queue::Entry entry;
    std::string slip_number;
};

// One person, from the first touch to the wipe.
struct Visit {
    Place place = place::Scan{};
    std::vector<Place> history;  // Back pops

    std::string procedure;  // code; empty: none chosen
    std::string
        held_up_code;  // the last procedure's code that was held up; the one chosen may stand in for it
    std::optional<identity::Card> card;
    std::optional<ChipVisit> chip;
    std::optional<form::ChipEvidence> chip_evidence;  // of what was read, unless it stops
    bool notice_read = false;                         // only then is what the card says used
    bool on_paper = false;  // "Tôi muốn làm bằng giấy": the notice says where to go instead
    form::IdentityLevel level = form::IdentityLevel::declared;
    form::Answers answers;
    SecretVector<Draft> drafts;  // of the page that stands, one per field
    Typist typist;
    std::vector<std::string> seen_pages;                // ids; a page may be optional, but not unseen
    bool changing = false;                              // a Change from the review: comes straight back
    std::vector<std::string> disputed;                  // fields where the card is said to be wrong
    std::vector<form::PersonWarnings> person_warnings;  // of other people's cards, by the page
    std::vector<std::string> consents;
    SecretVector<form::Stroke> signature;
    SecretVector<TakenPhoto> photos;  // kept; the answer of a field is how many of them are its own
    SharedPhoto looked_at;            // just taken, neither kept nor let go; null: none
    SharedLive
        live;  // what the camera sees now, on a page where one aims; null: no camera, or no picture yet

    Search search;
    Talk talk;
    bool only_talk = false;  // begun by it: ends with it, where nothing else was begun

    int failed_scans = 0;  // two, and the page offers the other ways
    ScanTrouble scan_trouble = ScanTrouble::none;
    std::optional<identity::Card> other_card;  // a second, different card: asked about, never taken silently
    bool number_shown = false;                 // while a finger holds "Xem số"

    std::optional<queue::SaveFault> save_fault;  // on review: "chưa lưu được"
    std::optional<records::Slip> slip;
    std::optional<WallTime> sent_at;  // of this dossier, once the system confirmed
    Papers papers = Papers::none;
    Printing printing;
    std::optional<Instant> print_at;  // while they are held
    std::optional<StatusFound> status;

    std::optional<Instant> warned_at;    // still_there stands since
    std::optional<Instant> quiet_until;  // "Chờ tôi thêm 10 phút"
    bool leaving = false;                // "Thoát và xóa thông tin?"
};

// ---- the call for staff
// ------------------------------------------------------------------------------------------

// What a person wants staff to know when they come.
enum class Need : std::uint8_t { help, hearing, signing, reading, language };

// What somebody who does not hear or speak shows to who stands opposite.
enum class ShowCard : std::uint8_t {
    cannot_hear,
    cannot_speak,
    write_down,
    speak_slowly,
    need_staff,
    need_form,
    where_to_file,
    when_ready,
    yes,
    no
};

// From the touch on the bell until the person goes on by themselves.
struct Call {
    enum class Page : std::uint8_t { needs, languages, cards, talk };
    Page page = Page::needs;
    std::optional<Need> need;
    std::optional<std::size_t> language;  // of the locality's, where that is the need
    std::optional<ShowCard> card;         // fills the screen
    std::optional<int> ahead;             // people before this one; known only once staff have answered
};

// How well the finger in front hits what it is meant for.
struct Aim {
    std::vector<Instant> misses;  // touches beside everything, one after the other; at most Limits::misses
    bool offered = false;         // larger targets: the question stands
};

struct Model {
    Machine machine;
    Settings settings;
    Aim aim;
    std::optional<Visit> visit;  // none: the home screen
    bool power_was_cut = false;  // said once on home after a visit was lost
    Speech speech;
    std::uint32_t prints = 0;             // jobs that the printer was ever given
    std::uint32_t readings = 0;           // of chips, ever begun; an answer to an older one is none
    std::optional<Call> calling;          // the call-staff page stands
    std::optional<TypedCode> typed_code;  // also where no visit has begun
    Instant last_touch{};                 // or scan
};

// ---- limits, each with a name
// ------------------------------------------------------------------------------------

struct Limits {
    Millis silence_before_warning{240'000};
    Millis warning{60'000};
    Millis more_time{600'000};        // also for who waits for staff
    Millis rest_before_show{30'000};  // nobody touched the home screen: it shows what one can do here
    Millis show_picture{8'000};       // how long each picture of that stands
    Millis print_hold{3'000};         // for the system's answer, where there is a network
    Millis piece_max{180'000};  // what is said for longer than this has lost its end: nobody is listening
    int failed_scans_before_other_ways = 2;
    int failed_readings_before_other_ways = 2;
    // So many touches beside everything within `misses_within`: larger ones are offered.
    std::size_t misses = 3;
    Millis misses_within{5'000};
    std::size_t strokes_max = 200;  // of a signature
    std::size_t stroke_points_max = 2'000;
    std::size_t talk_lines = 4;
    std::size_t talk_letters = 160;  // of one line
    std::size_t search_letters = 60;
    Millis typed_code_rests{30'000};  // without a key: what was typed is forgotten
};

// ---- what the screens ask the model
// -------------------------------------------------------------------------------

const content::Procedure* procedure(const Model& model);  // null where none is chosen
bool is_recalled(const Model& model);                     // the one that is chosen
text::Words words(const Model& model);                    // language and address of the person in front
text::Address address(const Model& model);
const content::Page* question_page(const Model& model);  // null unless a Question stands
bool is_filing(const Model& model);                      // the review's button says "Nộp" only then

// The code that was held up last, where it is no more and nothing stands in for it; null otherwise.
const content::Repealed* repealed(const Model& model);

// The page that asks for another person's card, while that person is being asked about; else null.
const content::Page* person_asked(const Model& model);

// The card's address is called otherwise now, and the resident is asked whether that is right: the question
// stands over the page or the review. None: nothing is asked.
std::optional<form::UnitQuestion> unit_asked(const Model& model);

// Those that can be heard here, beside what the screens are written in.
std::vector<content::VoiceLanguage> voice_languages(const Model& model);
// What is heard in place of Vietnamese; none: Vietnamese is.
std::optional<content::VoiceLanguage> voice_language(const Model& model);

// What is searched is what is said: both change together.
void use_content(Machine& machine, std::shared_ptr<const content::Content> content);
// Made when the search is first opened, and not at the start: nobody waits for it before the first picture.
// Borrowed from the machine; there is content.
const search::Index& search_index(Machine& machine);

// Those that somebody can look at: in the situation that is named, all where none is.
std::vector<const content::Procedure*> procedures_of(const Model& model, std::string_view situation);
// Those of the catalogue in which there is a procedure here.
std::vector<const content::Situation*> situations(const Model& model);

// The talk on the glass that stands; null: none.
const Talk* talk(const Model& model);

// photographing.cpp: the field whose papers are photographed on the page that stands; null: none.
const content::Field* photo_field(const Model& model);
std::optional<PhotoStep> photo_step(const Model& model);
// The next thing held up is photographed, not read.
bool wants_photo(const Model& model);
bool may_take_photo(const Model& model);  // fewer are kept than the field takes
std::vector<SharedPhoto> photos_of(const Visit& visit, std::string_view field);

// chip_reading.cpp: whether the card's chip would make a filing of this, and there is a reader for it.
bool wants_chip(const Model& model);
// Nothing goes on by itself: somebody must look at the card.
bool is_stopped_by_chip(const Model& model);
// The reading came to nothing often enough, or cannot: the page offers to go on without.
bool may_pass_over_chip(const Model& model, const Limits& limits);

// looking.cpp: what the camera is to look for.
Gaze gaze(const Model& model);

// code_typing.cpp: a code that is typed here would do something, were it held up.
bool may_type_code(const Model& model);

// How letters typed here become marked letters.
text::Typing typing(const Model& model);

// What the keyboard offers for a field of the page that stands; at most kSuggestionsMax, best first.
inline constexpr std::size_t kSuggestionsMax = 4;
std::vector<content::Suggestion> suggestions(const Model& model, std::string_view field);

// What may be picked in the step of an address that stands, best first; at most `most`. What is picked
// already stands first where nothing is typed. Empty where nothing is found, and where nothing can be picked.
std::vector<const content::PlaceName*> places_offered(const Model& model, const Picking& picking,
                                                      std::size_t most);

// By ear and with large letters all takes longer: twice the silence before the warning.
Millis silence_before_warning(const Model& model, const Limits& limits = {});
// Whether "larger letters and buttons?" stands over the screen.
bool offers_larger_targets(const Model& model);
// What is a person's own may be said: only they hear it.
bool may_say_personal(const Model& model);

struct Step {
    int n = 0;
    int of = 0;
};
std::optional<Step> step(const Model& model);  // none outside a procedure
// Which picture of the home screen's slow show stands; none while somebody may be reading. The first one is
// 0.
std::optional<int> show_picture(const Model& model, Instant now, const Limits& limits = {});
// When the next one follows; none: only a touch changes the screen.
std::optional<Instant> next_show_picture(const Model& model, Instant now, const Limits& limits = {});
// Whole seconds left of the still_there countdown.
int seconds_left(const Model& model, Instant now, const Limits& limits = {});

}  // namespace motcua::journey
