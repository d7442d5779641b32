// Numbers by chance that are the same for the same seed with every standard library.
#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace motcua::tests {

class Dice {
  public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    int between(int least, int most) {  // both may come
        return least + static_cast<int>(engine_() % static_cast<unsigned long>(most - least + 1));
    }
    double real(double least, double most) {
        return least + (most - least) * static_cast<double>(engine_()) / 4294967296.0;
    }
    // Mean 0, deviation 1, within 6: twelve evenly spread numbers come near to Gauss.
    double bell() {
        double sum = -6;
        for (int i = 0; i < 12; ++i) sum += real(0, 1);
        return sum;
    }
    const std::string& pick(const std::vector<std::string>& some) {
        return some[static_cast<std::size_t>(between(0, static_cast<int>(some.size()) - 1))];
    }

  private:
    std::mt19937 engine_;
};

}  // namespace motcua::tests
