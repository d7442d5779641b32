// The terminal: one model, one screen, and the effects carried out. What a window shows and a player plays.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "kiosk/base/camera.h"
#include "kiosk/base/devices.h"
#include "kiosk/base/photo.h"
#include "kiosk/base/sealer.h"
#include "kiosk/journey/update.h"
#include "kiosk/queue/store.h"
#include "platform/chip/desk.h"
#include "platform/runtime/mailbox.h"
#include "ui/screens/ui.h"

namespace motcua::platform {

// All borrowed for the terminal's life.
struct World {
    ui::Ui& ui;
    const Clock& clock;
    Random& random;
    CodeReader& reader;
    CodeWriter& writer;
    PhotoMaker& photos;
    Camera& camera;
    ChipDesk& chips;
    Printer& printer;
    Speaker& speaker;
    std::function<journey::Headphones()> headphones;
    queue::Store* store = nullptr;  // null: a fault stands
    Sealer* sealer = nullptr;
    std::string kiosk;
    std::string receiver;
    std::function<void()> stored = [] {};                   // a dossier was stored: somebody may send it
    std::function<void(bool)> visit_changed = [](bool) {};  // a visit began or ended
};

class Terminal {
  public:
    Terminal(World world, Mailbox& mailbox);
    ~Terminal();  // wipes the visit
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    // What stood at the start: content, fault, power cut.
    void begin(std::shared_ptr<const content::Content> content, std::optional<journey::Fault> fault,
               bool visit_was_cut);

    void touch(const ui::Finger& finger) { world_.ui.touch(finger); }
    // On a hardware keyboard: into the field that is typed into; where there is none, to a code that is
    // typed.
    void type(const text::Key& key);
    [[nodiscard]] bool gathers_code() const;  // as type() would now
    void navigate(ui::Nav key) { world_.ui.navigate(key); }
    void hold_up(const ColourImage& frame);  // before the camera: read, or photographed where that is wanted
    void handle(const journey::Intent& intent);

    // Letters, clock, drawing, and everything that follows from them, until nothing more follows. True when
    // the picture is a new one.
    bool turn();

    // When turn() must be called again although nothing happened.
    [[nodiscard]] Instant next_deadline() const;

    [[nodiscard]] const journey::Model& model() const { return *model_; }
    [[nodiscard]] const World& world() const { return world_; }

  private:
    void carry_out(const journey::Effect& effect);
    void take_letters();
    void photograph(const ColourImage& frame);
    void take(const Mailbox::Picture& picture);
    void speak(const journey::effect::Speak& speak);
    void read_chip(const journey::effect::ReadChip& wanted);
    bool look_at_devices();  // true where one is another than before
    bool draw_and_decide();

    World world_;
    Mailbox& mailbox_;
    Locked<journey::Model> model_;
    bool dirty_ = true;
};

// The papers of the visit that stands, as the receipt's moment has them. Fails where nothing is stored yet.
Result<Paper> slip_paper(const journey::Model& model);
Result<Paper> declaration_paper(const journey::Model& model);
// What the overview says, for who comes back with it. Fails where no procedure is chosen.
Result<Paper> take_away_paper(const journey::Model& model, CodeWriter& writer);

// What the worker reports, as letters for the terminal.
std::vector<journey::Intent> letters_about(queue::Store& store, const std::string& kiosk, bool online,
                                           const std::optional<DossierId>& delivered,
                                           std::optional<WallTime> at);

}  // namespace motcua::platform
