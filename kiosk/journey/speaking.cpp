// What is read aloud: when it begins, how it sounds, and when it is over.
#include <algorithm>

#include "kiosk/journey/turn.h"

namespace motcua::journey {
namespace {

int stepped(int value, int by, std::size_t steps) {
    return std::clamp(value + std::clamp(by, -1, 1), 0, static_cast<int>(steps) - 1);
}

void set_voice(Turn& turn) {
    const Settings& wishes = turn.model.settings;
    turn.ask(effect::SetVoice{kPaces.at(static_cast<std::size_t>(wishes.pace)),
                              kLoudness.at(static_cast<std::size_t>(wishes.loudness))});
}

bool is_now(const Turn& turn, std::uint32_t script) {
    return turn.model.speech.speaking && turn.model.speech.script == script;
}

}  // namespace

void hush(Turn& turn) {
    turn.model.speech.speaking = false;
    turn.model.speech.paused = false;
    turn.model.speech.widgets.clear();
    turn.ask(effect::StopSpeaking{});
}

void reset_settings(Turn& turn) {
    hush(turn);
    turn.model.settings = {};
    turn.model.aim = {};
    set_voice(turn);
}

bool is_listening(const Turn& turn) { return turn.model.speech.speaking && !turn.model.speech.paused; }

void apply(Turn& turn, const intent::ReadAloud&) {
    bool& on = turn.model.settings.read_aloud;
    on = !on && turn.model.machine.speaker_ready;
    if (!on) hush(turn);
}

void apply(Turn& turn, const intent::PauseSpeech&) {
    Speech& speech = turn.model.speech;
    if (!speech.speaking) return;
    speech.paused = !speech.paused;
    speech.since = turn.now;
    turn.ask(effect::PauseSpeaking{speech.paused});
}

void apply(Turn& turn, const intent::ChangePace& change) {
    int& pace = turn.model.settings.pace;
    pace = stepped(pace, change.by, kPaces.size());
    set_voice(turn);
}

void apply(Turn& turn, const intent::ChangeLoudness& change) {
    int& loudness = turn.model.settings.loudness;
    loudness = stepped(loudness, change.by, kLoudness.size());
    set_voice(turn);
}

void apply(Turn& turn, const intent::ToggleCurtain&) {
    bool& on = turn.model.settings.curtain;
    on = !on && turn.model.machine.speaker_ready;
    hush(turn);
}

void apply(Turn& turn, const intent::Say& say) {
    if (!turn.model.machine.speaker_ready || say.pieces.empty()) return;
    Speech& speech = turn.model.speech;
    ++speech.script;
    speech.widgets.clear();
    for (const Piece& piece : say.pieces) speech.widgets.push_back(piece.widget);
    speech.at = 0;
    speech.speaking = true;
    speech.paused = false;
    speech.since = turn.now;
    turn.ask(effect::Speak{speech.script, say.pieces});
}

void apply(Turn& turn, const intent::SpeechAt& news) {
    if (!is_now(turn, news.script) || news.piece >= turn.model.speech.widgets.size()) return;
    turn.model.speech.at = news.piece;
    turn.model.speech.since = turn.now;
}

void apply(Turn& turn, const intent::SpeechEnded& news) {
    if (is_now(turn, news.script)) turn.model.speech.speaking = false;
}

// What was begun for headphones is not gone on with over the loudspeaker.
void apply(Turn& turn, const intent::HeadphonesChanged& changed) {
    const bool pulled_out = may_say_personal(turn.model) && changed.headphones != Headphones::plugged;
    turn.model.machine.headphones = changed.headphones;
    if (pulled_out) hush(turn);
}

// Without a voice nobody is left before a black screen.
void apply(Turn& turn, const intent::DevicesChanged& changed) {
    turn.model.machine.printer_ready = changed.printer_ready;
    turn.model.machine.speaker_ready = changed.speaker_ready;
    turn.model.machine.camera = changed.camera;
    turn.model.machine.chip_reader = changed.chip_reader;
    if (changed.speaker_ready) return;
    turn.model.settings.read_aloud = false;
    turn.model.settings.voice_language.reset();
    turn.model.settings.curtain = false;
    if (turn.model.speech.speaking) hush(turn);
}

}  // namespace motcua::journey
