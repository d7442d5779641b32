// How long every screen takes to draw when all of it changes, on one core, with no display at all: one line a
// panel, and the slowest screen by name.
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/bench/tools/figures.h"
#include "ui/screens/previews.h"
#include "ui/screens/ui.h"

namespace motcua::tests {
namespace {

constexpr int kRounds = 20;

double draw_all(ui::Ui& ui, ui::Preview& shown, journey::Contrast contrast) {
    shown.model.settings.contrast = contrast;  // another colour everywhere
    const auto begin = std::chrono::steady_clock::now();
    ui.frame(shown.model, shown.now);
    static_cast<void>(ui.canvas());
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

// Another picture each time, as a camera brings it: what a page costs that shows one to aim by.
double draw_live(ui::Ui& ui, ui::Preview& shown) {
    auto live = std::make_shared<LivePicture>(*shown.model.visit->live);
    live->picture.rgb.front() ^= 1U;
    shown.model.visit->live = std::move(live);
    const auto begin = std::chrono::steady_clock::now();
    ui.frame(shown.model, shown.now);
    static_cast<void>(ui.canvas());
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

void measure_live(ui::Ui& ui, const ui::Panel& panel) {
    for (ui::Preview& shown : ui::previews()) {
        if (shown.name != "scan.live") continue;
        std::vector<double> times;
        for (int round = 0; round < 5 * kRounds; ++round) times.push_back(draw_live(ui, shown));
        fmt::print("{:>4} x {:<4}  live picture: median {:.1f} ms, p95 {:.1f} ms, at most ten a second\n",
                   panel.width_px, panel.height_px, median(times), percentile(times, 0.95));
    }
}

int measure(const ui::Panel& panel) {
    const auto ui = ui::Ui::create(panel, {"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
                                           "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"});
    if (!ui) {
        fmt::print(stderr, "bench_redraw: {}\n", ui.error().what);
        return 1;
    }
    std::vector<double> all;
    std::string slowest;
    double slowest_ms = 0;
    for (ui::Preview& shown : ui::previews()) {
        std::vector<double> times;
        for (int round = 0; round < kRounds; ++round) {
            draw_all(**ui, shown, journey::Contrast::high_dark);
            times.push_back(draw_all(**ui, shown, journey::Contrast::light));
        }
        all.insert(all.end(), times.begin(), times.end());
        if (median(times) > slowest_ms) {
            slowest_ms = median(times);
            slowest = shown.name;
        }
    }
    fmt::print("{:>4} x {:<4}  full redraw: median {:.1f} ms, p95 {:.1f} ms, slowest {} {:.1f} ms\n",
               panel.width_px, panel.height_px, median(all), percentile(all, 0.95), slowest, slowest_ms);
    measure_live(**ui, panel);
    return 0;
}

}  // namespace
}  // namespace motcua::tests

int main() {
    using motcua::tests::measure;
    const int portrait = measure({1080, 1920, 4.03F});
    return portrait != 0 ? portrait : measure({1920, 1080, 4.03F});
}
