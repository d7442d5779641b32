// Text to samples with espeak-ng. The library keeps its state in globals: one Voice per process at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "kiosk/base/secret.h"

namespace motcua::platform {

class Voice {
  public:
    // Null where another one lives or the library's data is missing.
    static std::unique_ptr<Voice> create();
    ~Voice();
    Voice(const Voice&) = delete;
    Voice& operator=(const Voice&) = delete;

    [[nodiscard]] int sample_rate() const { return sample_rate_; }

    // Gets the samples (16 bit, mono) as they are made; false: enough.
    using Take = std::function<bool(const std::int16_t* samples, std::size_t count)>;

    // Returns when everything was made or `take` had enough. `voice` is espeak-ng's name of it; one that is
    // missing stays silent. Pace in percent, 50 to 200: the pitch stays as it is.
    void speak(const Secret& text, const std::string& voice, int pace_percent, const Take& take);

  private:
    explicit Voice(int sample_rate) : sample_rate_(sample_rate) {}
    int sample_rate_;
};

}  // namespace motcua::platform
