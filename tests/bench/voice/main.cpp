// From the tap on Read aloud to the first sound: the screen, the journey and the voice together, with a sound
// device that takes samples as fast as a real one and leaves them on no loudspeaker.
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "kiosk/journey/update.h"
#include "platform/speech/speech.h"
#include "tests/bench/tools/figures.h"
#include "ui/screens/previews.h"
#include "ui/screens/ui.h"

namespace motcua::tests {
namespace {

using Ticking = std::chrono::steady_clock;
constexpr int kRounds = 10;
constexpr double kDeviceMs = 1024 * 1000.0 / 22050;  // what the device may hold back: one buffer

// Waits until the speaker tells that a script's first samples go to the device.
class Ear {
  public:
    SpeakerReports reports() {
        SpeakerReports out;
        out.began = [this](std::uint32_t number, std::size_t) {
            const std::lock_guard lock(mutex_);
            heard_ = number;
            told_.notify_all();
        };
        return out;
    }
    // False where it is not heard within two seconds.
    bool wait_for(std::uint32_t number) {
        std::unique_lock lock(mutex_);
        return told_.wait_for(lock, std::chrono::seconds{2}, [&] { return heard_ >= number; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable told_;
    std::uint32_t heard_ = 0;
};

// What the terminal does with a tap, up to the voice, in milliseconds; none where nothing is said.
std::optional<double> tap_to_sound(ui::Ui& ui, ui::Preview shown, Speaker& speaker, Ear& ear,
                                   std::uint32_t number) {
    shown.model.settings.read_aloud = false;
    shown.now += std::chrono::minutes{10} * number;  // time goes on, though each picture has its own clock
    ui.frame(shown.model, shown.now);
    const ui::Widget* const button = ui.tree().find("frame.speak");
    if (!button) return std::nullopt;
    const auto& [x, y, w, h] = button->rect;
    ui.touch({ui::Finger::Kind::down, x + w / 2, y + h / 2});
    ui.touch({ui::Finger::Kind::up, x + w / 2, y + h / 2});
    shown.model.speech.script = number - 1;
    const auto begin = Ticking::now();
    for (int frame = 0; frame < 2; ++frame)
        for (const journey::Intent& meant : ui.frame(shown.model, shown.now))
            for (const journey::Effect& effect : journey::update(shown.model, meant, shown.now))
                if (const auto* speak = std::get_if<journey::effect::Speak>(&effect)) {
                    Utterance utterance;
                    utterance.number = speak->script;
                    for (const journey::Piece& piece : speak->pieces)
                        utterance.pieces.push_back({piece.words, "vi-vn-x-central"});
                    speaker.say(std::move(utterance));
                }
    if (!ear.wait_for(number)) return std::nullopt;
    return std::chrono::duration<double, std::milli>(Ticking::now() - begin).count() + kDeviceMs;
}

int measure() {
    const auto ui =
        ui::Ui::create({1080, 1920, 4.03F}, {"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
                                             "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"});
    if (!ui) {
        fmt::print(stderr, "bench_voice: {}\n", ui.error().what);
        return 1;
    }
    Ear ear;
    const auto speaker = platform::make_speaker(ear.reports());
    if (!speaker->ready()) {
        fmt::print(stderr, "bench_voice: no voice\n");
        return 1;
    }
    std::vector<double> all;
    std::uint32_t number = 0;
    for (int round = 0; round < kRounds; ++round)
        for (const ui::Preview& shown : ui::previews())
            if (shown.model.machine.speaker_ready && shown.name != "still_there") {  // there any tap goes on
                const auto time = tap_to_sound(**ui, shown, *speaker, ear, ++number);
                speaker->stop();
                if (time) all.push_back(*time);
                if (!time) fmt::print("{}: a tap on Read aloud says nothing\n", shown.name);
            }
    fmt::print("tap on Read aloud to sound: median {:.0f} ms, p95 {:.0f} ms, most {:.0f} ms, limit 300 ms\n",
               median(all), percentile(all, 0.95), percentile(all, 1));
    return percentile(all, 0.95) <= 300 ? 0 : 1;
}

}  // namespace
}  // namespace motcua::tests

int main() {
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    return motcua::tests::measure();
}
