#include "platform/speech/speech.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include <SDL.h>

#include "platform/speech/mixer.h"
#include "platform/speech/voice.h"

namespace motcua::platform {
namespace {

// SDL counts who uses its audio; the last one to leave puts it away.
class SdlAudio {
  public:
    SdlAudio() : usable_(SDL_InitSubSystem(SDL_INIT_AUDIO) == 0) {}
    ~SdlAudio() {
        if (usable_) SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
    SdlAudio(const SdlAudio&) = delete;
    SdlAudio& operator=(const SdlAudio&) = delete;
    [[nodiscard]] bool usable() const { return usable_; }

  private:
    bool usable_;
};

struct Request {
    Secret text;
    std::string language;
};

class VoiceSpeaker final : public Speaker {
  public:
    VoiceSpeaker(std::unique_ptr<Voice> voice, std::function<void()> ended)
        : ended_(std::move(ended)), voice_(std::move(voice)), mixer_(voice_->sample_rate()) {
        SDL_AudioSpec wanted{};
        wanted.freq = voice_->sample_rate();
        wanted.format = AUDIO_S16SYS;
        wanted.channels = 1;
        wanted.samples = 1024;
        wanted.callback = [](void* self, Uint8* out, int bytes) {
            static_cast<VoiceSpeaker*>(self)->play(reinterpret_cast<std::int16_t*>(out),
                                                   static_cast<std::size_t>(bytes) / sizeof(std::int16_t));
        };
        wanted.userdata = this;
        if (audio_.usable()) device_ = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
        if (device_ != 0) thread_ = std::thread([this] { run(); });
    }

    ~VoiceSpeaker() override {
        {
            const std::lock_guard lock(mutex_);
            over_ = true;
            ++turn_;
        }
        changed_.notify_all();
        if (thread_.joinable()) thread_.join();
        if (device_ != 0) SDL_CloseAudioDevice(device_);
    }

    VoiceSpeaker(const VoiceSpeaker&) = delete;
    VoiceSpeaker& operator=(const VoiceSpeaker&) = delete;

    [[nodiscard]] bool ready() const override {
        return device_ != 0 && SDL_GetAudioDeviceStatus(device_) != SDL_AUDIO_STOPPED;
    }

    void say(const std::string& text, const std::string& language) override {
        silence(Request{secret(text), language});
    }

    void stop() override { silence(std::nullopt); }

    void ring() override {
        {
            const std::lock_guard lock(mutex_);
            mixer_.ring();
        }
        changed_.notify_all();
    }

  private:
    void silence(std::optional<Request> next) {
        {
            const std::lock_guard lock(mutex_);
            ++turn_;
            mixer_.voice().clear();
            next_ = std::move(next);
        }
        changed_.notify_all();
    }

    // The device's thread: hands out what there is, silence otherwise.
    void play(std::int16_t* out, std::size_t count) {
        {
            const std::lock_guard lock(mutex_);
            drained_ = mixer_.silent();
            for (std::size_t i = 0; i < count; ++i) out[i] = mixer_.next();
        }
        changed_.notify_all();
    }

    // The speaker's own thread. It alone starts and rests the device: SDL holds a lock while it calls play(),
    // so nobody may ask it for anything while holding ours.
    void run() {
        std::unique_lock lock(mutex_);
        bool playing = false;
        while (!over_) {
            const bool wanted = next_ || !mixer_.silent();
            if (wanted != playing && (wanted || drained_)) {
                playing = wanted;
                drained_ = false;
                lock.unlock();
                SDL_PauseAudioDevice(device_, playing ? 0 : 1);
                lock.lock();
            } else if (next_) {
                speak(lock);
            } else {
                changed_.wait(lock);
            }
        }
    }

    void speak(std::unique_lock<std::mutex>& lock) {
        Request request = std::move(*next_);
        next_.reset();
        const unsigned turn = turn_;
        lock.unlock();
        voice_->speak(request.text, request.language, [&](const std::int16_t* samples, std::size_t count) {
            return queue(samples, count, turn);
        });
        request.text.clear();
        lock.lock();
        changed_.wait(lock, [&] { return turn_ != turn || mixer_.voice().empty(); });
        if (turn_ != turn) return;
        lock.unlock();
        ended_();
        lock.lock();
    }

    // Waits for room; false once something else is to be said, or nothing.
    bool queue(const std::int16_t* samples, std::size_t count, unsigned turn) {
        std::unique_lock lock(mutex_);
        while (count > 0) {
            changed_.wait(lock, [&] { return turn_ != turn || mixer_.voice().room() > 0; });
            if (turn_ != turn) return false;
            for (; count > 0 && mixer_.voice().room() > 0; --count) mixer_.voice().push(*samples++);
        }
        return true;
    }

    const SdlAudio audio_;
    const std::function<void()> ended_;
    const std::unique_ptr<Voice> voice_;
    std::mutex mutex_;
    std::condition_variable changed_;
    Mixer mixer_;
    std::optional<Request> next_;
    unsigned turn_ = 0;     // grows with every say() and stop()
    bool drained_ = false;  // the device found nothing to play
    bool over_ = false;
    SDL_AudioDeviceID device_ = 0;
    std::thread thread_;
};

class NoSpeaker final : public Speaker {
  public:
    [[nodiscard]] bool ready() const override { return false; }
    void say(const std::string&, const std::string&) override {}
    void ring() override {}
    void stop() override {}
};

}  // namespace

std::unique_ptr<Speaker> make_speaker(std::function<void()> ended) {
    if (std::unique_ptr<Voice> voice = Voice::create()) {
        auto speaker = std::make_unique<VoiceSpeaker>(std::move(voice), std::move(ended));
        if (speaker->ready()) return speaker;
    }
    return std::make_unique<NoSpeaker>();
}

}  // namespace motcua::platform
