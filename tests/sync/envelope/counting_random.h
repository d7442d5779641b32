// libsodium's dice as the vectors of docs/envelope.md were made with them.
#pragma once

#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>
#include <sodium.h>

namespace motcua::tests {

// Random numbers as the vectors have them: 00 01 02 … ff 00 … in the order in which they are
// asked for.
class CountingRandom {
  public:
    CountingRandom() {
        REQUIRE(sodium_init() >= 0);
        next_ = 0;
        static randombytes_implementation counting{
            [] { return "counting"; }, nullptr, nullptr, nullptr, fill, nullptr};
        randombytes_set_implementation(&counting);
    }
    ~CountingRandom() { randombytes_set_implementation(&randombytes_sysrandom_implementation); }
    CountingRandom(const CountingRandom&) = delete;
    CountingRandom& operator=(const CountingRandom&) = delete;

  private:
    static void fill(void* bytes, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) static_cast<std::uint8_t*>(bytes)[i] = next_++;
    }
    static inline std::uint8_t next_ = 0;
};

}  // namespace motcua::tests
