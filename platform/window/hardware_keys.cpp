#include "platform/window/hardware_keys.h"

#include <algorithm>
#include <utility>

#include "kiosk/text/unicode.h"

namespace motcua::platform {
namespace {

// Where something is typed, the space bar writes a space.
bool is_typed_into(const ui::Tree& tree) {
    return std::any_of(tree.widgets.begin(), tree.widgets.end(),
                       [](const ui::Widget& widget) { return widget.role == "field" && widget.selected; });
}

}  // namespace

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
    if (stroke.kind == Kind::text) return write(view(stroke.text));
    if (stroke.kind == Kind::down) {
        is_repeated_ = stroke.repeated;
        if (stroke.name == "Backspace" && !stroke.repeated) terminal_.type(text::erase_key());
    }
    if (stroke.name == "Space" && is_typed_into(ui_.tree())) return;
    mean(stroke.kind == Kind::up ? pad_.up(stroke.name)
                                 : pad_.down(stroke.name, stroke.shift, stroke.repeated, now));
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
