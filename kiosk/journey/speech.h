// What is read aloud, how, and how far the voice is.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/base/secret.h"
#include "kiosk/base/time.h"
#include "kiosk/text/language.h"

namespace motcua::journey {

// One thing that is said: the words of one widget.
struct Piece {
    std::string widget;  // its id, by which the screen shows what is being said; empty: of none
    Secret words;        // as spoken; a person's own data only where headphones are plugged in
    text::Language language = text::Language::vi;
    std::string recording;  // its name in the pack, where the whole sentence was recorded
};

// 50 to 200 % of the normal pace in eight steps (VVSG 2.0, 7.1-K).
inline constexpr std::array<int, 8> kPaces{50, 65, 80, 100, 120, 140, 170, 200};
inline constexpr int kNormalPace = 3;  // index into kPaces

// Gain in decibels below the loudest, in steps of at most 10 dB (VVSG 2.0, 7.1-K). The installer sets the
// amplifier so that the normal step gives 65 dB(A) where the person stands (EN 301 549, 5.1.3.13).
inline constexpr std::array<int, 8> kLoudness{-40, -32, -26, -20, -15, -10, -5, 0};
inline constexpr int kNormalLoudness = 3;  // index into kLoudness

enum class Headphones : std::uint8_t {
    none,  // this kiosk has no jack: nothing personal is ever said
    unplugged,
    plugged
};

// What the voice is doing. Scripts are numbered, so that late news of an older one is known as such.
struct Speech {
    std::uint32_t script = 0;
    std::vector<std::string> widgets;  // one a piece
    std::size_t at = 0;                // the piece being said
    bool speaking = false;
    bool paused = false;
    Instant since{};  // the piece began

    // Empty while nothing is said.
    [[nodiscard]] std::string_view widget() const {
        return speaking && at < widgets.size() ? std::string_view(widgets[at]) : std::string_view();
    }
};

}  // namespace motcua::journey
