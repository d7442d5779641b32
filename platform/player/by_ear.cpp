// What a script hears, and how it gets about without touching the glass.
#include <map>

#include <fmt/format.h>

#include "platform/player/session.h"

namespace motcua::platform {
namespace {

using nlohmann::json;

constexpr Millis kBetweenKeys{700};  // a person's pace
constexpr Millis kHeldFor{2'000};
// As long as a calm voice takes: some fourteen letters a second.
constexpr std::int64_t kMillisALetter = 70;

const std::map<std::string, ui::Nav>& nav_names() {
    static const std::map<std::string, ui::Nav> names{{"next", ui::Nav::next},
                                                      {"previous", ui::Nav::previous},
                                                      {"select", ui::Nav::select},
                                                      {"back", ui::Nav::back},
                                                      {"read", ui::Nav::read}};
    return names;
}

std::string focused_on(const ui::Tree& tree) {
    for (const ui::Widget& widget : tree.widgets)
        if (widget.focused) return widget.id;
    return {};
}

}  // namespace

void ScriptSpeaker::say(Utterance utterance) {
    utterance_ = std::move(utterance);
    told_ = 0;
    next_ = clock_.monotonic();
    speaking_ = true;
    paused_ = false;
}

void ScriptSpeaker::stop() {
    speaking_ = false;
    utterance_ = {};
}

void ScriptSpeaker::report(Mailbox& mailbox) {
    while (speaking_ && !paused_ && clock_.monotonic() >= next_) {
        if (told_ == utterance_.pieces.size()) {
            speaking_ = false;
            return mailbox.post(journey::intent::SpeechEnded{utterance_.number});
        }
        mailbox.post(journey::intent::SpeechAt{utterance_.number, told_});
        const auto letters = static_cast<std::int64_t>(utterance_.pieces[told_].words.size());
        next_ += Millis{letters * kMillisALetter * 100 / pace_};
        ++told_;
    }
}

Secret ScriptSpeaker::said() const {
    Secret all;
    for (const Utterance::Piece& piece : utterance_.pieces) {
        all += piece.words;
        all += '\n';
    }
    return all;
}

void PlayerSession::press(ui::Nav key) {
    clock_.advance(kBetweenKeys);
    machine_->terminal().navigate(key);
    settle();
}

// A key's name, or "curtain": the one that is held for two seconds.
Status<> PlayerSession::nav(const json& key) {
    const std::string name = key.is_string() ? key.get<std::string>() : std::string();
    if (name == "curtain") {
        clock_.advance(kHeldFor);
        machine_->terminal().handle(journey::intent::ToggleCurtain{});
        settle();
        return {};
    }
    const auto known = nav_names().find(name);
    if (known == nav_names().end()) return failure("nav takes next, previous, select, back, read or curtain");
    press(known->second);
    return {};
}

// Steps on until the keys stand on it; once round, and it cannot be reached.
Status<> PlayerSession::nav_to(const json& id) {
    if (!id.is_string()) return failure("nav_to takes a widget's id");
    const ui::Tree& tree = machine_->ui().tree();
    const std::size_t most = tree.widgets.size() + 1;
    for (std::size_t i = 0; i < most && focused_on(tree) != id.get<std::string>(); ++i) press(ui::Nav::next);
    if (focused_on(tree) == id.get<std::string>()) return {};
    return failure(fmt::format("no key leads to \"{}\" on \"{}\"", id.get<std::string>(), screen()));
}

Status<> PlayerSession::by(const json& way) {
    if (way != "touch" && way != "keys") return failure("by is \"touch\" or \"keys\"");
    by_keys_ = way == "keys";
    return {};
}

Status<> PlayerSession::headphones(const json& state) {
    using journey::Headphones;
    static const std::map<std::string, Headphones> states{
        {"none", Headphones::none}, {"unplugged", Headphones::unplugged}, {"plugged", Headphones::plugged}};
    const auto known = states.find(state.is_string() ? state.get<std::string>() : std::string());
    if (known == states.end()) return failure("headphones is none, unplugged or plugged");
    headphones_ = known->second;
    settle();
    return {};
}

Status<> PlayerSession::expect_said(const json& what) const {
    if (!what.is_string()) return failure("said takes words");
    const Secret said = speaker_.said();
    if (view(said).find(what.get<std::string>()) != std::string_view::npos) return {};
    return failure(fmt::format("\"{}\" was not said, but: {}", what.get<std::string>(), view(said)));
}

}  // namespace motcua::platform
