#include "platform/speech/speech.h"

#include <atomic>
#include <optional>
#include <thread>
#include <utility>

#include "platform/speech/device.h"
#include "platform/speech/recording.h"
#include "platform/speech/voice.h"

namespace motcua::platform {
namespace {

using Lock = std::unique_lock<std::mutex>;

class VoiceSpeaker final : public Speaker {
  public:
    VoiceSpeaker(std::unique_ptr<Voice> voice, SpeakerReports reports, const SpeakerOptions& options)
        : reports_(std::move(reports)),
          options_(options),
          voice_(std::move(voice)),
          sound_(std::make_shared<Sound>(voice_->sample_rate())) {
        if (!device_.start_audio()) return;
        ready_ = device_.open(voice_->sample_rate(), sound_);
        thread_ = std::thread([this] { run(); });
    }

    ~VoiceSpeaker() override {
        change([this] {
            over_ = true;
            ++turn_;
        });
        if (thread_.joinable()) thread_.join();
    }

    VoiceSpeaker(const VoiceSpeaker&) = delete;
    VoiceSpeaker& operator=(const VoiceSpeaker&) = delete;

    [[nodiscard]] bool ready() const override { return ready_; }

    void say(Utterance utterance) override {
        change([&] {
            ++turn_;
            sound_->mixer.voice().clear();
            sound_->mixer.pause(false);
            next_ = std::move(utterance);
        });
    }

    void stop() override {
        change([this] {
            ++turn_;
            sound_->mixer.voice().clear();
            sound_->mixer.pause(false);
            next_.reset();
        });
    }

    void pause(bool paused) override {
        change([&] { sound_->mixer.pause(paused); });
    }

    void set_voice(int pace_percent, int gain_db) override {
        change([&] {
            sound_->mixer.set_gain(gain_db);
            if (pace_percent != pace_) ++pace_turn_;
            pace_ = pace_percent;
        });
    }

    void ring() override {
        change([this] { sound_->mixer.ring(); });
    }
    void notice() override {
        change([this] { sound_->mixer.notice(); });
    }

  private:
    template <class Change>
    void change(const Change& what) {
        {
            const std::lock_guard lock(sound_->mutex);
            what();
        }
        sound_->changed.notify_all();
    }

    // Waits until `done`. False where the device went away or took nothing for too long.
    template <class Done>
    bool wait(Lock& lock, const Done& done) {
        while (!done()) {
            if (hangs_ || !device_.works()) return false;
            const auto woken = sound_->changed.wait_for(lock, options_.patience);
            if (woken != std::cv_status::timeout || !playing_ || done()) continue;
            hangs_ = true;
            return false;
        }
        return true;
    }

    // The speaker's own thread. It alone opens, starts and rests the device.
    void run() {
        Lock lock(sound_->mutex);
        while (!over_) {
            if (hangs_ || !device_.works()) {
                find_device(lock);
                continue;
            }
            if (is_time_to_change())
                play(lock, !playing_);
            else if (next_)
                speak(lock);
            else
                wait(lock, [this] { return over_ || next_ || is_time_to_change(); });
        }
    }

    // The device works only while there is something to hear, and rests once it has taken all of it.
    [[nodiscard]] bool is_time_to_change() const {
        const bool wanted = next_ || !sound_->mixer.silent();
        return playing_ ? !wanted && sound_->drained : wanted;
    }

    void play(Lock& lock, bool on) {
        playing_ = on;
        sound_->drained = false;
        lock.unlock();
        device_.play(on);
        lock.lock();
    }

    // Says that there is none, ends what was to be said, and looks for another one from time to time.
    void find_device(Lock& lock) {
        const auto unsaid = std::exchange(next_, std::nullopt);
        const bool hung = std::exchange(hangs_, false);
        sound_->mixer.voice().clear();
        playing_ = false;
        lock.unlock();
        if (hung)
            device_.abandon();
        else
            device_.close();
        if (ready_.exchange(false)) reports_.ready_changed();
        if (unsaid) reports_.ended(unsaid->number);
        lock.lock();
        sound_->changed.wait_for(lock, options_.look_again, [this] { return over_ || next_; });
        if (over_ || next_) return;
        lock.unlock();
        if (device_.open(voice_->sample_rate(), sound_)) {
            ready_ = true;
            reports_.ready_changed();
        }
        lock.lock();
    }

    void speak(Lock& lock) {
        const Utterance utterance = std::move(*next_);
        next_.reset();
        const unsigned turn = turn_;
        for (std::size_t i = 0; i < utterance.pieces.size();) {
            const unsigned pace_turn = pace_turn_;
            const int pace = pace_;
            lock.unlock();
            bool began = false;
            make(utterance.pieces[i], pace, [&](const std::int16_t* samples, std::size_t count) {
                if (!std::exchange(began, true)) reports_.began(utterance.number, i);
                return queue(samples, count, turn, pace_turn);
            });
            lock.lock();
            const bool heard =
                wait(lock, [&] { return is_off(turn, pace_turn) || sound_->mixer.voice().empty(); });
            if (turn_ != turn) return;
            if (!heard) break;
            if (pace_turn_ == pace_turn)
                ++i;
            else
                sound_->mixer.voice().clear();  // the same again, at the new pace
        }
        lock.unlock();
        reports_.ended(utterance.number);
        lock.lock();
    }

    [[nodiscard]] bool is_off(unsigned turn, unsigned pace_turn) const {
        return turn_ != turn || pace_turn_ != pace_turn;
    }

    // A recording has one pace: at another one the voice says it, where it can.
    void make(const Utterance::Piece& piece, int pace, const Voice::Take& take) {
        constexpr int kRecordedPace = 100;
        if (piece.recording && (pace == kRecordedPace || piece.at_any_pace)) {
            const auto samples = samples_of(*piece.recording, voice_->sample_rate());
            if (!samples.empty()) return static_cast<void>(take(samples.data(), samples.size()));
        }
        voice_->speak(piece.words, piece.voice, pace, take);
    }

    // Waits for room; false once something else is to be said, or nothing, or in another pace, or there is
    // nothing to say it with.
    bool queue(const std::int16_t* samples, std::size_t count, unsigned turn, unsigned pace_turn) {
        Lock lock(sound_->mutex);
        SampleQueue& voice = sound_->mixer.voice();
        while (count > 0) {
            if (!wait(lock, [&] { return is_off(turn, pace_turn) || voice.room() > 0; })) return false;
            if (is_off(turn, pace_turn)) return false;
            for (; count > 0 && voice.room() > 0; --count) voice.push(*samples++);
        }
        return true;
    }

    const SpeakerReports reports_;
    const SpeakerOptions options_;
    const std::unique_ptr<Voice> voice_;
    const std::shared_ptr<Sound> sound_;
    Device device_;
    std::atomic<bool> ready_{false};
    // Under sound_->mutex:
    std::optional<Utterance> next_;
    unsigned turn_ = 0;       // grows with every say() and stop()
    unsigned pace_turn_ = 0;  // grows with every other pace
    int pace_ = 100;
    bool over_ = false;
    // Of the thread alone:
    bool playing_ = false;
    bool hangs_ = false;
    std::thread thread_;
};

class NoSpeaker final : public Speaker {
  public:
    [[nodiscard]] bool ready() const override { return false; }
    void say(Utterance) override {}
    void pause(bool) override {}
    void stop() override {}
    void set_voice(int, int) override {}
    void ring() override {}
    void notice() override {}
};

}  // namespace

std::unique_ptr<Speaker> make_speaker(SpeakerReports reports, const SpeakerOptions& options) {
    if (std::unique_ptr<Voice> voice = Voice::create())
        return std::make_unique<VoiceSpeaker>(std::move(voice), std::move(reports), options);
    return std::make_unique<NoSpeaker>();
}

}  // namespace motcua::platform
