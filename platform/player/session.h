// One playing: the machine, its portal, and what each kind of step does.
#pragma once

#include <memory>
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

// The player hears nothing; it only remembers that it was spoken to.
class SilentSpeaker final : public Speaker {
  public:
    [[nodiscard]] bool ready() const override { return true; }
    void say(const std::string& text, const std::string&) override { said_ = text; }
    void ring() override {}
    void stop() override { said_.clear(); }
    [[nodiscard]] const std::string& said() const { return said_; }

  private:
    std::string said_;
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
    Status<> shot(const nlohmann::json& step);
    Status<> tap(const nlohmann::json& step);
    Status<> scan(const nlohmann::json& step);
    Status<> frame(const nlohmann::json& file);
    Status<> type(const nlohmann::json& text);
    Status<> stroke(const nlohmann::json& step);
    Status<> tree(const nlohmann::json& name, nlohmann::json& reply);
    Status<> advance(const nlohmann::json& by);
    Status<> portal(const nlohmann::json& state);
    Status<> sync();
    Status<> kill(const nlohmann::json& where);

    Status<> shot_of_screen(const std::string& name);
    Status<> shot_of_paper(const std::string& paper, const std::string& name);
    [[nodiscard]] bool can_tap(const std::string& id) const;
    Status<> tap_widget(const std::string& id);
    Status<> expect_widget(const nlohmann::json& what);
    Status<> expect_queue(const nlohmann::json& counts);
    Status<> press_character(std::string_view character);
    void finger(ui::Finger::Kind kind, float x, float y);
    void settle();  // until nothing more follows

    PlayOptions options_;
    ScriptClock clock_;
    FolderPrinter printer_;
    SilentSpeaker speaker_;
    PortalProcess portal_;
    std::unique_ptr<Machine> machine_;
    Secret slip_in_hand_;  // the resident took it home; it holds nothing of them
};

}  // namespace motcua::platform
