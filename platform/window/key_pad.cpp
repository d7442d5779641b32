#include "platform/window/key_pad.h"

#include <algorithm>
#include <array>
#include <utility>

namespace motcua::platform {
namespace {

using ui::Nav;

struct Known {
    std::string_view key;
    Nav nav;
};

// Of every keyboard, without configuration.
constexpr std::array<Known, 9> kKeyboard{{{"Tab", Nav::next},
                                          {"Down", Nav::next},
                                          {"Right", Nav::next},
                                          {"Up", Nav::previous},
                                          {"Left", Nav::previous},
                                          {"Return", Nav::select},
                                          {"Keypad Enter", Nav::select},
                                          {"Space", Nav::select},
                                          {"Escape", Nav::back}}};

}  // namespace

std::optional<Nav> KeyPad::meaning(std::string_view key, bool shift) const {
    const std::array<std::pair<const std::string*, Nav>, 5> pad{{{&keys_.next, Nav::next},
                                                                 {&keys_.previous, Nav::previous},
                                                                 {&keys_.select, Nav::select},
                                                                 {&keys_.back, Nav::back},
                                                                 {&keys_.read, Nav::read}}};
    for (const auto& [name, nav] : pad)
        if (*name == key) return nav;
    if (key == "Tab" && shift) return Nav::previous;
    for (const Known& known : kKeyboard)
        if (known.key == key) return known.nav;
    return std::nullopt;
}

bool KeyPad::names(std::string_view key) const {
    const std::array named{&keys_.previous, &keys_.select, &keys_.next,
                           &keys_.back,     &keys_.read,   &keys_.curtain};
    return !key.empty() &&
           std::any_of(named.begin(), named.end(), [&](const std::string* each) { return *each == key; });
}

std::optional<KeyMeaning> KeyPad::down(std::string_view key, bool shift, bool repeated, Instant now) {
    if (key.empty()) return std::nullopt;  // a key without a name is none that was configured
    const auto nav = meaning(key, shift);
    if (key == keys_.curtain) {
        if (repeated || held_since_) return std::nullopt;
        held_since_ = now;
        held_ = nav;
        return std::nullopt;
    }
    const bool is_step = nav == Nav::next || nav == Nav::previous;
    if (!nav || (repeated && !is_step)) return std::nullopt;
    return KeyMeaning{nav, false};
}

std::optional<KeyMeaning> KeyPad::up(std::string_view key) {
    if (key != keys_.curtain || !held_since_) return std::nullopt;
    held_since_.reset();
    const auto nav = std::exchange(held_, std::nullopt);
    if (!nav) return std::nullopt;
    return KeyMeaning{nav, false};
}

std::optional<KeyMeaning> KeyPad::tick(Instant now) {
    if (!due() || now < *due()) return std::nullopt;
    held_since_.reset();
    held_.reset();
    return KeyMeaning{std::nullopt, true};
}

std::optional<Instant> KeyPad::due() const {
    if (!held_since_) return std::nullopt;
    return *held_since_ + kHold;
}

}  // namespace motcua::platform
