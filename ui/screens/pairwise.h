// Few tries that still bring every two choices together: what two settings do to each other is found without
// walking through all of them.
#pragma once

#include <cstddef>
#include <vector>

namespace motcua::ui {

// One row a try, one column a factor; each value is below its factor's number of levels. Every pair of levels
// of two different factors stands in at least one row. Greedy and without chance: the same levels give the
// same rows. No rows where a factor has no level.
std::vector<std::vector<std::size_t>> pairwise(const std::vector<std::size_t>& levels);

}  // namespace motcua::ui
