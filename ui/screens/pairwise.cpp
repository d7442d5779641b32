#include "ui/screens/pairwise.h"

#include <algorithm>

namespace motcua::ui {
namespace {

using Row = std::vector<std::size_t>;

// Which pairs still have to meet.
class Pairs {
  public:
    explicit Pairs(const std::vector<std::size_t>& levels) {
        for (const std::size_t count : levels) {
            first_.push_back(all_);
            all_ += count;
        }
        open_.resize(all_ * all_, false);
        for (std::size_t a = 0; a < levels.size(); ++a)
            for (std::size_t b = a + 1; b < levels.size(); ++b)
                for (std::size_t i = 0; i < levels[a]; ++i)
                    for (std::size_t j = 0; j < levels[b]; ++j) open_[at(a, i, b, j)] = true;
        left_ = static_cast<std::size_t>(std::count(open_.begin(), open_.end(), true));
    }

    [[nodiscard]] bool all_met() const { return left_ == 0; }

    // How many open pairs `factor` at `level` would close together with what `row` has before it.
    [[nodiscard]] std::size_t gain(const Row& row, std::size_t factor, std::size_t level) const {
        std::size_t sum = 0;
        for (std::size_t other = 0; other < row.size(); ++other)
            sum += open_[at(other, row[other], factor, level)] ? 1 : 0;
        return sum;
    }

    // How many open pairs `level` has with factors that come after `factor`.
    [[nodiscard]] std::size_t ahead(std::size_t factor, std::size_t level) const {
        const auto row = open_.begin() + static_cast<std::ptrdiff_t>((first_[factor] + level) * all_);
        return static_cast<std::size_t>(std::count(row, row + static_cast<std::ptrdiff_t>(all_), true));
    }

    void close(const Row& row) {
        for (std::size_t b = 1; b < row.size(); ++b)
            for (std::size_t a = 0; a < b; ++a) {
                auto open = open_[at(a, row[a], b, row[b])];
                left_ -= open ? 1 : 0;
                open = false;
            }
    }

  private:
    // a < b
    [[nodiscard]] std::size_t at(std::size_t a, std::size_t i, std::size_t b, std::size_t j) const {
        return (first_[a] + i) * all_ + first_[b] + j;
    }

    std::vector<std::size_t> first_;
    std::size_t all_ = 0;
    std::vector<bool> open_;
    std::size_t left_ = 0;
};

}  // namespace

std::vector<Row> pairwise(const std::vector<std::size_t>& levels) {
    std::vector<Row> rows;
    if (std::find(levels.begin(), levels.end(), 0U) != levels.end()) return rows;
    if (levels.size() == 1)
        for (std::size_t level = 0; level < levels.front(); ++level) rows.push_back({level});
    Pairs pairs(levels);
    while (!pairs.all_met()) {
        Row row;
        for (std::size_t factor = 0; factor < levels.size(); ++factor) {
            std::size_t best = 0;
            std::size_t most = 0;
            for (std::size_t level = 0; level < levels[factor]; ++level) {
                // What it closes now counts more than what it leaves to close.
                const std::size_t worth = pairs.gain(row, factor, level) * 1000 + pairs.ahead(factor, level);
                if (worth <= most) continue;
                most = worth;
                best = level;
            }
            row.push_back(best);
        }
        pairs.close(row);
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace motcua::ui
