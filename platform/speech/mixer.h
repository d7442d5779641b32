// What sounds now: the voice, and bells over it. Knows no thread and no device.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "platform/speech/bell.h"

namespace motcua::platform {

// Samples between the voice, which makes them, and the device, which takes them. Holds a few seconds at most;
// what was taken or dropped is zero.
class SampleQueue {
  public:
    explicit SampleQueue(std::size_t capacity) : samples_(capacity) {}
    [[nodiscard]] bool empty() const { return count_ == 0; }
    [[nodiscard]] std::size_t room() const { return samples_.size() - count_; }
    void push(std::int16_t sample) {
        samples_[(first_ + count_) % samples_.size()] = sample;
        ++count_;
    }
    std::int16_t pop() {
        const std::int16_t sample = std::exchange(samples_[first_], std::int16_t{0});
        first_ = (first_ + 1) % samples_.size();
        --count_;
        return sample;
    }
    void clear() {
        std::fill(samples_.begin(), samples_.end(), std::int16_t{0});
        count_ = 0;
    }

  private:
    std::vector<std::int16_t> samples_;
    std::size_t first_ = 0;
    std::size_t count_ = 0;
};

// A short sound from its beginning to its end.
class Chime {
  public:
    explicit Chime(std::vector<std::int16_t> sound) : sound_(std::move(sound)), at_(sound_.size()) {}
    void begin() { at_ = 0; }
    [[nodiscard]] bool over() const { return at_ == sound_.size(); }
    int next() { return over() ? 0 : sound_[at_++]; }

  private:
    std::vector<std::int16_t> sound_;
    std::size_t at_;
};

class Mixer {
  public:
    explicit Mixer(int rate)
        : bell_(bell_sound(rate)), notice_(notice_sound(rate)), voice_(4 * static_cast<std::size_t>(rate)) {}

    void ring() { bell_.begin(); }
    void notice() { notice_.begin(); }
    SampleQueue& voice() { return voice_; }

    // Of the voice alone: the bell must be heard by staff, however softly somebody is read to.
    void set_gain(int decibels) { gain_ = std::pow(10.0F, static_cast<float>(decibels) / 20.0F); }
    void pause(bool paused) { paused_ = paused; }

    // Nothing will sound by itself.
    [[nodiscard]] bool silent() const {
        return (voice_.empty() || paused_) && bell_.over() && notice_.over();
    }

    std::int16_t next() {
        int sum = bell_.next() + notice_.next();
        if (!paused_ && !voice_.empty())
            sum += static_cast<int>(std::lround(static_cast<float>(voice_.pop()) * gain_));
        return static_cast<std::int16_t>(std::clamp(sum, -32768, 32767));
    }

  private:
    Chime bell_;
    Chime notice_;
    SampleQueue voice_;
    float gain_ = 1;
    bool paused_ = false;
};

}  // namespace motcua::platform
