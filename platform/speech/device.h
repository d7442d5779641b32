// The sound device: takes samples when it wants them. May be missing, may go away, may hang.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>

#include "platform/speech/mixer.h"

namespace motcua::platform {

// What the speaker and the device share. Outlives a device that hangs.
struct Sound {
    explicit Sound(int rate) : mixer(rate) {}
    std::mutex mutex;
    std::condition_variable changed;  // also each time the device took samples
    Mixer mixer;
    bool drained = false;  // the device found nothing to play
};

class Device {
  public:
    Device();
    ~Device();
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    // SDL's audio, once, from the thread that owns the process. False: this machine has none.
    bool start_audio();

    // Opens the system's own device at rest. False where there is none.
    bool open(int rate, const std::shared_ptr<Sound>& sound);
    void close();

    // It was told that it works and never came for samples: left to itself, because closing it would wait for
    // it. Should it wake up, it gets silence.
    void abandon();

    [[nodiscard]] bool works() const;  // open, and not gone since
    void play(bool on);                // not while Sound::mutex is held: SDL holds a lock of its own

  private:
    struct Feed;
    static void fill(void* feed, unsigned char* out, int bytes);

    std::unique_ptr<Feed> feed_;
    unsigned device_ = 0;
    bool audio_ = false;
    bool hangs_ = false;
};

}  // namespace motcua::platform
