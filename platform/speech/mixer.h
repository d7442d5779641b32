// What sounds now: the voice, and the bell over it. Knows no thread and no device.
#pragma once

#include <algorithm>
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

class Mixer {
  public:
    explicit Mixer(int rate)
        : bell_(bell_sound(rate)), bell_at_(bell_.size()), voice_(4 * static_cast<std::size_t>(rate)) {}

    void ring() { bell_at_ = 0; }
    SampleQueue& voice() { return voice_; }
    [[nodiscard]] bool silent() const { return voice_.empty() && bell_at_ == bell_.size(); }

    std::int16_t next() {
        int sum = voice_.empty() ? 0 : voice_.pop();
        if (bell_at_ < bell_.size()) sum += bell_[bell_at_++];
        return static_cast<std::int16_t>(std::clamp(sum, -32768, 32767));
    }

  private:
    const std::vector<std::int16_t> bell_;
    std::size_t bell_at_;
    SampleQueue voice_;
};

}  // namespace motcua::platform
