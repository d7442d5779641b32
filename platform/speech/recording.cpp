#include "platform/speech/recording.h"

#include <algorithm>
#include <cstring>
#include <memory>

#include <SDL.h>

namespace motcua::platform {
namespace {

constexpr std::size_t kBytesMax = 32U << 20U;
constexpr std::size_t kSecondsMax = 120;

struct FreeWav {
    void operator()(Uint8* samples) const { SDL_FreeWAV(samples); }
};
}  // namespace

std::vector<std::int16_t> samples_of(const std::string& wav, int rate) {
    if (wav.size() > kBytesMax) return {};
    SDL_RWops* const file = SDL_RWFromConstMem(wav.data(), static_cast<int>(wav.size()));
    SDL_AudioSpec spec{};
    Uint8* loaded = nullptr;
    Uint32 bytes = 0;
    if (file == nullptr || SDL_LoadWAV_RW(file, 1, &spec, &loaded, &bytes) == nullptr) return {};
    const std::unique_ptr<Uint8, FreeWav> samples(loaded);
    SDL_AudioCVT convert{};
    if (SDL_BuildAudioCVT(&convert, spec.format, spec.channels, spec.freq, AUDIO_S16SYS, 1, rate) < 0)
        return {};
    if (bytes == 0 || bytes > kBytesMax) return {};
    std::vector<Uint8> buffer(std::size_t{bytes} * static_cast<std::size_t>(std::max(convert.len_mult, 1)));
    std::copy_n(samples.get(), bytes, buffer.data());
    convert.buf = buffer.data();
    convert.len = static_cast<int>(bytes);
    convert.len_cvt = convert.len;
    if (convert.needed != 0 && SDL_ConvertAudio(&convert) != 0) return {};
    const auto count = static_cast<std::size_t>(convert.len_cvt) / sizeof(std::int16_t);
    if (count > kSecondsMax * static_cast<std::size_t>(rate)) return {};
    std::vector<std::int16_t> out(count);
    std::memcpy(out.data(), buffer.data(), count * sizeof(std::int16_t));
    return out;
}

}  // namespace motcua::platform
