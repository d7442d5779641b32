#include "platform/window/hardware_keys.h"

#include <algorithm>
#include <utility>

#include "kiosk/text/unicode.h"

namespace motcua::platform {

void HardwareKeys::take(KeyStroke stroke, Instant now) { act_on(gun_.hear(std::move(stroke), now), now); }

void HardwareKeys::tick(Instant now) {
    act_on(gun_.tick(now), now);
    mean(pad_.tick(now));
}

std::optional<Instant> HardwareKeys::due() const {
    if (!gun_.due()) return pad_.due();
    return pad_.due() ? std::min(*gun_.due(), *pad_.due()) : gun_.due();
}

void HardwareKeys::act_on(ScannerGun::Heard heard, Instant now) {
    for (const KeyStroke& stroke : heard.typed) press(stroke, now);
    if (heard.scanned) terminal_.handle(journey::intent::Scanned{std::move(*heard.scanned)});
    if (heard.garbled) terminal_.handle(journey::intent::SawNothingReadable{});
}

void HardwareKeys::press(const KeyStroke& stroke, Instant now) {
    using Kind = KeyStroke::Kind;
    if (stroke.kind == Kind::down) is_repeated_ = stroke.repeated;
    if (stroke.kind != Kind::up && terminal_.gathers_code() && gather(stroke)) return;
    if (stroke.kind == Kind::text) return write(view(stroke.text));
    if (stroke.kind == Kind::down) {
        if (stroke.name == "Backspace" && !stroke.repeated) terminal_.type(text::erase_key());
    }
    // Where something is typed, the space bar writes a space.
    if (stroke.name == "Space" && ui::is_typed_into(ui_.tree())) return;
    mean(stroke.kind == Kind::up ? pad_.up(stroke.name)
                                 : pad_.down(stroke.name, stroke.shift, stroke.repeated, now));
}

// What belongs to a code that is typed and means nothing else. As a gun's, its keys are read by their place:
// the sign that was pressed, not what an input method makes of it.
bool HardwareKeys::gather(const KeyStroke& stroke) {
    if (stroke.kind == KeyStroke::Kind::text) {
        if (text_wanted_) write(view(stroke.text));
        return true;
    }
    const bool begun = terminal_.model().typed_code.has_value();
    text_wanted_ = false;
    if (begun && edits_code(stroke)) return true;
    if (pad_.names(stroke.name) || (stroke.name == "Space" && !begun)) return false;
    const char sign = us_sign(stroke.place, stroke.shift);
    text_wanted_ = sign == 0;
    if (sign == 0) return false;
    if (!stroke.repeated) terminal_.type(text::character_key(static_cast<unsigned char>(sign)));
    return true;
}

bool HardwareKeys::edits_code(const KeyStroke& stroke) {
    const bool ends = stroke.name == "Return" || stroke.name == "Keypad Enter";
    const bool drops = stroke.name == "Escape";
    const bool erases = stroke.name == "Backspace";
    if (!stroke.repeated && ends) terminal_.handle(journey::intent::SendCode{});
    if (!stroke.repeated && drops) terminal_.handle(journey::intent::DropCode{});
    if (!stroke.repeated && erases) terminal_.type(text::erase_key());
    return ends || drops || erases;
}

// A key that is held down types once: a slow hand does not write a row of letters.
void HardwareKeys::write(std::string_view utf8) {
    const auto points = text::code_points(utf8);
    if (is_repeated_ || !points) return;
    for (const char32_t point : *points) terminal_.type(text::character_key(point));
}

void HardwareKeys::mean(const std::optional<KeyMeaning>& key) {
    if (!key) return;
    if (key->nav) terminal_.navigate(*key->nav);
    if (key->curtain) terminal_.handle(journey::intent::ToggleCurtain{});
}

}  // namespace motcua::platform
