// The keyboards of the machine: a person's typing, the keys of a pad, a gun's bursts, each to where it
// belongs.
#pragma once

#include <optional>

#include "platform/runtime/terminal.h"
#include "platform/window/key_pad.h"
#include "platform/window/scanner_gun.h"

namespace motcua::platform {

class HardwareKeys {
  public:
    // Both borrowed.
    HardwareKeys(PadKeys pad, Terminal& terminal, const ui::Ui& ui)
        : pad_(std::move(pad)), terminal_(terminal), ui_(ui) {}

    void take(KeyStroke stroke, Instant now);
    // What comes of waiting: a held key, a burst that has ended. due(): when it is worth calling.
    void tick(Instant now);
    [[nodiscard]] std::optional<Instant> due() const;

  private:
    void act_on(ScannerGun::Heard heard, Instant now);
    void press(const KeyStroke& stroke, Instant now);
    bool gather(const KeyStroke& stroke);
    bool edits_code(const KeyStroke& stroke);
    void write(std::string_view utf8);
    void mean(const std::optional<KeyMeaning>& key);

    KeyPad pad_;
    ScannerGun gun_;
    Terminal& terminal_;
    const ui::Ui& ui_;
    bool is_repeated_ = false;
    bool text_wanted_ = false;  // the code's last key has no sign of its own
};

}  // namespace motcua::platform
