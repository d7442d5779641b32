// The settings that are walked through: none is left out, and no two of them never meet.
#include "ui/screens/looks.h"

#include <set>

#include <doctest/doctest.h>

#include "ui/screens/pairwise.h"

namespace motcua::tests {
namespace {

using Rows = std::vector<std::vector<std::size_t>>;

// The pairs that never stand in one row.
std::size_t pairs_missed(const std::vector<std::size_t>& levels, const Rows& rows) {
    std::size_t missed = 0;
    for (std::size_t a = 0; a < levels.size(); ++a)
        for (std::size_t b = a + 1; b < levels.size(); ++b) {
            std::set<std::pair<std::size_t, std::size_t>> met;
            for (const auto& row : rows) met.emplace(row[a], row[b]);
            missed += levels[a] * levels[b] - met.size();
        }
    return missed;
}

TEST_CASE("every two levels of two factors meet, in hardly more rows than two factors alone need") {
    for (const std::vector<std::size_t>& levels : {std::vector<std::size_t>{4, 4, 2, 2},
                                                   {2, 2},
                                                   {1, 1, 1},
                                                   {5, 1, 3},
                                                   {130, 4, 4, 2, 2},
                                                   {2, 3, 4, 5, 6}}) {
        const Rows rows = ui::pairwise(levels);
        CAPTURE(levels.size());
        CAPTURE(levels.front());
        for (const auto& row : rows) {
            REQUIRE(row.size() == levels.size());
            for (std::size_t i = 0; i < row.size(); ++i) CHECK(row[i] < levels[i]);
        }
        CHECK(pairs_missed(levels, rows) == 0);
        std::size_t all = 1;
        std::size_t two_largest = 1;
        for (const std::size_t a : levels) {
            all *= a;
            for (const std::size_t b : levels)
                if (&a != &b) two_largest = std::max(two_largest, a * b);
        }
        CHECK(rows.size() <= all);
        CHECK(rows.size() <= two_largest + two_largest / 3 + 1);
    }
}

TEST_CASE("one factor is tried level by level, and a factor without levels leaves nothing to try") {
    CHECK(ui::pairwise({3}) == Rows{{0}, {1}, {2}});
    CHECK(ui::pairwise({3, 0, 2}).empty());
    CHECK(ui::pairwise({}).empty());
}

TEST_CASE("the looks have names of their own, and the few cover what the many have") {
    std::set<std::string> names;
    for (const ui::Look& look : ui::every_look()) names.insert(ui::name(look));
    CHECK(names.size() == 64);
    const auto few = ui::covering_looks();
    CHECK(few.size() < 20);
    for (const ui::Look& look : few) CHECK(names.count(ui::name(look)) == 1);
}

}  // namespace
}  // namespace motcua::tests
