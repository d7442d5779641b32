#include "platform/speech/voice.h"

#include <atomic>

#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>

namespace motcua::platform {
namespace {

constexpr int kWordsPerMinute = 130;  // slower than the library's 175: for who hears it once, and is old
constexpr int kBufferMs = 60;

std::atomic<bool> in_use{false};
const Voice::Take* taker = nullptr;  // of the text being spoken; espeak-ng calls back on the same thread

int take_samples(short* samples, int count, espeak_EVENT*) {
    constexpr int go_on = 0;
    constexpr int enough = 1;
    if (samples == nullptr || count <= 0) return go_on;
    return (*taker)(samples, static_cast<std::size_t>(count)) ? go_on : enough;
}

// The accent of the kiosk's own part of the country.
const char* voice_for(const std::string& language) {
    if (language == "vi") return "vi-vn-x-central";
    if (language == "en") return "en";
    return nullptr;
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

void Voice::speak(const Secret& text, const std::string& language, const Take& take) {
    const char* const voice = voice_for(language);
    if (voice == nullptr || espeak_ng_SetVoiceByName(voice) != ENS_OK) return;
    espeak_ng_SetParameter(espeakRATE, kWordsPerMinute, 0);
    taker = &take;
    espeak_ng_Synthesize(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0,
                         espeakCHARS_UTF8 | espeakENDPAUSE, nullptr, nullptr);
    taker = nullptr;
}

}  // namespace motcua::platform
