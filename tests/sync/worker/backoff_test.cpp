#include "sync/worker/backoff.h"

#include <algorithm>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/random.h"

using namespace motcua;
using namespace motcua::sync;

namespace {

constexpr Instant kNow{Millis{5'000}};

Backoff after_failures(Random& random, int failures) {
    Backoff backoff(random, Millis{2'000}, Millis{900'000});
    for (int i = 0; i < failures; ++i) backoff.failed(kNow);
    return backoff;
}

// The longest and the mean wait of many kiosks after so many failures.
std::pair<Millis, Millis> waits(int failures) {
    tests::SeededRandom random(7);
    constexpr int kiosks = 500;
    Millis longest{0};
    Millis sum{0};
    for (int i = 0; i < kiosks; ++i) {
        const Millis wait = after_failures(random, failures).not_before() - kNow;
        CHECK(wait >= Millis{0});
        longest = std::max(longest, wait);
        sum += wait;
    }
    return {longest, sum / kiosks};
}

}  // namespace

TEST_CASE("a backoff is due until something fails, and again once it went well") {
    tests::SeededRandom random(1);
    Backoff backoff(random, Millis{2'000}, Millis{900'000});
    CHECK(backoff.due(Instant{}));
    backoff.failed(kNow, Millis{1});
    CHECK_FALSE(backoff.due(kNow));
    backoff.succeeded();
    CHECK(backoff.due(kNow));
    backoff.succeeded(kNow + Millis{60'000});
    CHECK_FALSE(backoff.due(kNow + Millis{59'999}));
    CHECK(backoff.due(kNow + Millis{60'000}));
}

TEST_CASE("waits are spread over the whole of a range that doubles from 2 s to 15 min") {
    const std::pair<int, int> ranges[] = {{1, 2'000},   {2, 4'000},    {3, 8'000},    {6, 64'000},
                                          {9, 512'000}, {10, 900'000}, {11, 900'000}, {40, 900'000}};
    for (const auto& range : ranges) {
        const auto [failures, ceiling] = range;
        INFO("failures: ", range.first);
        const auto [longest, mean] = waits(failures);
        CHECK(longest <= Millis{ceiling});
        CHECK(longest > Millis{ceiling} * 95 / 100);
        CHECK(mean > Millis{ceiling} * 45 / 100);
        CHECK(mean < Millis{ceiling} * 55 / 100);
    }
}

TEST_CASE("what was asked for is kept whole, and the jitter comes on top") {
    tests::SeededRandom random(3);
    Backoff backoff(random, Millis{2'000}, Millis{900'000});
    backoff.failed(kNow, Millis{120'000});
    CHECK(backoff.not_before() >= kNow + Millis{120'000});
    CHECK(backoff.not_before() <= kNow + Millis{122'000});
}

TEST_CASE("hurry keeps the memory of what failed, forget does not") {
    tests::SeededRandom random(4);
    Millis longest_hurried{0};
    Millis longest_forgotten{0};
    for (int i = 0; i < 500; ++i) {
        Backoff hurried = after_failures(random, 8);
        hurried.hurry();
        CHECK(hurried.due(kNow));
        hurried.failed(kNow);
        longest_hurried = std::max(longest_hurried, hurried.not_before() - kNow);
        Backoff forgotten = after_failures(random, 8);
        forgotten.forget();
        CHECK(forgotten.due(kNow));
        forgotten.failed(kNow);
        longest_forgotten = std::max(longest_forgotten, forgotten.not_before() - kNow);
    }
    CHECK(longest_hurried > Millis{256'000});
    CHECK(longest_forgotten <= Millis{2'000});
}
