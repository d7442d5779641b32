// One playing: the machine, its portal, and what each kind of step does.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>

#include <nlohmann/json.hpp>

#include "platform/player/player.h"
#include "platform/player/portal_process.h"
#include "platform/runtime/machine.h"
#include "platform/runtime/printers.h"

namespace motcua::platform {

// Time that moves with the script, from a real beginning.
class ScriptClock final : public Clock {
  public:
    ScriptClock(Instant monotonic, WallTime wall) : monotonic_(monotonic), wall_(wall) {}
    [[nodiscard]] Instant monotonic() const override { return monotonic_; }
    [[nodiscard]] WallTime wall() const override { return wall_; }
    void advance(Millis by) {
        monotonic_ += by;
        wall_ += by;
    }

  private:
    Instant monotonic_;
    WallTime wall_;
};

// Nothing sounds; what is said takes its time on the script's clock, and is remembered until the next.
class ScriptSpeaker final : public Speaker {
  public:
    explicit ScriptSpeaker(const Clock& clock) : clock_(clock) {}
    [[nodiscard]] bool ready() const override { return true; }
    void say(Utterance utterance) override;
    void pause(bool paused) override { paused_ = paused; }
    void stop() override;
    void set_voice(int pace_percent, int) override { pace_ = pace_percent; }
    void ring() override {}
    void notice() override {}

    // Tells what began and ended by now.
    void report(Mailbox& mailbox);
    [[nodiscard]] Secret said() const;  // all of it, one piece a line

  private:
    const Clock& clock_;
    Utterance utterance_;
    std::size_t told_ = 0;  // pieces whose beginning was told
    Instant next_{};        // when the next piece begins, or all of it ends
    bool speaking_ = false;
    bool paused_ = false;
    int pace_ = 100;
};

// Rung by the devices' threads: something new lies in the mailbox.
class Doorbell {
  public:
    void ring();
    // Since the last wait or from now on; false where nobody did in `most`, by the real clock.
    bool wait(Millis most);

  private:
    std::mutex mutex_;
    std::condition_variable rings_;
    bool rung_ = false;
};

class PlayerSession {
  public:
    static Result<std::unique_ptr<PlayerSession>> open(const PlayOptions& options);

    // Does one step. The reply holds at least {"screen"}; an error says what stood there instead.
    Status<> perform(const nlohmann::json& step, nlohmann::json& reply);

    [[nodiscard]] std::string screen() const { return machine_->ui().tree().screen; }
    [[nodiscard]] const std::string& fault_detail() const { return machine_->folder().fault_detail; }

  private:
    PlayerSession(const PlayOptions& options, WallTime start);

    Status<> expect(const nlohmann::json& what, nlohmann::json& reply);
    Status<> await(const nlohmann::json& what, nlohmann::json& reply);
    Status<> shot(const nlohmann::json& step);
    Status<> tap(const nlohmann::json& step);
    Status<> nav(const nlohmann::json& key);
    Status<> nav_to(const nlohmann::json& id);
    Status<> by(const nlohmann::json& way);
    Status<> headphones(const nlohmann::json& state);
    Status<> scan(const nlohmann::json& step);
    [[nodiscard]] std::filesystem::path beside_script(const std::filesystem::path& file) const;
    Status<> frame(const nlohmann::json& file);
    Status<> paper(const nlohmann::json& title);
    Status<> hold_up(const ColourImage& image);
    Status<> type(const nlohmann::json& text);
    Status<> keys(const nlohmann::json& text);
    Status<> stroke(const nlohmann::json& step);
    Status<> tree(const nlohmann::json& name, nlohmann::json& reply);
    Status<> advance(const nlohmann::json& by);
    Status<> printer(const nlohmann::json& step);
    Status<> portal(const nlohmann::json& state);
    Status<> publish(const nlohmann::json& file);
    Status<> sync();
    Status<> kill(const nlohmann::json& where);

    Status<> shot_of_screen(const std::string& name);
    Status<> shot_of_paper(const std::string& paper, const std::string& name);
    [[nodiscard]] bool can_tap(const std::string& id) const;
    Status<> tap_widget(const std::string& id);
    Status<> expect_widget(const nlohmann::json& what);
    Status<> expect_said(const nlohmann::json& what) const;
    void press(ui::Nav key);
    Status<> expect_queue(const nlohmann::json& counts);
    Status<> press_character(std::string_view character);
    void finger(ui::Finger::Kind kind, float x, float y);
    void settle();  // until nothing more follows

    PlayOptions options_;
    ScriptClock clock_;
    FolderPrinter printer_;
    ScriptSpeaker speaker_;
    Doorbell doorbell_;
    PortalProcess portal_;
    std::unique_ptr<Machine> machine_;
    bool by_keys_ = false;  // taps and typing go by next, previous and select alone
    journey::Headphones headphones_ = journey::Headphones::none;
    Secret slip_in_hand_;  // the resident took it home; it holds nothing of them
};

}  // namespace motcua::platform
