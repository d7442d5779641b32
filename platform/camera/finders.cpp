#include "platform/camera/finders.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <opencv2/imgproc.hpp>

namespace motcua::platform {
namespace {

using Runs = std::array<int, 5>;  // dark, light, dark, light, dark

int sum(const Runs& runs) { return runs[0] + runs[1] + runs[2] + runs[3] + runs[4]; }

bool is_finder(const Runs& runs) {
    const int total = sum(runs);
    if (total < 11) return false;
    const float module = static_cast<float>(total) / 7;
    const float off = module * 0.5F + 0.5F;
    for (const std::size_t i : {0U, 1U, 3U, 4U})
        if (std::abs(static_cast<float>(runs[i]) - module) > off) return false;
    return std::abs(static_cast<float>(runs[2]) - 3 * module) <= 2 * off;
}

// The runs along one column or row through (x, y), and where the middle one has its middle.
struct Cross {
    Runs runs{};
    float middle = 0;
};

template <class IsDark>
std::optional<Cross> cross(IsDark is_dark, int from, int end, int longest) {
    if (!is_dark(from)) return std::nullopt;
    Cross out;
    const auto walk = [&](int step, std::array<int*, 3> runs) {
        int at = from + step;
        bool dark = true;
        for (int* const run : runs) {
            while (at >= 0 && at < end && is_dark(at) == dark && *run <= longest) {
                ++*run;
                at += step;
            }
            if (*run == 0 || *run > longest) return false;
            dark = !dark;
        }
        return true;
    };
    int before = 0;
    int after = 0;
    // Both halves of the middle run are counted by themselves; its own pixel belongs to neither.
    ++before;
    ++after;
    if (!walk(-1, {&before, &out.runs[1], &out.runs[0]}) || !walk(1, {&after, &out.runs[3], &out.runs[4]}))
        return std::nullopt;
    out.runs[2] = before + after - 1;
    out.middle = static_cast<float>(from) + static_cast<float>(after - before) / 2;
    return out;
}

// A row of pixels crosses something like a finder at (x, y): is it one downwards, too, and once more across?
std::optional<Finder> confirmed(const Seen& seen, int x, int y, int total) {
    const auto down = cross([&](int at) { return seen.dark(at, x) != 0; }, y, seen.dark.rows, 2 * total);
    if (!down || !is_finder(down->runs)) return std::nullopt;
    const int high = sum(down->runs);
    if (high > 4 * total || total > 4 * high) return std::nullopt;
    const int row = static_cast<int>(std::lround(down->middle));
    const auto across = cross([&](int at) { return seen.dark(row, at) != 0; }, x, seen.dark.cols, 2 * total);
    if (!across || !is_finder(across->runs)) return std::nullopt;
    return Finder{
        {across->middle, down->middle}, static_cast<float>(sum(across->runs)), static_cast<float>(high), 1};
}

void merge(std::vector<Finder>& finders, const Finder& one) {
    for (Finder& known : finders) {
        const float reach = std::min(known.across, known.down) / 4;
        if (std::abs(known.centre.x - one.centre.x) > reach ||
            std::abs(known.centre.y - one.centre.y) > reach)
            continue;
        const auto rows = static_cast<float>(known.rows);
        known.centre = (known.centre * rows + one.centre) / (rows + 1);
        known.across = (known.across * rows + one.across) / (rows + 1);
        known.down = (known.down * rows + one.down) / (rows + 1);
        ++known.rows;
        return;
    }
    constexpr std::size_t kFoundMax = 400;  // a cloth of squares has thousands
    if (finders.size() < kFoundMax) finders.push_back(one);
}

void search_row(const Seen& seen, int y, std::vector<Finder>& finders) {
    const std::uint8_t* const row = seen.dark[y];
    Runs runs{};
    int count = 0;  // of runs so far, the present one left out
    int begin = 0;
    for (int x = 1; x <= seen.dark.cols; ++x) {
        if (x < seen.dark.cols && row[x] == row[x - 1]) continue;
        std::rotate(runs.begin(), runs.begin() + 1, runs.end());
        runs[4] = x - begin;
        begin = x;
        ++count;
        if (row[x - 1] == 0 || count < 5 || !is_finder(runs)) continue;
        const int middle = x - runs[4] - runs[3] - (runs[2] + 1) / 2;
        if (const auto finder = confirmed(seen, middle, y, sum(runs))) merge(finders, *finder);
    }
}

}  // namespace

Seen look_at(const cv::Mat1b& picture, const Manner& manner) {
    Seen seen;
    seen.row_step = manner.row_step;
    if (manner.sigma > 0) {
        cv::GaussianBlur(picture, seen.grey, {}, manner.sigma);
    } else {
        seen.grey = picture;
    }
    // A mean changes slowly: a quarter of the rows and columns tell it.
    const int window = manner.window / 4 | 1;
    cv::Mat1b quarter;
    const cv::Size size(std::max(picture.cols / 4, 1), std::max(picture.rows / 4, 1));
    cv::resize(seen.grey, quarter, size, 0, 0, cv::INTER_AREA);
    cv::boxFilter(quarter, quarter, -1, {window, window});
    cv::resize(quarter, seen.mean, seen.grey.size(), 0, 0, cv::INTER_LINEAR);
    cv::subtract(seen.mean, seen.grey, seen.dark);
    cv::threshold(seen.dark, seen.dark, 1, 255, cv::THRESH_BINARY);
    return seen;
}

std::vector<Finder> find_finders(const Seen& seen) {
    std::vector<Finder> finders;
    for (int y = 0; y < seen.dark.rows; y += seen.row_step) search_row(seen, y, finders);
    // More rows of the same width cross what is a finder than what only looks like one for a line or two.
    std::stable_sort(finders.begin(), finders.end(), [](const Finder& a, const Finder& b) {
        return static_cast<float>(a.rows) * b.down > static_cast<float>(b.rows) * a.down;
    });
    if (finders.size() > kFindersMax) finders.resize(kFindersMax);
    return finders;
}

}  // namespace motcua::platform
