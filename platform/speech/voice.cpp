#include "platform/speech/voice.h"

#include <algorithm>
#include <atomic>

#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>

namespace motcua::platform {
namespace {

// Much slower than the library's 175: some 180 Vietnamese syllables or 120 English words a minute, for who
// hears it once, and is old (VVSG 2.0, 7.1-K: 120 to 125 words).
constexpr int kWordsPerMinute = 105;
constexpr int kSlowestWordsPerMinute = 80;  // espeak-ng speaks no slower
// Below that, words are set apart: so many units of espeak-ng's word gap make one word take twice its time.
constexpr int kGapToHalve = 14;
constexpr int kBufferMs = 60;

std::atomic<bool> in_use{false};
const Voice::Take* taker = nullptr;  // of the text being spoken; espeak-ng calls back on the same thread

int take_samples(short* samples, int count, espeak_EVENT*) {
    constexpr int go_on = 0;
    constexpr int enough = 1;
    if (samples == nullptr || count <= 0) return go_on;
    return (*taker)(samples, static_cast<std::size_t>(count)) ? go_on : enough;
}

// At half the pace everything takes twice as long.
void set_pace(int percent) {
    const int wanted = kWordsPerMinute * percent / 100;
    const int spoken = std::max(wanted, kSlowestWordsPerMinute);
    const int gap = wanted < spoken ? kGapToHalve * (spoken - wanted) / wanted : 0;
    espeak_ng_SetParameter(espeakRATE, spoken, 0);
    espeak_ng_SetParameter(espeakWORDGAP, gap, 0);
}

// Once for the whole process and never ended: espeak-ng 1.51 hangs when it is ended a second time.
bool start_library() {
    espeak_ng_InitializePath(nullptr);
    espeak_ng_ERROR_CONTEXT why = nullptr;
    const bool started = espeak_ng_Initialize(&why) == ENS_OK &&
                         espeak_ng_InitializeOutput(ENOUTPUT_MODE_SYNCHRONOUS, kBufferMs, nullptr) == ENS_OK;
    espeak_ng_ClearErrorContext(&why);
    if (started) espeak_SetSynthCallback(take_samples);
    return started;
}

}  // namespace

std::unique_ptr<Voice> Voice::create() {
    static const bool started = start_library();
    if (!started || in_use.exchange(true)) return nullptr;
    return std::unique_ptr<Voice>(new Voice(espeak_ng_GetSampleRate()));
}

Voice::~Voice() { in_use = false; }

void Voice::speak(const Secret& text, const std::string& voice, int pace_percent, const Take& take) {
    if (espeak_ng_SetVoiceByName(voice.c_str()) != ENS_OK) return;
    set_pace(std::clamp(pace_percent, 50, 200));
    taker = &take;
    espeak_ng_Synthesize(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0,
                         espeakCHARS_UTF8 | espeakENDPAUSE, nullptr, nullptr);
    taker = nullptr;
}

}  // namespace motcua::platform
