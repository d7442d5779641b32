#include "platform/runtime/terminal.h"

#include <algorithm>

#include "kiosk/base/failpoint.h"
#include "kiosk/journey/route.h"
#include "platform/camera/codes.h"
#include "platform/memory/memory.h"
#include "platform/runtime/dossier.h"

namespace motcua::platform {
namespace {

namespace effect = journey::effect;
namespace intent = journey::intent;

constexpr Millis kTickEvery{1'000};
// While something personal may be said: pulled-out headphones silence it before a word is heard.
constexpr Millis kLookAtJackEvery{100};
constexpr int kRoundsMax = 64;  // a turn that has not settled by then goes on in the next

}  // namespace

Terminal::Terminal(World world, Mailbox& mailbox) : world_(std::move(world)), mailbox_(mailbox) {}

Terminal::~Terminal() {
    model_->visit.reset();
    world_.ui.wipe();
}

void Terminal::begin(std::shared_ptr<const content::Content> content, std::optional<journey::Fault> fault,
                     bool visit_was_cut) {
    model_->machine.kiosk = world_.kiosk;
    model_->power_was_cut = visit_was_cut;
    model_->last_touch = world_.clock.monotonic();
    if (content) handle(intent::ContentLoaded{std::move(content)});
    if (fault) handle(intent::FaultRaised{*fault});
    const journey::Settings defaults;
    world_.speaker.set_voice(journey::kPaces.at(static_cast<std::size_t>(defaults.pace)),
                             journey::kLoudness.at(static_cast<std::size_t>(defaults.loudness)));
    if (world_.store) handle(intent::QueueChanged{world_.store->counts()});
    handle(intent::Tick{world_.clock.wall()});
}

bool Terminal::gathers_code() const {
    return journey::may_type_code(*model_) && !ui::is_typed_into(world_.ui.tree());
}

void Terminal::type(const text::Key& key) {
    if (gathers_code())
        handle(intent::TypeCode{key});
    else
        world_.ui.type(key);
}

void Terminal::hold_up(const ColourImage& frame) {
    if (journey::wants_photo(*model_)) return photograph(frame);
    Result<Secret> payload = world_.reader.read(to_grey(frame));
    if (payload)
        handle(intent::Scanned{std::move(*payload)});
    else
        handle(intent::SawNothingReadable{});
}

void Terminal::photograph(const ColourImage& frame) {
    PhotoLimits limits;
    limits.bytes_max = model_->machine.content->locality.photo_bytes_max;
    Result<PaperPhoto> photo = world_.photos.make(frame, limits);
    if (photo)
        handle(intent::Photographed{std::make_shared<const PaperPhoto>(std::move(*photo))});
    else
        handle(intent::PhotoFailed{});
}

// Asked for with the shutter: where nobody wants it any more, nobody looks at it.
void Terminal::take(const Mailbox::Picture& picture) {
    if (!journey::wants_photo(*model_)) return;
    if (picture.taken)
        photograph(*picture.taken);
    else
        handle(intent::PhotoFailed{});
}

void Terminal::take_letters() {
    for (const Mailbox::Picture& picture : mailbox_.take_pictures()) take(picture);
    if (const auto live = mailbox_.take_live(); live && model_->visit) handle(intent::CameraSaw{*live});
    for (const ColourImage& frame : mailbox_.take_frames()) hold_up(frame);
    for (const journey::Intent& letter : mailbox_.take()) handle(letter);
}

void Terminal::handle(const journey::Intent& intent) {
    const bool had_visit = model_->visit.has_value();
    const auto effects = journey::update(*model_, intent, world_.clock.monotonic());
    const bool answered =
        std::holds_alternative<intent::Continue>(intent) || std::holds_alternative<intent::Choose>(intent);
    if (answered) pass(Failpoint::answer_written);
    if (had_visit != model_->visit.has_value()) world_.visit_changed(model_->visit.has_value());
    for (const journey::Effect& effect : effects) carry_out(effect);
    dirty_ = true;
}

bool Terminal::draw_and_decide() {
    dirty_ = false;
    const std::vector<journey::Intent> meant = world_.ui.frame(*model_, world_.clock.monotonic());
    for (const journey::Intent& intent : meant) handle(intent);
    return dirty_;
}

bool Terminal::turn() {
    take_letters();
    const LocalTime before = model_->machine.now;
    const bool warned = model_->visit && model_->visit->warned_at;
    const bool typed = model_->typed_code.has_value();
    const journey::Screen screen = journey::route(*model_);
    const bool was_dirty = dirty_;
    handle(intent::Tick{world_.clock.wall()});
    const bool devices_changed = look_at_devices();
    const LocalTime& now = model_->machine.now;
    const bool clock_moved = before.minute != now.minute || before.hour != now.hour || before.day != now.day;
    const bool counts_down = world_.ui.next_change() && *world_.ui.next_change() <= world_.clock.monotonic();
    dirty_ = was_dirty || clock_moved || devices_changed || counts_down ||
             screen != journey::route(*model_) || typed != model_->typed_code.has_value() ||
             warned != (model_->visit && model_->visit->warned_at);
    const bool is_drawn = dirty_ || world_.ui.has_touches();
    for (int round = 0; is_drawn && round < kRoundsMax && (draw_and_decide() || world_.ui.has_touches());
         ++round) {
        take_letters();
    }
    world_.camera.look(journey::gaze(*model_));
    return is_drawn;
}

Instant Terminal::next_deadline() const {
    const bool for_headphones = model_->speech.speaking && journey::may_say_personal(*model_);
    const Instant tick = world_.clock.monotonic() + (for_headphones ? kLookAtJackEvery : kTickEvery);
    const auto change = world_.ui.next_change();
    return change ? std::min(tick, *change) : tick;
}

bool Terminal::look_at_devices() {
    const journey::Machine& machine = model_->machine;
    const bool printer = world_.printer.ready();
    const bool speaker = world_.speaker.ready();
    const journey::Headphones headphones = world_.headphones();
    const CameraState camera = world_.camera.state();
    const ChipReaderState chips = world_.chips.state();
    const bool devices = machine.printer_ready != printer || machine.speaker_ready != speaker ||
                         machine.camera != camera || machine.chip_reader != chips;
    const bool jack = machine.headphones != headphones;
    if (jack) handle(intent::HeadphonesChanged{headphones});
    if (devices) handle(intent::DevicesChanged{printer, speaker, camera, chips});
    return devices || jack;
}

void Terminal::read_chip(const effect::ReadChip& wanted) {
    const auto& rules = model_->machine.content->chip;
    auto trust = TrustList::of(rules.issuers, rules.revocations);
    if (!trust) trust = TrustList::of({}, {});  // nobody is believed whose certificate is none
    ReadRequest request;
    request.keys = wanted.keys;
    request.today = model_->machine.now.day;
    // A clock that was set back makes no certificate of the pack's own day look as if it were to come.
    request.now =
        std::max<WallTime>(world_.clock.wall(), std::chrono::sys_days(model_->machine.content->valid_from));
    world_.chips.read(wanted.reading, wanted.card, std::move(request),
                      std::make_shared<const TrustList>(std::move(*trust)));
}

void Terminal::speak(const effect::Speak& speak) {
    const auto& content = model_->machine.content;
    const std::string vietnamese = content ? content->locality.voice : content::Locality{}.voice;
    Utterance utterance;
    utterance.number = speak.script;
    for (const journey::Piece& piece : speak.pieces) {
        Utterance::Piece& said = utterance.pieces.emplace_back();
        said.words = piece.words;
        said.voice = piece.language == text::Language::vi ? vietnamese : "en";
        if (!content || piece.recording.empty()) continue;
        const auto recording = content->recordings.find(piece.recording);
        if (recording == content->recordings.end()) continue;
        said.recording = recording->second;
        const std::string language = piece.recording.substr(0, piece.recording.find('/'));
        said.at_any_pace = language != "vi" && language != "en";
    }
    world_.speaker.say(std::move(utterance));
}

void Terminal::carry_out(const journey::Effect& effect) {
    struct Carry {
        Terminal& self;
        void operator()(const effect::SaveDossier&) const {
            self.mailbox_.post(save_dossier(*self.model_, self.world_));
            self.world_.stored();
        }
        void operator()(const effect::PrintPapers& papers) const {
            self.world_.printer.print(print_job(*self.model_, self.world_, papers));
        }
        void operator()(const effect::FindStatus& find) const {
            self.mailbox_.post(intent::StatusAnswer{find_status(find.id, self.world_)});
        }
        void operator()(const effect::ReadChip& wanted) const { self.read_chip(wanted); }
        void operator()(const effect::LeaveChip&) const { self.world_.chips.leave(); }
        void operator()(const effect::TakePicture&) const { self.world_.camera.take_picture(); }
        void operator()(const effect::Speak& speak) const { self.speak(speak); }
        void operator()(const effect::PauseSpeaking& pause) const { self.world_.speaker.pause(pause.paused); }
        void operator()(const effect::SetVoice& voice) const {
            self.world_.speaker.set_voice(voice.pace_percent, voice.gain_db);
        }
        void operator()(const effect::SoundNotice&) const { self.world_.speaker.notice(); }
        void operator()(const effect::StopSpeaking&) const { self.world_.speaker.stop(); }
        void operator()(const effect::RingBell&) const { self.world_.speaker.ring(); }
        void operator()(const effect::RecordRating& rating) const {
            if (self.world_.store)
                (void)self.world_.store->add_rating(rating.procedure, self.model_->machine.now.day,
                                                    rating.score);
        }
        void operator()(const effect::WipePersonalData&) const {
            self.world_.ui.wipe();
            self.world_.camera.forget();
            self.world_.chips.leave();
            (void)self.mailbox_.take_live();
            wipe_stack();
        }
    };
    std::visit(Carry{*this}, effect);
}

}  // namespace motcua::platform
