// What a series of measurements says.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

namespace motcua::tests {

// The value below which `share` (0..1) of them lie, nearest rank; 0 where there are none.
inline double percentile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
}
inline double median(const std::vector<double>& values) { return percentile(values, 0.5); }

}  // namespace motcua::tests
