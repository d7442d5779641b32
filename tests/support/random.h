// Unpredictable to the code under test, the same in every run.
#pragma once

#include <cstdint>
#include <random>

#include "kiosk/base/ids.h"

namespace motcua::tests {

class SeededRandom final : public Random {
  public:
    explicit SeededRandom(std::uint64_t seed) : engine_(seed) {}
    void fill(void* bytes, std::size_t count) override {
        auto* out = static_cast<std::uint8_t*>(bytes);
        for (std::size_t i = 0; i < count; ++i) out[i] = static_cast<std::uint8_t>(engine_());
    }

  private:
    std::mt19937_64 engine_;
};

}  // namespace motcua::tests
