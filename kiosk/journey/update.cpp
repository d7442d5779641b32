#include "kiosk/journey/update.h"

#include <algorithm>

#include "kiosk/journey/route.h"
#include "kiosk/journey/turn.h"

namespace motcua::journey {
namespace {

// What the world says by itself; everything else is a finger or something held up.
struct SaidByTheWorld {
    bool operator()(const intent::Tick&) const { return true; }
    bool operator()(const intent::Saved&) const { return true; }
    bool operator()(const intent::SaveFailed&) const { return true; }
    bool operator()(const intent::Printed&) const { return true; }
    bool operator()(const intent::StatusAnswer&) const { return true; }
    bool operator()(const intent::QueueChanged&) const { return true; }
    bool operator()(const intent::Delivered&) const { return true; }
    bool operator()(const intent::NetworkChanged&) const { return true; }
    bool operator()(const intent::DevicesChanged&) const { return true; }
    bool operator()(const intent::CameraSaw&) const { return true; }
    bool operator()(const intent::CardTaken&) const { return true; }
    bool operator()(const intent::ChipStep&) const { return true; }
    bool operator()(const intent::ChipStopped&) const { return true; }
    bool operator()(const intent::ChipRead&) const { return true; }
    bool operator()(const intent::Say&) const { return true; }  // the screen's own
    bool operator()(const intent::SpeechAt&) const { return true; }
    bool operator()(const intent::SpeechEnded&) const { return true; }
    bool operator()(const intent::StaffAnswered&) const { return true; }
    bool operator()(const intent::HeadphonesChanged&) const { return true; }
    bool operator()(const intent::FaultRaised&) const { return true; }
    bool operator()(const intent::ContentLoaded&) const { return true; }
    bool operator()(const intent::RecallsChanged&) const { return true; }
    template <class Other>
    bool operator()(const Other&) const {
        return false;
    }
};

template <class Enum>
Enum next_of(Enum value, Enum last) {
    return value == last ? Enum{} : static_cast<Enum>(static_cast<int>(value) + 1);
}

bool settings_left_behind(const Turn& turn) {
    const Millis patience = turn.model.calling ? turn.limits.more_time : turn.limits.silence_before_warning;
    return !turn.model.visit && turn.now - turn.model.last_touch >= patience &&
           (turn.model.calling || turn.model.aim.offered || turn.model.settings != Settings{});
}

bool goes_by_ear(const Model& model) { return model.settings.read_aloud || model.settings.curtain; }

void watch_the_silence(Turn& turn) {
    Visit& visit = turn.visit();
    if (visit.print_at && turn.now >= *visit.print_at) release_papers(turn);
    if (visit.warned_at) {
        // Who goes by ear has the whole time after the warning was said.
        if (goes_by_ear(turn.model) && is_listening(turn)) visit.warned_at = turn.now;
        if (turn.now - *visit.warned_at >= turn.limits.warning) end_visit(turn);
        return;
    }
    if (std::holds_alternative<place::Saving>(visit.place)) return;
    const bool quiet_allowed = visit.quiet_until && turn.now < *visit.quiet_until;
    const Millis silence = silence_before_warning(turn.model, turn.limits);
    if (quiet_allowed || turn.now - turn.model.last_touch < silence) return;
    visit.warned_at = turn.now;
    turn.ask(effect::SoundNotice{});
}

// Another page, or another question over it: what was offered or typed there is off.
struct Standing {
    Screen screen = Screen::home;
    std::size_t place = 0;
    std::string page;
    int part = 0;  // of the page, or of the catalogue
    bool leaving = false;
    bool other_card = false;
    bool unit = false;
    bool operator==(const Standing&) const = default;
};

Standing standing(const Model& model) {
    Standing now;
    now.screen = route(model);
    if (!model.visit) return now;
    now.place = model.visit->place.index();
    if (const auto* question = std::get_if<place::Question>(&model.visit->place)) {
        now.page = question->page_id;
        now.part = question->step;
    }
    if (const auto* chip = std::get_if<place::Chip>(&model.visit->place)) now.part = chip->expiry ? 1 : 0;
    if (const auto* catalogue = std::get_if<place::Procedures>(&model.visit->place))
        now.part = static_cast<int>(catalogue->view);
    now.leaving = model.visit->leaving;
    now.other_card = model.visit->other_card.has_value();
    now.unit = unit_asked(model).has_value();
    return now;
}

bool is_aimed(const Model& model) {
    const Screen screen = route(model);
    return !model.settings.curtain && screen != Screen::problem && screen != Screen::still_there &&
           screen != Screen::saving;
}

// Running speech is somebody listening, unless its end was lost.
void watch_the_voice(Turn& turn) {
    if (!is_listening(turn)) return;
    if (turn.now - turn.model.speech.since >= turn.limits.piece_max) return hush(turn);
    turn.model.last_touch = turn.now;
}

}  // namespace

bool is_from_person(const Intent& intent) { return !std::visit(SaidByTheWorld{}, intent); }

void apply(Turn& turn, const intent::Back&) {
    if (go_back_in_call(turn)) return;
    if (!turn.model.visit || turn.at<place::Saving>() || turn.at<place::Receipt>()) return;
    if (turn.at<place::Rating>()) return end_visit(turn);
    if (turn.visit().on_paper) {
        turn.visit().on_paper = false;
        return;
    }
    go_back(turn);
}

void apply(Turn& turn, const intent::NextTextSize&) {
    turn.model.settings.text_size = next_of(turn.model.settings.text_size, TextSize::largest);
}

void apply(Turn& turn, const intent::NextContrast&) {
    turn.model.settings.contrast = next_of(turn.model.settings.contrast, Contrast::soft);
}

// Vietnamese, English, what is only heard, and round again.
void apply(Turn& turn, const intent::ToggleLanguage&) {
    Settings& wishes = turn.model.settings;
    const bool was_only_heard = wishes.voice_language.has_value();
    if (wishes.language == text::Language::vi && !was_only_heard) {
        wishes.language = text::Language::en;
        return;
    }
    const std::size_t next = was_only_heard ? *wishes.voice_language + 1 : 0;
    const bool is_heard = next < voice_languages(turn.model).size();
    wishes.language = text::Language::vi;
    wishes.voice_language = is_heard ? std::optional(next) : std::nullopt;
    if (is_heard) wishes.read_aloud = true;  // it is nowhere written
    if (is_heard || !was_only_heard) return;
    wishes.read_aloud = false;
    hush(turn);
}

void apply(Turn& turn, const intent::Leave&) {
    if (!turn.model.visit) {
        reset_settings(turn);
        turn.model.calling.reset();
        return forget_typed_code(turn);
    }
    if (turn.at<place::Saving>()) return;
    release_papers(turn);
    if (has_something_to_lose(turn.visit()))
        turn.visit().leaving = true;
    else
        end_visit(turn);
}

void apply(Turn& turn, const intent::AnswerLeave& answer) {
    if (!turn.model.visit || !turn.visit().leaving) return;
    turn.visit().leaving = false;
    if (answer.leave && !turn.at<place::Saving>()) end_visit(turn);
}

// Being there is all: update() has noted it.
void apply(Turn&, const intent::StillHere&) {}
void apply(Turn&, const intent::Stirred&) {}

void apply(Turn& turn, const intent::Missed& missed) {
    Aim& aim = turn.model.aim;
    if (missed.after_a_hit) aim.misses.clear();
    if (turn.model.settings.targets != Targets::usual || !is_aimed(turn.model)) return;
    aim.misses.push_back(turn.now);
    if (aim.misses.size() < turn.limits.misses) return;
    aim.offered |= turn.now - aim.misses.front() <= turn.limits.misses_within;
    aim.misses.erase(aim.misses.begin());
}

void apply(Turn& turn, const intent::AnswerLargerTargets& answer) {
    if (!turn.model.aim.offered) return;
    turn.model.aim = {};
    Settings& wishes = turn.model.settings;
    wishes.targets = answer.wanted ? Targets::larger : Targets::refused;
    if (answer.wanted && wishes.text_size != TextSize::largest)
        wishes.text_size = next_of(wishes.text_size, TextSize::largest);
}

void apply(Turn& turn, const intent::MoreTime&) {
    if (turn.model.visit) turn.visit().quiet_until = turn.now + turn.limits.more_time;
}

void apply(Turn& turn, const intent::TurnPage& intent) {
    if (!turn.model.visit) return;
    const auto turned = [&](int page) { return std::max(0, page + std::clamp(intent.by, -1, 1)); };
    Place& here = turn.visit().place;
    if (auto* list = std::get_if<place::Procedures>(&here)) list->page = turned(list->page);
    if (auto* overview = std::get_if<place::Overview>(&here)) overview->page = turned(overview->page);
    if (auto* notice = std::get_if<place::Notice>(&here)) notice->page = turned(notice->page);
    if (auto* review = std::get_if<place::Review>(&here)) review->page = turned(review->page);
}

void apply(Turn& turn, const intent::Tick& tick) {
    const auto offset = turn.model.machine.content ? turn.model.machine.content->locality.utc_offset
                                                   : content::Locality{}.utc_offset;
    turn.model.machine.now = to_local(tick.wall, offset);
    watch_the_voice(turn);
    const auto& typed = turn.model.typed_code;
    if (typed && turn.now - typed->last_key >= turn.limits.typed_code_rests) forget_typed_code(turn);
    if (turn.model.visit) return watch_the_silence(turn);
    if (settings_left_behind(turn)) {
        reset_settings(turn);
        turn.model.calling.reset();
    }
}

void apply(Turn& turn, const intent::QueueChanged& changed) { turn.model.machine.counts = changed.counts; }
void apply(Turn& turn, const intent::NetworkChanged& changed) { turn.model.machine.online = changed.online; }
void apply(Turn& turn, const intent::FaultRaised& raised) { turn.model.machine.fault = raised.fault; }

void apply(Turn& turn, const intent::RecallsChanged& changed) {
    if (changed.recalls.number >= turn.model.machine.recalls.number)
        turn.model.machine.recalls = changed.recalls;
}

void apply(Turn& turn, const intent::ContentLoaded& loaded) {
    if (loaded.content) turn.model.machine.next_content = loaded.content;
}

namespace {

// What leads to the next page, or stores.
bool goes_on(const Intent& intent) {
    return std::holds_alternative<intent::Continue>(intent) ||
           std::holds_alternative<intent::Begin>(intent) ||
           std::holds_alternative<intent::NoticeRead>(intent) ||
           std::holds_alternative<intent::Change>(intent) || std::holds_alternative<intent::NoCard>(intent) ||
           std::holds_alternative<intent::Confirm>(intent) ||
           std::holds_alternative<intent::CardUnreadable>(intent) ||
           std::holds_alternative<intent::SignOnScreen>(intent) ||
           std::holds_alternative<intent::SignByHand>(intent) ||
           std::holds_alternative<intent::SignedOnScreen>(intent);
}

// A procedure that was recalled while somebody fills it: they finish what is under their hands, and the next
// page says so. Nothing more of it is stored; what was stored before stays.
bool stops_recalled(Turn& turn, const Intent& intent) {
    if (!is_recalled(turn.model) || turn.visit().slip || turn.at<place::Saving>() ||
        turn.at<place::Overview>() || !goes_on(intent))
        return false;
    turn.visit().history.clear();
    turn.visit().place = place::Overview{};
    return true;
}

// At a quiet moment only: nobody's questions change under their hands, and nobody who waits for staff is
// left without the page that says so.
void use_next_content(Turn& turn) {
    Machine& machine = turn.model.machine;
    if (!machine.next_content || turn.model.visit || turn.model.calling) return;
    use_content(machine, std::exchange(machine.next_content, nullptr));
    turn.model.settings.voice_language.reset();
    if (machine.fault == Fault::no_pack || machine.fault == Fault::bad_pack) machine.fault.reset();
}

}  // namespace

std::vector<Effect> update(Model& model, const Intent& intent, Instant now, const Limits& limits) {
    Turn turn{model, now, limits, {}};
    const Standing before = standing(model);
    if (is_from_person(intent)) {
        model.last_touch = now;
        if (!std::holds_alternative<intent::Missed>(intent)) model.aim.misses.clear();
        // Who moves about the warning with keys has not answered it yet, and has the whole time again.
        const bool answered = !std::holds_alternative<intent::Stirred>(intent);
        if (model.visit && model.visit->warned_at)
            model.visit->warned_at = answered ? std::nullopt : std::optional(now);
    }
    const bool stopped = stops_recalled(turn, intent);
    if (!stopped) std::visit([&](const auto& what) { apply(turn, what); }, intent);
    let_go_of_live_picture(turn);
    let_go_of_chip(turn);
    take_up_chip(turn);
    use_next_content(turn);
    const Standing after = standing(model);
    if (after != before) model.aim = {};
    const bool was_sent = std::holds_alternative<intent::SendCode>(intent);
    if (model.typed_code && ((after != before && !was_sent) || !may_type_code(model)))
        forget_typed_code(turn);
    if (after.screen != before.screen && model.speech.speaking) hush(turn);
    return std::move(turn.effects);
}

}  // namespace motcua::journey
