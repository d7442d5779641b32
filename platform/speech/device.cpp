#include "platform/speech/device.h"

#include <atomic>
#include <cstring>

#include <SDL.h>

namespace motcua::platform {

struct Device::Feed {
    std::shared_ptr<Sound> sound;
    std::atomic<bool> cut{false};
};

Device::Device() = default;

Device::~Device() {
    close();
    if (audio_ && !hangs_) SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

bool Device::start_audio() {
    audio_ = SDL_InitSubSystem(SDL_INIT_AUDIO) == 0;
    return audio_;
}

bool Device::open(int rate, const std::shared_ptr<Sound>& sound) {
    close();
    auto feed = std::make_unique<Feed>();
    feed->sound = sound;
    SDL_AudioSpec wanted{};
    wanted.freq = rate;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = 1024;
    wanted.callback = fill;
    wanted.userdata = feed.get();
    device_ = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
    if (device_ != 0) feed_ = std::move(feed);
    return device_ != 0;
}

void Device::close() {
    if (device_ != 0) SDL_CloseAudioDevice(device_);
    device_ = 0;
    feed_.reset();
}

void Device::abandon() {
    if (!feed_) return;
    feed_->cut = true;
    static_cast<void>(feed_.release());  // the device still knows where it lies
    device_ = 0;
    hangs_ = true;
}

bool Device::works() const { return device_ != 0 && SDL_GetAudioDeviceStatus(device_) != SDL_AUDIO_STOPPED; }

void Device::play(bool on) {
    if (device_ != 0) SDL_PauseAudioDevice(device_, on ? 0 : 1);
}

void Device::fill(void* feed, unsigned char* out, int bytes) {
    Feed& from = *static_cast<Feed*>(feed);
    const auto count = static_cast<std::size_t>(bytes) / sizeof(std::int16_t);
    std::memset(out, 0, static_cast<std::size_t>(bytes));
    if (from.cut) return;
    auto* samples = reinterpret_cast<std::int16_t*>(out);
    Sound& sound = *from.sound;
    {
        const std::lock_guard lock(sound.mutex);
        sound.drained = sound.mixer.silent();
        for (std::size_t i = 0; i < count; ++i) samples[i] = sound.mixer.next();
    }
    sound.changed.notify_all();
}

}  // namespace motcua::platform
