// From the finger to the glass: touches the kiosk on a virtual screen through XTEST and watches the screen's
// memory until the picture that answers stands there.
#include <chrono>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>

#include "tests/bench/pointer/pointer.h"
#include "tests/bench/tools/figures.h"
#include "tests/bench/tools/process_tree.h"
#include "tests/bench/tools/screen.h"
#include "ui/screens/previews.h"
#include "ui/screens/ui.h"

extern char** environ;

namespace motcua::tests {
namespace {

using Ticking = std::chrono::steady_clock;
constexpr std::chrono::seconds kPatience{5};
constexpr int kTaps = 60;

// Where things lie on the first screen: read from its own tree.
struct Places {
    int tile_x = 0, tile_y = 0;  // the main tile
    ui::Area tile_ground;        // a part of it without letters or picture: looks pressed at once
    int back_x = 0, back_y = 0;  // leads home again
    ui::Area heading;            // says another thing on every screen
};

Result<Places> places(const ui::Panel& panel) {
    const auto ui = ui::Ui::create(panel, {"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
                                           "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"});
    if (!ui) return tl::unexpected(ui.error());
    for (const ui::Preview& shown : ui::previews()) {
        if (shown.name != "home") continue;
        (*ui)->frame(shown.model, shown.now);
        const ui::Widget* tile = (*ui)->tree().find("home.scan");
        const ui::Widget* back = (*ui)->tree().find("frame.back");
        const ui::Widget* title = (*ui)->tree().find("home.title");
        if (!tile || !back || !title) break;
        const auto middle = [](float from, float length) { return static_cast<int>(from + length / 2); };
        const auto& r = title->rect;
        const int tile_x = middle(tile->rect[0], tile->rect[2]);
        const int tile_end = static_cast<int>(tile->rect[1] + tile->rect[3]);
        return Places{tile_x,
                      middle(tile->rect[1], tile->rect[3]),
                      {tile_x - 40, tile_end - 20, tile_x + 40, tile_end - 10},
                      middle(back->rect[0], back->rect[2]),
                      middle(back->rect[1], back->rect[3]),
                      {static_cast<int>(r[0]), static_cast<int>(r[1]), static_cast<int>(r[0] + r[2]),
                       static_cast<int>(r[1] + r[3])}};
    }
    return failure("the home screen has no tile");
}

class Hand {
  public:
    Hand(Pointer& pointer, const VirtualScreen& screen) : pointer_(pointer), screen_(screen) {}

    void move(int x, int y) { pointer_.move(x, y); }
    // Milliseconds until `area` looks different; negative where it never did.
    double press(bool down, const ui::Area& area) {
        const std::uint64_t before = screen_.fingerprint(area);
        const auto begin = Ticking::now();
        pointer_.press(down);
        while (screen_.fingerprint(area) == before)
            if (Ticking::now() - begin > kPatience) return -1;
        return std::chrono::duration<double, std::milli>(Ticking::now() - begin).count();
    }

  private:
    Pointer& pointer_;
    const VirtualScreen& screen_;
};

void rest(int milliseconds) { poll(nullptr, 0, milliseconds); }

void say(const char* what, const std::vector<double>& times) {
    fmt::print("{}: median {:.1f} ms, p95 {:.1f} ms, worst {:.1f} ms\n", what, median(times),
               percentile(times, 0.95), percentile(times, 1));
}

int tap_about(Hand& hand, const Places& at) {
    std::vector<double> pressed;
    std::vector<double> opened;
    for (int i = 0; i < kTaps; ++i) {
        hand.move(at.tile_x, at.tile_y);
        rest(700);  // no tap is the second of a double tap
        pressed.push_back(hand.press(true, at.tile_ground));
        rest(100);
        opened.push_back(hand.press(false, at.heading));
        rest(700);
        hand.move(at.back_x, at.back_y);
        hand.press(true, {at.back_x - 30, at.back_y - 30, at.back_x + 30, at.back_y + 30});
        rest(100);
        opened.push_back(hand.press(false, at.heading));
        if (pressed.back() < 0 || opened.back() < 0 || opened[opened.size() - 2] < 0) {
            fmt::print(stderr, "bench_touch: a touch was not answered within 5 s\n");
            return 1;
        }
    }
    say("finger down to pressed look ", pressed);
    say("finger up to the next screen", opened);
    return 0;
}

int measure(const std::string& screen_file, const ui::Panel& panel, const std::vector<std::string>& command) {
    const auto screen = VirtualScreen::open(screen_file);
    const auto at = places(panel);
    const auto pointer = make_pointer();
    if (!screen || !at || !pointer) {
        fmt::print(stderr, "bench_touch: no screen\n");
        return 1;
    }
    adopt_orphans();
    std::vector<char*> argv;
    for (const std::string& word : command) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    pid_t kiosk = 0;
    if (posix_spawnp(&kiosk, argv[0], nullptr, nullptr, argv.data(), environ) != 0) return 1;
    const auto begin = Ticking::now();
    while (!screen->shows_a_page() && Ticking::now() - begin < 4 * kPatience) rest(10);
    rest(2'000);
    Hand hand(*pointer, *screen);
    const int result = tap_about(hand, *at);
    end_tree(kiosk);
    return result;
}

}  // namespace
}  // namespace motcua::tests

int main(int argc, char** argv) {
    std::string screen;
    motcua::ui::Panel panel;
    std::vector<std::string> command;
    CLI::App app{"Touches the kiosk on a virtual screen (Xvfb -fbdir) and times the answer"};
    app.add_option("--screen", screen, "the screen's file, Xvfb_screen0")->required();
    app.add_option("--width", panel.width_px, "of the panel, in pixels");
    app.add_option("--height", panel.height_px, "of the panel, in pixels");
    app.add_option("command", command, "after --: the kiosk and its arguments")->required();
    CLI11_PARSE(app, argc, argv);
    return motcua::tests::measure(screen, panel, command);
}
